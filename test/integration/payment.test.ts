import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anAccount } from '#test/support/accounts.ts';
import { Counter } from '#test/support/counter.ts';
import { smallDisk } from '#test/support/small-disk.ts';

const garcia = anAccount();
const tran = anAccount({
  accountNo: '14640202',
  displayNo: '14-6402-02',
  name: 'TRAN, HUE',
  balanceCents: 5_000,
  pastDueCents: 0,
});
const closed = anAccount({ accountNo: '14640203', displayNo: '14-6402-03', name: 'GONE, ALL', status: 'F' });

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter({ accounts: [garcia, tran, closed] }).openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const cash = (...amounts: number[]) => amounts.map((cents) => ({ code: 'cash' as const, cents }));
const receipts = () => counter.rows<{ receipt_no: string }>('SELECT receipt_no FROM receipt ORDER BY receipt_no');
const odd = ['amount-unusual', 'account-inactive', 'same-payer', 'same-amount', 'large-change', 'balance-old'] as const;

describe('however often Enter is pressed, it is one payment', () => {
  test('twice at once', async () => {
    const { transactionId, linesCents } = await counter.begin(14_217);
    const take = () => counter.ask('payment.take', { transactionId, linesCents, tenders: cash(15_000), confirmed: [] });
    const [one, two] = await Promise.all([take(), take()]);
    expect(two).toEqual(one);
    await counter.clock.pass(100);
    expect(receipts()).toHaveLength(1);
    expect(counter.cis.totalCents()).toBe(14_217);
    expect(counter.printer.paper).toEqual(['C1-26-000001-drawer', 'C1-26-000001-original']);
  });

  test('again an hour later, and again after a restart: the same receipt', async () => {
    const { transactionId, linesCents } = await counter.begin(14_217);
    const take = () => counter.ask('payment.take', { transactionId, linesCents, tenders: cash(15_000), confirmed: [] });
    const first = await take();
    await counter.close();
    await counter.start();
    await counter.signIn('Maria Alvarez');
    expect(await take()).toEqual(first);
    await counter.clock.pass(100);
    expect(receipts()).toHaveLength(1);
  });

  test('with other money: refused, and the receipt that is there is named', async () => {
    const { transactionId, linesCents } = await counter.payCash(14_217);
    for (const tenders of [cash(14_218), cash(14_217, 1), cash(14_000, 217)]) {
      const reply = await counter.request('payment.take', { transactionId, linesCents, tenders, confirmed: [...odd] });
      expect(reply).toMatchObject({ error: { code: 'TRANSACTION_DIFFERS', details: { receiptNo: 'C1-26-000001' } } });
    }
    expect(receipts()).toHaveLength(1);
  });

  test('on a cart that has changed since: nothing is taken, and the new total is told', async () => {
    const { transactionId, linesCents } = await counter.begin(14_217);
    await counter.begin(9_640);
    const stale = { transactionId, linesCents, tenders: cash(14_217), confirmed: [...odd] };
    const reply = await counter.request('payment.take', stale);
    expect(reply).toMatchObject({ error: { code: 'CART_CHANGED', details: { linesCents: 9_640 } } });
    expect(receipts()).toHaveLength(0);
    await counter.ask('payment.take', { ...stale, linesCents: 9_640 });
    expect(receipts()).toHaveLength(1);
  });

  test('by another person: neither their draft nor their receipt is touched', async () => {
    const { transactionId, linesCents } = await counter.begin(14_217);
    await counter.signIn('James Okafor');
    await counter.opensDrawer();
    const take = { transactionId, linesCents, tenders: cash(14_217), confirmed: [] };
    expect(await counter.refused('payment.take', take)).toBe('DRAFT_UNKNOWN');
    expect(await counter.refused('payment.discard', { transactionId })).toBe('DRAFT_UNKNOWN');
    await counter.signIn('Maria Alvarez');
    await counter.ask('payment.take', take);
    await counter.signIn('James Okafor');
    expect(await counter.refused('payment.take', take)).toBe('TRANSACTION_DIFFERS');
  });
});

