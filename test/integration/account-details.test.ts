import { afterEach, describe, expect, test } from 'vitest';
import type { CisAdapter } from '#main/cis/port.ts';
import { ASK_DETAILS_MS } from '#main/services/account-details.ts';
import type { ChannelPayment, Usage } from '#shared/account-history.ts';
import type { AccountDetails } from '#shared/contract/account.ts';
import { addDays, businessDate } from '#shared/day.ts';
import { anAccount } from '#test/support/accounts.ts';
import { Counter } from '#test/support/counter.ts';
import { settle } from '#test/support/manual-clock.ts';

const NO = '14640201';
const OTHER = '14640301';
const TODAY = businessDate('2026-11-23');
const PAST: ChannelPayment[] = [
  { date: addDays(TODAY, -20), cents: 8_000, channel: 'portal', ref: 'WEB-1' },
  { date: addDays(TODAY, -50), cents: 7_500, channel: 'mail', note: 'CHECK 1042' },
];
/** A year of readings up to today; the last three weeks are a leak. */
const READINGS: Usage = {
  unit: 'gal',
  items: Array.from({ length: 365 }, (_, index) => ({
    date: addDays(TODAY, index - 364),
    amount: index > 343 ? 520 : 110,
  })),
};

let counter: Counter;
afterEach(async () => {
  await counter.close();
  counter.forget();
});

/** The counter is open; `adapter` changes what the far side does with its questions. */
async function opened(adapter: Partial<CisAdapter> = {}): Promise<void> {
  const accounts = [anAccount(), anAccount({ accountNo: OTHER, displayNo: '14-6403-01' })];
  counter = new Counter({
    accounts,
    over: { connectCis: () => ({ ...counter.cis.adapter(), ...adapter }) },
  });
  counter.cis.histories.set(NO, PAST);
  await counter.openFor('Maria Alvarez');
}

const look = (accountNo = NO) => counter.ask('account.details', { accountNo });
/** What the window was told about the details, in order. */
function told(): AccountDetails[] {
  return counter.events.flatMap((event) => (event.name === 'account.details-changed' ? [event.payload] : []));
}
const lines = (details: AccountDetails | undefined) =>
  details?.payments.rows.map(({ channel, cents, receiptNo, cisState }) => [channel, cents, receiptNo, cisState]);

/** A far side that answers when it is told to, and notes who gave up. */
function patientCis() {
  const asked: { accountNo: string; signal: AbortSignal | undefined; answer: (list: ChannelPayment[]) => void }[] = [];
  const adapter: Partial<CisAdapter> = {
    getHistory: (accountNo, _limit, signal) =>
      new Promise((resolve) => void asked.push({ accountNo, signal, answer: resolve })),
  };
  return { asked, adapter };
}

describe('an account is looked at', () => {
  test('the answer is there at once; payments of all channels and readings follow', async () => {
    await opened();
    counter.cis.usages.set(NO, READINGS);
    const first = await look('14-6402-01');
    expect(first).toMatchObject({ accountNo: NO, payments: { state: 'asking', rows: [] }, usage: { state: 'asking' } });
    await settle();
    const last = told().at(-1);
    expect(last?.payments.state).toBe('live');
    expect(lines(last)).toEqual([
      ['portal', 8_000, null, null],
      ['mail', 7_500, null, null],
    ]);
    expect(last?.payments.rows[1]?.note).toBe('CHECK 1042');
  });

  test('readings are those of the 90 days before today; water that runs away is noticed', async () => {
    await opened();
    counter.cis.usages.set(NO, READINGS);
    await look();
    await settle();
    const usage = told().at(-1)?.usage;
    expect(usage).toMatchObject({ state: 'live', from: addDays(TODAY, -90), to: addDays(TODAY, -1) });
    expect(usage?.days).toHaveLength(90);
    expect(usage?.high).toEqual({ from: addDays(TODAY, -20), to: addDays(TODAY, -1), usualGallons: 110 });
  });

  test('no smart meter: there is nothing to show, and that is said', async () => {
    await opened();
    await look();
    await settle();
    expect(told().at(-1)?.usage).toMatchObject({ state: 'not-available', days: [], high: null });
  });

  test('a CIS that cannot tell is not asked', async () => {
    await opened({
      getHistory: () => Promise.reject(new Error('asked')),
      getUsage: () => Promise.reject(new Error('asked')),
    });
    counter.cis.extras = { reversal: 'api', history: false, usage: false };
    await counter.close();
    await counter.start();
    await counter.signIn();
    expect(await look()).toMatchObject({ payments: { state: 'not-available' }, usage: { state: 'not-available' } });
    await settle();
    expect(told()).toEqual([]);
  });

  test('an account that is not there is refused', async () => {
    await opened();
    expect(await counter.refused('account.details', { accountNo: '99999999' })).toBe('ACCOUNT_UNKNOWN');
  });
});

