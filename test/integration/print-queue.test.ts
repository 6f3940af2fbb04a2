import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Printer, PrintOutcome } from '#main/devices/printer-port.ts';
import type { PrintState } from '#shared/contract/receipt.ts';
import { Counter } from '#test/support/counter.ts';

/** A printer that has taken a job and says nothing until it is told to. */
class SlowPrinter implements Printer {
  readonly address = 'slow';
  readonly columns = 48 as const;
  readonly begun: string[] = [];
  private finish: ((outcome: PrintOutcome) => void)[] = [];

  print(job: { name: string }): Promise<PrintOutcome> {
    this.begun.push(job.name);
    return new Promise((resolve) => this.finish.push(resolve));
  }

  ends(outcome: PrintOutcome = { result: 'printed' }): void {
    this.finish.shift()?.(outcome);
  }
}

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const stateOf = async (jobId: string): Promise<PrintState | undefined> =>
  counter.rows<{ state: PrintState }>('SELECT state FROM print_job WHERE job_id = ?', jobId)[0]?.state;
const kicks = () =>
  counter.rows<{ state: string; reason: string }>("SELECT state, reason FROM print_job WHERE kind = 'drawer-kick'");
const settleAs = (jobId: string, answer: 'printed' | 'again' | 'skip') =>
  counter.refused('print.settle', { jobId, answer });
const open = () => counter.ask('print.list', {});
const bar = async () => (await counter.ask('station.status', {})).printer;

async function pay(cents = 14_217): Promise<string> {
  return (await counter.payCash(cents)).printJobId;
}
/** A payment whose receipt may or may not have come out. */
async function uncertainJob(): Promise<string> {
  counter.printer.outcome = () => 'uncertain-not';
  const jobId = await pay();
  await counter.clock.pass(100);
  counter.printer.outcome = () => 'printed';
  return jobId;
}
/** A payment whose receipt never reached the printer. */
async function failedJob(): Promise<string> {
  counter.printer.outcome = () => 'not-sent';
  const jobId = await pay();
  await counter.clock.pass(60_000);
  counter.printer.outcome = () => 'printed';
  return jobId;
}
async function withSlowPrinter(): Promise<SlowPrinter> {
  await counter.close();
  counter.forget();
  const printer = new SlowPrinter();
  counter = await new Counter({ over: { connectPrinter: () => printer } }).openFor('Maria Alvarez');
  return printer;
}

describe('the drawer', () => {
  test('opens before the receipt is printed', async () => {
    await pay();
    await counter.clock.pass(100);
    expect(counter.printer.paper).toEqual(['C1-26-000001-drawer', 'C1-26-000001-original']);
  });

  test('opens before its receipt also when the order has to be given again; another receipt does not wait for that', async () => {
    let tries = 0;
    counter.printer.outcome = () => {
      tries += 1;
      return tries === 1 ? 'not-sent' : 'printed';
    };
    const { receiptNo } = await counter.payCash(14_217);
    await counter.clock.pass(100);
    expect(counter.printer.paper).toEqual([]);
    await counter.ask('receipt.reprint', { receiptNo });
    await counter.clock.pass(100);
    expect(counter.printer.paper).toEqual(['C1-26-000001-duplicate-1']);
    await counter.clock.pass(3_000);
    expect(counter.printer.paper.slice(1)).toEqual(['C1-26-000001-drawer', 'C1-26-000001-original']);
  });

  test('is no longer ordered to open when the order is older than 15 seconds', async () => {
    counter.printer.outcome = () => 'not-sent';
    await pay();
    await counter.clock.pass(20_000);
    counter.printer.outcome = () => 'printed';
    await counter.clock.pass(20_000);
    expect(counter.printer.paper).toEqual(['C1-26-000001-original']);
    expect(kicks()).toMatchObject([{ state: 'skipped' }]);
  });

  test('nor when the clock was set back meanwhile, so that the order looks young', async () => {
    counter.printer.outcome = () => 'not-sent';
    await pay();
    await counter.clock.pass(14_000);
    counter.clock.jump(-10_000);
    counter.printer.outcome = () => 'printed';
    await counter.clock.pass(20_000);
    expect(counter.printer.paper).toEqual(['C1-26-000001-original']);
  });

  test('does not spring open late because the printer was busy that long', async () => {
    const printer = await withSlowPrinter();
    await pay(1_000);
    await pay(2_000);
    await counter.clock.pass(16_000);
    printer.ends();
    await counter.clock.pass(100);
    printer.ends();
    await counter.clock.pass(100);
    expect(printer.begun.filter((name) => name.endsWith('drawer'))).toEqual(['C1-26-000001-drawer']);
    expect(kicks().at(-1)).toEqual({ state: 'skipped', reason: 'expired' });
  });

  test('is never opened a second time by an order that may have arrived', async () => {
    counter.printer.outcome = () => (counter.printer.paper.length === 0 ? 'uncertain-out' : 'printed');
    await pay();
    await counter.clock.pass(60_000);
    expect(counter.printer.paper).toEqual(['C1-26-000001-drawer', 'C1-26-000001-original']);
  });

  test('is not opened by a restart, for a payment of before', async () => {
    counter.printer.outcome = () => 'not-sent';
    await pay();
    counter.crash();
    counter.printer.outcome = () => 'printed';
    await counter.start();
    await counter.clock.pass(1_000);
    expect(counter.printer.paper).toEqual(['C1-26-000001-original']);
  });
});