describe('a draft', () => {
  test('is found by a window that was loaded again, also after a crash', async () => {
    const begun = await counter.begin(14_217);
    expect(await counter.ask('payment.draft', {})).toEqual(begun);
    counter.crash();
    await counter.start();
    await counter.signIn('Maria Alvarez');
    expect(await counter.ask('payment.draft', {})).toEqual(begun);
  });

  test('keeps its references when its lines change, so a late second Enter still finds it', async () => {
    const first = await counter.begin(14_217);
    const second = await counter.begin(5_000, '14640202');
    expect(second.transactionId).toBe(first.transactionId);
    expect(second.lines).toMatchObject([{ accountNo: '14640202', cents: 5_000, name: 'TRAN, HUE' }]);
  });

  test('that is taken or discarded is gone, and no number was used', async () => {
    const { transactionId, linesCents } = await counter.begin(14_217);
    await counter.ask('payment.discard', { transactionId });
    expect(await counter.ask('payment.draft', {})).toBeNull();
    expect(
      await counter.refused('payment.take', { transactionId, linesCents, tenders: cash(14_217), confirmed: [] }),
    ).toBe('DRAFT_UNKNOWN');
    expect((await counter.payCash(14_217)).receiptNo).toBe('C1-26-000001');
    expect(await counter.ask('payment.draft', {})).toBeNull();
  });

  test('whose sums no money could have leaves no draft behind that cannot be read', async () => {
    const line = { kind: 'misc' as const, glCode: '1', description: 'Deposit', cents: 999_999_999_999 };
    await counter.request('payment.begin', { lines: [line, line], language: 'en' });
    expect(await counter.refused('payment.draft', {})).toBe('granted');
  });
});

describe('several lines and tenders', () => {
  test('every cent goes to exactly one share, and only account lines go to the CIS', async () => {
    const { transactionId, linesCents } = await counter.ask('payment.begin', {
      lines: [
        { kind: 'account', accountNo: '14640201', cents: 14_217 },
        { kind: 'account', accountNo: '14640202', cents: 5_000 },
        { kind: 'misc', glCode: '100-4410', description: 'Meter fee', cents: 2_500 },
      ],
      language: 'es',
    });
    const taken = await counter.ask('payment.take', {
      transactionId,
      linesCents,
      tenders: cash(15_000, 10_000),
      confirmed: [],
    });
    expect(taken).toMatchObject({ linesCents: 21_717, tenderedCents: 25_000, changeCents: 3_283 });
    await counter.clock.pass(100);
    const sent = [...counter.cis.ledger.values()].map(({ item }) => [item.accountNo, item.amountCents]);
    expect(sent.sort()).toEqual(
      [
        ['14640201', 14_217],
        ['14640202', 783],
        ['14640202', 4_217],
      ].sort(),
    );
    const shares = counter.rows<{ cents: number; payment_ref: string | null; line_no: number }>(
      'SELECT * FROM receipt_share',
    );
    expect(shares.reduce((sum, share) => sum + share.cents, 0)).toBe(21_717);
    expect(shares.filter((share) => share.payment_ref === null).map((share) => share.line_no)).toEqual([3]);
    expect(counter.rows('SELECT * FROM outbox')).toHaveLength(shares.length - 1);
  });

  test('a payment of misc lines alone is for the GL, not for the CIS', async () => {
    const lines = [{ kind: 'misc' as const, glCode: '100-4410', description: 'Deposit', cents: 10_000 }];
    const { transactionId, linesCents } = await counter.ask('payment.begin', { lines, language: 'en' });
    const { receiptNo } = await counter.ask('payment.take', {
      transactionId,
      linesCents,
      tenders: cash(10_000),
      confirmed: [],
    });
    await counter.clock.pass(1_000);
    expect(counter.cis.arrived.size).toBe(0);
    expect(counter.rows('SELECT * FROM outbox')).toEqual([]);
    expect(await counter.ask('receipt.show', { receiptNo })).toMatchObject({ cisState: 'none', payer: 'Deposit' });
  });

  test('the change is handed out in notes and coins that add up to it', async () => {
    const { pieces, changeCents } = await counter.payCash(14_217, 20_000);
    expect(changeCents).toBe(5_783);
    expect(pieces.reduce((sum, { denomination, count }) => sum + denomination * count, 0)).toBe(5_783);
  });
});

