import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { INITIAL_REASONS } from '#shared/reason.ts';
import { Counter } from '#test/support/counter.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const REFUSED = {
  code: 'personal-check' as const,
  number: '1042',
  cents: 14_217,
  accountNo: '14640201',
  reasonCode: 'unsigned',
  reason: '',
  language: 'en' as const,
};
type Refused = Omit<typeof REFUSED, 'language' | 'number' | 'cents' | 'accountNo'> & {
  language: 'en' | 'es';
  number: string | null;
  cents: number | null;
  accountNo: string | null;
};
const hands = (over: Partial<Refused> = {}) => counter.ask('check.refuse', { ...REFUSED, ...over } as Refused);
const portal = (accountNo: string | null, language: 'en' | 'es' = 'en') =>
  counter.ask('slip.portal', { accountNo, language });
async function sheet(name: string): Promise<string[]> {
  await counter.clock.pass(1_000);
  return counter.printer.rows(name);
}

describe('a check that is handed back', () => {
  test('is a fact, and moves no money', async () => {
    await hands({ reason: 'he will sign it at home' });
    expect(counter.facts('check.refused')).toEqual([
      {
        slipNo: 1,
        code: 'personal-check',
        number: '1042',
        cents: 14_217,
        account: { accountNo: '14640201', displayNo: '14-6402-01', name: 'GARCIA, MARIA' },
        reasonCode: 'unsigned',
        reason: 'he will sign it at home',
        language: 'en',
        clerkName: 'Maria Alvarez',
      },
    ]);
    expect(counter.facts('payment.taken')).toEqual([]);
    expect(counter.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test('the slip says what it was, why it goes back, and what to bring; and opens no drawer', async () => {
    await hands({ reason: 'he will sign it at home' });
    expect(await sheet('return-slip-C1-1-0')).toEqual(
      expect.arrayContaining([
        'NOT ACCEPTED',
        'Slip C1-1',
        'Received 11/23/2026 8:00 AM',
        'Clerk Maria Alvarez',
        'Personal check 1042',
        'Amount 142.17',
        'Account 14-6402-01',
        'GARCIA, MARIA',
        'Not signed',
        'he will sign it at home',
      ]),
    );
    expect(counter.printer.paper).toEqual(['return-slip-C1-1-0']);
  });

  const REASONS = INITIAL_REASONS['refuse-check'];
  test.each(REASONS)('$code: its slip says so in both languages', async ({ code, en, es }) => {
    await hands({ reasonCode: code });
    await hands({ reasonCode: code, language: 'es' });
    expect(await sheet('return-slip-C1-1-0')).toEqual(expect.arrayContaining(['NOT ACCEPTED', en]));
    const spanish = await sheet('return-slip-C1-2-0');
    expect(spanish).toEqual(expect.arrayContaining(['NO ACEPTADO', 'Cheque personal 1042', 'Importe 142.17', es]));
    expect(spanish.join(' ')).not.toMatch(/NOT ACCEPTED|Amount|Account/);
  });

  test('of which nothing more is known: the slip leaves out what it does not know', async () => {
    await hands({ number: null, cents: null, accountNo: null });
    const rows = await sheet('return-slip-C1-1-0');
    expect(rows).toContain('Personal check');
    expect(rows.join(' ')).not.toMatch(/Amount|GARCIA|null|undefined/);
  });

  test.each<[string, Partial<Refused>, string]>([
    ['for a reason that the office does not have', { reasonCode: 'ugly' }, 'REASON_UNKNOWN'],
    ['for a reason of another act', { reasonCode: 'wrong-amount' }, 'REASON_UNKNOWN'],
    ['for an account that is not there', { accountNo: '99' }, 'ACCOUNT_UNKNOWN'],
    ['of nothing', { cents: 0 }, 'INPUT_INVALID'],
    ['that is cash', { code: 'cash' as never }, 'INPUT_INVALID'],
  ])('%s: refused, with no fact and no paper', async (_what, over, code) => {
    expect(await counter.refused('check.refuse', { ...REFUSED, ...over } as Refused)).toBe(code);
    await counter.clock.pass(1_000);
    expect(counter.facts('check.refused')).toEqual([]);
    expect(counter.printer.paper).toEqual([]);
  });

  test('slips are counted on over a restart, and a slip that waited is printed then', async () => {
    counter.printer.outcome = () => 'not-sent';
    expect((await hands()).slipNo).toBe(1);
    await counter.close();
    counter.printer.outcome = () => 'printed';
    await counter.start();
    await counter.signIn();
    expect((await hands()).slipNo).toBe(2);
    await counter.clock.pass(10_000);
    expect(counter.printer.paper.sort()).toEqual(['return-slip-C1-1-0', 'return-slip-C1-2-0']);
  });

  test('the office’s own reason, added today, stands on the slip', async () => {
    await counter.signIn('Robert Hayes');
    const value = [{ code: 'torn', en: 'Torn in two', es: 'Roto' }];
    await counter.ask('setting.change', { key: 'reasons.refuse-check', value, reason: 'it happens' });
    await counter.signIn('Maria Alvarez');
    expect(await counter.refused('check.refuse', REFUSED)).toBe('REASON_UNKNOWN');
    await hands({ reasonCode: 'torn', language: 'es' });
    expect(await sheet('return-slip-C1-1-0')).toContain('Roto');
  });
});

describe('what is needed to pay online', () => {
  test('with the account that is open', async () => {
    await portal('14640201');
    expect(await sheet('portal-slip-en-14640201-0')).toEqual(
      expect.arrayContaining([
        'PAY ONLINE',
        'www.municipalonlinepayments.com/copperascovetx',
        'By phone 888-291-1870',
        'Your utility account number:',
        '14-6402-01',
        'GARCIA, MARIA',
      ]),
    );
  });

  test('without one: nobody’s number stands on it', async () => {
    await portal(null, 'es');
    const rows = await sheet('portal-slip-es--0');
    expect(rows).toEqual(expect.arrayContaining(['PAGUE EN LÍNEA', 'Por teléfono 888-291-1870']));
    expect(rows.join(' ')).not.toMatch(/14-6402|GARCIA|Su número de cuenta/);
  });

  test('is shown as it is printed', async () => {
    const { lines } = await portal('14640201');
    const shown = lines.flatMap((line) => (line.kind === 'text' || line.kind === 'big' ? [line.text] : []));
    expect(await sheet('portal-slip-en-14640201-0')).toEqual(expect.arrayContaining(shown));
  });

  test('a second one for the same account is a second paper; it opens no drawer and is no fact', async () => {
    const facts = counter.rows('SELECT * FROM journal').length;
    await portal('14640201');
    await portal('14640201');
    await counter.clock.pass(1_000);
    expect(counter.printer.paper).toEqual(['portal-slip-en-14640201-0', 'portal-slip-en-14640201-1']);
    expect(counter.rows('SELECT * FROM journal')).toHaveLength(facts);
  });

  test('for an account that is not there there is none', async () => {
    expect(await counter.refused('slip.portal', { accountNo: '99', language: 'en' })).toBe('ACCOUNT_UNKNOWN');
    expect(counter.rows('SELECT * FROM print_job')).toEqual([]);
  });
});

describe('a slip that did not come out for sure', () => {
  const bar = async () => (await counter.ask('station.status', {})).printer.needPerson;
  const stateOf = (jobId: string) =>
    counter.rows<{ state: string }>('SELECT state FROM print_job WHERE job_id = ?', jobId)[0]?.state;
  const SLIPS: [string, () => Promise<string>][] = [
    ['a return slip', async () => (await hands()).jobId],
    ['a portal slip', async () => (await portal('14640201')).jobId],
    [
      'a VOID slip',
      async () => {
        const { receiptNo } = await counter.payCash(14_217);
        await counter.voids(receiptNo, 14_217);
        return counter.rows<{ id: string }>("SELECT job_id AS id FROM print_job WHERE kind = 'void-slip'")[0]?.id ?? '';
      },
    ],
  ];
  /** Only slips meet the trouble; what else is printed comes out. */
  async function troubled(makes: () => Promise<string>, outcome: 'uncertain-not' | 'not-sent'): Promise<string> {
    counter.printer.outcome = () => outcome;
    const jobId = await makes();
    await counter.clock.pass(60_000);
    for (const job of await counter.ask('print.list', {})) {
      if (job.kind === 'receipt') await counter.ask('print.settle', { jobId: job.jobId, answer: 'skip' });
    }
    counter.printer.outcome = () => 'printed';
    return jobId;
  }

  test.each(SLIPS)('%s waits for a person, who is shown it and says that it lies in the hand', async (_what, makes) => {
    const jobId = await troubled(makes, 'uncertain-not');
    expect((await counter.ask('print.list', {})).map((job) => job.jobId)).toEqual([jobId]);
    expect(await bar()).toBe(1);
    await counter.ask('print.settle', { jobId, answer: 'printed' });
    expect([stateOf(jobId), await bar()]).toEqual(['printed', 0]);
    expect(counter.facts('receipt.printed')).toEqual([]);
  });

  test.each(SLIPS)('%s may be left, and nobody is asked again', async (_what, makes) => {
    const jobId = await troubled(makes, 'not-sent');
    expect(await bar()).toBe(1);
    const skipped = counter.facts('receipt.skipped').length;
    await counter.ask('print.settle', { jobId, answer: 'skip' });
    await counter.clock.pass(60_000);
    expect([stateOf(jobId), await bar()]).toEqual(['skipped', 0]);
    expect(counter.facts('receipt.skipped')).toHaveLength(skipped);
  });

  test.each(SLIPS)('%s that never left is sent again as it is', async (_what, makes) => {
    const jobId = await troubled(makes, 'not-sent');
    const before = counter.printer.paper.length;
    await counter.ask('print.settle', { jobId, answer: 'again' });
    await counter.clock.pass(1_000);
    expect([stateOf(jobId), await bar()]).toEqual(['printed', 0]);
    expect(counter.printer.paper.slice(before)).toHaveLength(1);
  });

  test.each(SLIPS)('%s that may have come out is printed once more, as a paper of its own', async (_what, makes) => {
    const jobId = await troubled(makes, 'uncertain-not');
    await counter.ask('print.settle', { jobId, answer: 'again' });
    await counter.clock.pass(1_000);
    expect([stateOf(jobId), await bar()]).toEqual(['skipped', 0]);
    expect(counter.printer.paper.at(-1)).toMatch(/-slip-.+-1$/);
  });

  test('the day’s VOID slips and return slips whose jobs are lost come back for a person, each once', async () => {
    const first = await counter.payCash(14_217);
    await counter.voids(first.receiptNo, 14_217);
    await hands();
    await counter.clock.pass(24 * 3_600_000);
    await counter.signIn('Maria Alvarez');
    await counter.opensDrawer();
    const { receiptNo } = await counter.payCash(14_217);
    await counter.voids(receiptNo, 14_217);
    await hands();
    await counter.clock.pass(60_000);
    counter.change('DELETE FROM print_job');
    for (let starts = 0; starts < 2; starts += 1) {
      await counter.close();
      await counter.start();
    }
    await counter.signIn('Maria Alvarez');
    const back = await counter.ask('print.list', {});
    expect(back.map((job) => [job.kind, job.receiptNo, job.state, job.reason])).toEqual([
      ['void-slip', receiptNo, 'uncertain', 'interrupted'],
      ['return-slip', 'C1-2', 'uncertain', 'interrupted'],
    ]);
    const before = counter.printer.paper.length;
    for (const { jobId } of back) await counter.ask('print.settle', { jobId, answer: 'again' });
    await counter.clock.pass(10_000);
    expect(counter.printer.paper.slice(before)).toEqual([`void-slip-${receiptNo}-1`, 'return-slip-C1-2-1']);
  });

  test('the order to open a drawer is settled by nobody', async () => {
    counter.printer.outcome = () => 'not-sent';
    await counter.payCash(14_217);
    const [kick] = counter.rows<{ id: string }>("SELECT job_id AS id FROM print_job WHERE kind = 'drawer-kick'");
    const settle = { jobId: kick?.id ?? '', answer: 'again' as const };
    expect(await counter.refused('print.settle', settle)).toBe('PRINT_JOB_UNKNOWN');
    expect((await counter.ask('print.list', {})).map(({ kind }) => kind)).toEqual(['receipt']);
  });
});