describe('a receipt', () => {
  test('waits, prints, is printed: the journal says that the printer confirmed it', async () => {
    const printer = await withSlowPrinter();
    const jobId = await pay();
    expect(await stateOf(jobId)).toBe('waiting');
    await counter.clock.pass(10);
    printer.ends();
    await counter.clock.pass(10);
    expect(await stateOf(jobId)).toBe('printing');
    expect(await bar()).toMatchObject({ waiting: 1, needPerson: 0 });
    printer.ends();
    await counter.clock.pass(10);
    expect(await stateOf(jobId)).toBe('printed');
    expect(counter.facts('receipt.printed')).toEqual([{ receiptNo: 'C1-26-000001', copy: 0, confirmedBy: 'printer' }]);
    expect(await open()).toEqual([]);
    expect(await bar()).toMatchObject({ state: 'ready', waiting: 0 });
  });

  test('is sent again by itself only while nothing of it left', async () => {
    let tries = 0;
    counter.printer.outcome = () => {
      tries += 1;
      return tries < 4 ? 'not-sent' : 'printed';
    };
    const jobId = await pay();
    await counter.clock.pass(25_000);
    expect(await stateOf(jobId)).toBe('printed');
    expect(counter.printer.paper.filter((name) => name.endsWith('original'))).toHaveLength(1);
  });

  test('that may have come out waits for a person, however long', async () => {
    const jobId = await uncertainJob();
    await counter.clock.pass(600_000);
    expect(await stateOf(jobId)).toBe('uncertain');
    expect(counter.printer.paper).toEqual([]);
    expect(counter.facts('receipt.printed')).toEqual([]);
  });

  test('that could not be sent for half a minute has failed, and the payment stands', async () => {
    const jobId = await failedJob();
    expect(await stateOf(jobId)).toBe('failed');
    expect(await open()).toMatchObject([{ jobId, state: 'failed', reason: 'refused', copy: 0 }]);
    expect(await bar()).toMatchObject({ state: 'trouble', reason: 'refused', needPerson: 1 });
    expect(counter.cis.totalCents()).toBe(14_217);
  });

  test('fails at once where no printer is set up', async () => {
    await counter.close();
    counter.forget();
    counter = await new Counter({ over: { printerAddress: null } }).openFor('Maria Alvarez');
    const jobId = await pay();
    await counter.clock.pass(100);
    expect(await open()).toMatchObject([{ jobId, state: 'failed', reason: 'not-configured' }]);
    expect(await bar()).toMatchObject({ state: 'not-configured', needPerson: 1 });
  });

  test('that was printing when the power went is uncertain, and is not printed again by itself', async () => {
    const printer = await withSlowPrinter();
    const jobId = await pay();
    await counter.clock.pass(10);
    printer.ends();
    await counter.clock.pass(10);
    counter.crash();
    await counter.start();
    await counter.clock.pass(60_000);
    expect(await stateOf(jobId)).toBe('uncertain');
    expect(printer.begun).toEqual(['C1-26-000001-drawer', 'C1-26-000001-original']);
  });

  test('that waited when the power went is printed after the start', async () => {
    const printer = await withSlowPrinter();
    await pay();
    await counter.clock.pass(10);
    counter.crash();
    await counter.start();
    await counter.clock.pass(100);
    expect(printer.begun).toContain('C1-26-000001-original');
  });

  test('in trouble holds up no other', async () => {
    await uncertainJob();
    const second = await pay(1_000);
    await counter.clock.pass(1_000);
    expect(await stateOf(second)).toBe('printed');
  });

  test('that cannot be composed holds up no other, and is left to a person', async () => {
    counter.printer.outcome = () => 'not-sent';
    const broken = await pay();
    const second = await pay(1_000);
    // A setting of that day that no longer can be read.
    counter.change(
      "UPDATE receipt SET receipt_no = 'C1-26-900001', transaction_id = 'x' WHERE receipt_no = 'C1-26-000001'",
    );
    counter.printer.outcome = () => 'printed';
    await counter.clock.pass(60_000);
    expect(await stateOf(second)).toBe('printed');
    expect(await stateOf(broken)).toBe('failed');
    counter.change("UPDATE receipt SET receipt_no = 'C1-26-000001' WHERE receipt_no = 'C1-26-900001'");
  });
});