describe('receipt numbers', () => {
  test('have no gap, whatever was refused in between', async () => {
    await counter.payCash(100);
    const { transactionId, linesCents } = await counter.begin(14_117);
    for (const tenders of [cash(1), cash(0), cash(90_000)]) {
      await counter.refused('payment.take', { transactionId, linesCents, tenders, confirmed: [] });
    }
    await counter.refused('payment.begin', {
      lines: [{ kind: 'account', accountNo: 'NONE', cents: 1 }],
      language: 'en',
    });
    await counter.payCash(100);
    counter.crash();
    await counter.start();
    await counter.signIn('Maria Alvarez');
    await counter.payCash(100);
    expect(receipts().map((row) => row.receipt_no)).toEqual(['C1-26-000001', 'C1-26-000002', 'C1-26-000003']);
  });

  test('start again at 1 in a new year of the business date', async () => {
    await counter.payCash(100);
    await counter.close();
    counter.clock.jump(39 * 24 * 3_600_000);
    await counter.start();
    await counter.signIn('Maria Alvarez');
    await counter.opensDrawer();
    expect(await counter.payCash(100)).toMatchObject({ receiptNo: 'C1-27-000001' });
    expect(await counter.payCash(100)).toMatchObject({ receiptNo: 'C1-27-000002' });
    // The items of the CIS are counted on: their references are unique for ever.
    expect(counter.rows('SELECT item_number FROM receipt_share ORDER BY item_number')).toMatchObject([
      { item_number: 1 },
      { item_number: 2 },
      { item_number: 3 },
    ]);
  });
});

describe('something odd is asked about once', () => {
  async function asked(cents: number, tendered = cents, accountNo = '14640201'): Promise<unknown> {
    const { transactionId, linesCents } = await counter.begin(cents, accountNo);
    const reply = await counter.request('payment.take', {
      transactionId,
      linesCents,
      tenders: cash(tendered),
      confirmed: [],
    });
    return reply.ok ? [] : reply.error.details.oddities;
  }
  test('an everyday payment asks nothing', async () => expect(await asked(14_217, 15_000)).toEqual([]));
  test('the past due alone asks nothing', async () => expect(await asked(9_640)).toEqual([]));
  test('another amount', async () => expect(await asked(14_218)).toEqual(['amount-unusual']));
  test('an account that is final', async () =>
    expect(await asked(14_217, 14_217, '14640203')).toEqual(['account-inactive']));
  test('large change', async () => expect(await asked(14_217, 24_218)).toEqual(['large-change']));
  test('the same account minutes ago, until they have passed', async () => {
    await counter.payCash(1_000);
    expect(await asked(13_217)).toEqual(['same-payer']);
    await counter.clock.pass(9 * 60_000);
    await counter.signIn('Maria Alvarez');
    await counter.clock.pass(60_000);
    await counter.signIn('Maria Alvarez');
    expect(await asked(13_217)).toEqual([]);
  });
  test('a figure of the CIS older than a day', async () => {
    counter.cis.weather = () => 'refused';
    counter.clock.jump(25 * 3_600_000);
    await counter.signIn('Maria Alvarez');
    await counter.opensDrawer();
    expect(await asked(14_217)).toEqual(['balance-old']);
  });
  test('what was confirmed stays in the fact', async () => {
    await counter.payCash(14_218);
    expect(counter.facts('payment.taken')).toMatchObject([{ confirmed: ['amount-unusual'] }]);
  });
});

describe('the disk is full', () => {
  test('nothing of the payment is stored; after room is made it is taken', async ({ skip }) => {
    const disk = smallDisk(4);
    if (!disk) return skip('this user may not mount a small disk');
    const busy = await new Counter({ home: disk.folder }).openFor('Maria Alvarez');
    try {
      await busy.payCash(1_000);
      await busy.clock.pass(100);
      const { transactionId, linesCents } = await busy.begin(13_217);
      const take = { transactionId, linesCents, tenders: cash(13_217), confirmed: [...odd] };
      disk.fill();
      const before = [
        busy.rows('SELECT * FROM journal'),
        busy.rows('SELECT * FROM print_job'),
        busy.rows('SELECT * FROM outbox'),
      ];
      for (let n = 0; n < 3; n += 1) expect(await busy.refused('payment.take', take)).toBe('STORAGE_FULL');
      expect([
        busy.rows('SELECT * FROM journal'),
        busy.rows('SELECT * FROM print_job'),
        busy.rows('SELECT * FROM outbox'),
      ]).toEqual(before);
      disk.makeRoom();
      expect(await busy.ask('payment.take', take)).toMatchObject({ receiptNo: 'C1-26-000002' });
      await busy.clock.pass(100);
      expect(busy.cis.totalCents()).toBe(14_217);
    } finally {
      await busy.close();
      disk.forget();
    }
  });
});