describe('payments taken here', () => {
  test('on the way to the CIS they are listed with their receipt and state', async () => {
    await opened();
    counter.cis.weather = () => 'refused';
    await counter.payCash(5_000);
    await counter.clock.pass(1_000);
    expect(lines(await look())).toEqual([['counter', 5_000, 'C1-26-000001', 'retrying']]);
    await settle();
    expect(told().at(-1)).toMatchObject({ payments: { state: 'failed' }, usage: { state: 'failed' } });
    expect(lines(told().at(-1))).toEqual([['counter', 5_000, 'C1-26-000001', 'retrying']]);
  });

  test('one that the CIS lists is there once, with its receipt', async () => {
    await opened();
    await counter.payCash(5_000);
    await counter.clock.pass(100);
    await look();
    await settle();
    expect(lines(told().at(-1))).toEqual([
      ['counter', 5_000, 'C1-26-000001', 'posted'],
      ['portal', 8_000, null, null],
      ['mail', 7_500, null, null],
    ]);
  });

  test('an equal amount of another channel on the same day stays another payment', async () => {
    await opened();
    counter.cis.histories.set(NO, [{ date: TODAY, cents: 5_000, channel: 'portal', ref: 'WEB-2' }]);
    counter.cis.weather = () => 'busy';
    await counter.payCash(5_000);
    await counter.clock.pass(100);
    await look();
    await settle();
    expect(lines(told().at(-1))).toEqual([
      ['counter', 5_000, 'C1-26-000001', 'retrying'],
      ['portal', 5_000, null, null],
    ]);
  });

  test('a receipt taken back before it was sent is told as voided', async () => {
    await opened();
    counter.cis.weather = () => 'refused';
    const { receiptNo } = await counter.payCash(5_000);
    await counter.voids(receiptNo, 5_000);
    expect((await look()).payments.rows).toMatchObject([
      { cents: 5_000, receiptNo, cisState: 'cancelled', undone: 'void' },
    ]);
  });

  test('one taken back afterwards stands as the CIS lists it: the payment, voided, and its reversal', async () => {
    await opened();
    const { receiptNo } = await counter.payCash(5_000);
    await counter.clock.pass(1_000);
    await counter.voids(receiptNo, 5_000);
    await counter.clock.pass(1_000);
    await look();
    await settle();
    expect(told().at(-1)?.payments.rows.slice(0, 2)).toMatchObject([
      { cents: -5_000, receiptNo: null, undone: null },
      { cents: 5_000, receiptNo, cisState: 'posted', undone: 'void' },
    ]);
  });

  test('the open account hears what becomes of them, and other accounts are not told of', async () => {
    await opened();
    await look();
    await settle();
    const before = told().length;
    await counter.payCash(5_000);
    await counter.payCash(2_000, 2_000, OTHER);
    await counter.clock.pass(100);
    expect(lines(told().at(-1))?.[0]).toEqual(['counter', 5_000, 'C1-26-000001', 'posted']);
    expect(
      told()
        .slice(before)
        .map(({ accountNo }) => accountNo),
    ).toEqual([NO]);
  });
});

describe('nobody waits', () => {
  test('a CIS that does not answer in time has failed; what was known stays', async () => {
    const far = patientCis();
    await opened(far.adapter);
    await look();
    await settle();
    far.asked[0]?.answer(PAST);
    await settle();
    expect(told().at(-1)?.payments.state).toBe('live');
    expect(lines(await look())).toHaveLength(2);
    await counter.clock.pass(ASK_DETAILS_MS - 1);
    expect(told().at(-1)?.payments.state).not.toBe('failed');
    await counter.clock.pass(1);
    expect(told().at(-1)?.payments.state).toBe('failed');
    expect(lines(told().at(-1))).toHaveLength(2);
    expect(far.asked[1]?.signal?.aborted).toBe(true);
  });

  test('one question at a time for an account, and one more after it when it was asked for again', async () => {
    const far = patientCis();
    await opened(far.adapter);
    for (let times = 0; times < 5; times += 1) await look();
    await settle();
    expect(far.asked).toHaveLength(1);
    far.asked[0]?.answer([]);
    await settle();
    expect(far.asked).toHaveLength(2);
    far.asked[1]?.answer(PAST);
    await settle();
    expect(far.asked).toHaveLength(2);
    expect(lines(told().at(-1))).toHaveLength(2);
  });

  test('another account ends the question about this one, whose late answer is told to nobody', async () => {
    const far = patientCis();
    await opened(far.adapter);
    await look();
    await settle();
    const before = told().length;
    expect(await look(OTHER)).toMatchObject({ accountNo: OTHER, payments: { state: 'asking', rows: [] } });
    expect(far.asked[0]?.signal?.aborted).toBe(true);
    far.asked[0]?.answer(PAST);
    await settle();
    expect(far.asked.map(({ accountNo }) => accountNo)).toEqual([NO, OTHER]);
    expect(
      told()
        .slice(before)
        .filter(({ accountNo }) => accountNo === NO),
    ).toEqual([]);
  });

  test('a counter that is closed meanwhile says nothing more', async () => {
    const far = patientCis();
    await opened(far.adapter);
    await look();
    await settle();
    const before = told().length;
    await counter.close();
    expect(far.asked[0]?.signal?.aborted).toBe(true);
    far.asked[0]?.answer(PAST);
    await settle();
    expect(told()).toHaveLength(before);
  });
});