describe("a person's word", () => {
  test('it lies in the hand: printed, and the journal says who saw it', async () => {
    const jobId = await uncertainJob();
    expect(await settleAs(jobId, 'printed')).toBe('granted');
    expect(await stateOf(jobId)).toBe('printed');
    expect(counter.facts('receipt.printed')).toEqual([{ receiptNo: 'C1-26-000001', copy: 0, confirmedBy: 'person' }]);
    expect(await open()).toEqual([]);
  });

  test('print it again, of which some may have come out: a marked duplicate', async () => {
    const jobId = await uncertainJob();
    expect(await settleAs(jobId, 'again')).toBe('granted');
    await counter.clock.pass(1_000);
    expect(counter.printer.paper).toEqual(['C1-26-000001-duplicate-1']);
    expect(counter.facts('receipt.skipped')).toEqual([{ receiptNo: 'C1-26-000001', copy: 0 }]);
  });

  test('print it again, of which nothing was sent: the original', async () => {
    const jobId = await failedJob();
    expect(await settleAs(jobId, 'again')).toBe('granted');
    await counter.clock.pass(1_000);
    expect(counter.printer.paper).toEqual(['C1-26-000001-original']);
    expect(counter.facts('receipt.reprint-asked')).toEqual([]);
  });

  test('leave it: skipped, and no longer in the way', async () => {
    for (const jobId of [await uncertainJob(), await failedJob()]) {
      expect(await settleAs(jobId, 'skip')).toBe('granted');
      expect(await stateOf(jobId)).toBe('skipped');
    }
    expect(await open()).toEqual([]);
    expect(counter.facts('receipt.skipped')).toHaveLength(2);
  });

  test('counts once: two people pressing at once settle it once', async () => {
    const jobId = await uncertainJob();
    const answers = await Promise.all([settleAs(jobId, 'again'), settleAs(jobId, 'again')]);
    expect(answers.sort()).toEqual(['PRINT_JOB_STATE', 'granted']);
    await counter.clock.pass(1_000);
    expect(counter.printer.paper).toHaveLength(1);
  });

  test('is not taken on what is printed, printing or never was uncertain', async () => {
    const printed = await pay(1_000);
    await counter.clock.pass(1_000);
    for (const answer of ['printed', 'again', 'skip'] as const)
      expect(await settleAs(printed, answer)).toBe('PRINT_JOB_STATE');
    expect(await settleAs(await failedJob(), 'printed')).toBe('PRINT_JOB_STATE');
  });

  test('is not asked about a drawer: an order to open one is no paper', async () => {
    await uncertainJob();
    expect(await open()).toHaveLength(1);
    const [kick] = counter.rows<{ job_id: string }>("SELECT job_id FROM print_job WHERE kind = 'drawer-kick'");
    expect(await settleAs(kick?.job_id ?? '', 'again')).toBe('PRINT_JOB_UNKNOWN');
  });
});
