import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainText } from '#core/receipt/fit-text.ts';
import { addDays, businessDate } from '#shared/day.ts';
import { INITIAL_BANK_ACCOUNTS, INITIAL_MISC_ITEMS, INITIAL_REASONS } from '#shared/reason.ts';
import { SETTING_KEYS, SETTINGS, type SettingKey } from '#shared/setting.ts';
import { SETTING_FAULTS, type SettingFault } from '#shared/setting-fault.ts';
import { INITIAL_TENDERS } from '#shared/tender-type.ts';
import { Counter } from '#test/support/counter.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

async function changes(who: string, key: SettingKey, value: unknown): Promise<string> {
  await counter.signIn(who);
  const input = { key, value: value as string, reason: 'the council decided' };
  return counter.refused('setting.change', input);
}
const SUPERVISOR = 'Robert Hayes';
const ADMIN = 'Sam Whitfield';
async function rowOf(key: SettingKey) {
  const { rows } = await counter.ask('setting.list', {});
  return rows.find((row) => row.key === key);
}

describe('who may change what', () => {
  /** Written out by hand; a value each setting can have. */
  const WHO: Record<SettingKey, { by: string[]; value: unknown }> = {
    'office.city': { by: [SUPERVISOR, ADMIN], value: 'City of Lampasas' },
    'office.department': { by: [SUPERVISOR, ADMIN], value: 'Utilities' },
    'office.address': { by: [SUPERVISOR, ADMIN], value: '1 Main' },
    'office.phone': { by: [SUPERVISOR, ADMIN], value: '555' },
    'office.mail-address': { by: [SUPERVISOR, ADMIN], value: 'P.O. Box 1' },
    'portal.address': { by: [SUPERVISOR, ADMIN], value: 'pay.example.gov' },
    'portal.phone': { by: [SUPERVISOR, ADMIN], value: '555-0100' },
    'office.footer-en': { by: [SUPERVISOR, ADMIN], value: 'Bye.' },
    'office.footer-es': { by: [SUPERVISOR, ADMIN], value: 'Adiós.' },
    'drawer.starting-bank-cents': { by: [SUPERVISOR], value: 30_000 },
    'drawer.names': { by: [SUPERVISOR], value: ['Blue', 'Red'] },
    'drawer.soft-limit-cents': { by: [SUPERVISOR], value: 100_000 },
    'drawer.hard-limit-cents': { by: [SUPERVISOR], value: 0 },
    'drawer.count-tries': { by: [SUPERVISOR], value: 3 },
    'calendar.weekdays': { by: [SUPERVISOR, ADMIN], value: [1, 2, 3, 4, 5, 6] },
    'calendar.holidays': { by: [SUPERVISOR, ADMIN], value: ['2026-12-24', '2026-12-25'] },
    'bank.accounts': {
      by: [SUPERVISOR, ADMIN],
      value: [...INITIAL_BANK_ACCOUNTS, { code: 'checks', en: 'Checks', es: 'Cheques', glCode: '100-1011' }],
    },
    'gl.receivable': { by: [SUPERVISOR, ADMIN], value: '200-1310' },
    'gl.over-short': { by: [SUPERVISOR, ADMIN], value: '200-4990' },
    'gl.refunds-payable': { by: [SUPERVISOR, ADMIN], value: '200-2410' },
    'gl.change-fund': { by: [SUPERVISOR, ADMIN], value: '200-1020' },
    'payment.amount-cap-cents': { by: [SUPERVISOR], value: 100_000 },
    'payment.large-change-cents': { by: [SUPERVISOR], value: 5_000 },
    'payment.same-payer-minutes': { by: [SUPERVISOR], value: 0 },
    'payment.same-amount-days': { by: [SUPERVISOR], value: 5 },
    'tender.cash': { by: [SUPERVISOR], value: { ...INITIAL_TENDERS.cash, supervisorAboveCents: 500_000 } },
    'tender.personal-check': { by: [SUPERVISOR], value: { ...INITIAL_TENDERS['personal-check'], active: false } },
    'tender.business-check': { by: [SUPERVISOR], value: { ...INITIAL_TENDERS['business-check'], endorse: false } },
    'tender.cashiers-check': { by: [SUPERVISOR], value: { ...INITIAL_TENDERS['cashiers-check'], endorse: false } },
    'tender.money-order': { by: [SUPERVISOR], value: { ...INITIAL_TENDERS['money-order'], itemised: false } },
    'money-order.issuers': { by: [SUPERVISOR], value: ['USPS', '7-Eleven'] },
    'misc.items': { by: [SUPERVISOR], value: [{ ...INITIAL_MISC_ITEMS[0], cents: 5_000 }] },
    'reasons.override': { by: [SUPERVISOR], value: INITIAL_REASONS.override.slice(1) },
    'reasons.void': { by: [SUPERVISOR], value: INITIAL_REASONS.void.slice(1) },
    'reasons.correction': { by: [SUPERVISOR], value: INITIAL_REASONS.correction.slice(1) },
    'reasons.refuse-check': { by: [SUPERVISOR], value: INITIAL_REASONS['refuse-check'].slice(1) },
    'reasons.over-short': { by: [SUPERVISOR], value: INITIAL_REASONS['over-short'].slice(1) },
    'reasons.reject-count': { by: [SUPERVISOR], value: INITIAL_REASONS['reject-count'].slice(1) },
    'reasons.no-sale': { by: [SUPERVISOR], value: INITIAL_REASONS['no-sale'].slice(1) },
    'reasons.access': { by: [SUPERVISOR], value: INITIAL_REASONS.access.slice(1) },
    'balance.old-hours': { by: [SUPERVISOR], value: 12 },
    'balance.very-old-hours': { by: [SUPERVISOR], value: 48 },
    'oversight.late-void-minutes': { by: [SUPERVISOR], value: 60 },
    'oversight.no-sales-a-day': { by: [SUPERVISOR], value: 8 },
    'oversight.shorts-of-ten': { by: [SUPERVISOR], value: 4 },
    'oversight.approver-percent': { by: [SUPERVISOR], value: 90 },
    'oversight.cash-share-points': { by: [SUPERVISOR], value: 15 },
    'station.idle-lock-minutes': { by: [SUPERVISOR], value: 5 },
    'printer.address': { by: [ADMIN], value: 'tcp://192.0.2.7:9100' },
    'printer.columns': { by: [ADMIN], value: 42 },
    'printer.drawer-pin': { by: [ADMIN], value: 5 },
    'printer.drawer-offline': { by: [ADMIN], value: 'waits' },
    'printer.marker': { by: [ADMIN], value: 'gs-r' },
    'printer.qr': { by: [ADMIN], value: 'off' },
    'cis.url': { by: [ADMIN], value: 'https://cis.example.gov' },
  };
  test('every setting is in this table', () => expect(Object.keys(WHO).sort()).toEqual([...SETTING_KEYS].sort()));
  test.each(SETTING_KEYS)('%s', async (key) => {
    for (const who of [SUPERVISOR, ADMIN]) {
      expect(await changes(who, key, WHO[key].value)).toBe(WHO[key].by.includes(who) ? 'granted' : 'ROLE_NOT_ALLOWED');
      expect((await rowOf(key))?.mayChange).toBe(WHO[key].by.includes(who));
    }
  });
});

describe('a value that cannot be used', () => {
  const bad: [string, SettingKey, string | number][] = [
    [ADMIN, 'printer.address', 'lpt1'],
    [ADMIN, 'printer.address', 'tcp://'],
    [ADMIN, 'printer.address', 'tcp://10.1.2:9100'],
    [ADMIN, 'printer.address', 'file:relative/folder'],
    [ADMIN, 'printer.columns', 40],
    [ADMIN, 'printer.columns', '48'],
    [ADMIN, 'printer.drawer-pin', 3],
    [ADMIN, 'printer.marker', 'none'],
    [ADMIN, 'printer.qr', 'yes'],
    [ADMIN, 'cis.url', 'cis.example.gov'],
    [ADMIN, 'cis.url', 'http://cis.example.gov'],
    [ADMIN, 'cis.url', 'ftp://127.0.0.1'],
    [ADMIN, 'cis.url', 'https://clerk:secret@cis.example.gov'],
    [ADMIN, 'cis.url', 'https://cis.example.gov/?key=1'],
    [SUPERVISOR, 'office.city', '   '],
    [SUPERVISOR, 'payment.amount-cap-cents', 99],
    [SUPERVISOR, 'payment.amount-cap-cents', 100.5],
    [SUPERVISOR, 'payment.amount-cap-cents', -1],
    [SUPERVISOR, 'station.idle-lock-minutes', 0],
    [SUPERVISOR, 'drawer.starting-bank-cents', 'many'],
  ];
  test.each(bad)('%s sets %s to "%s": refused, and nothing changes', async (who, key, value) => {
    expect(await changes(who, key, value)).toBe('SETTING_INVALID');
    expect(await rowOf(key)).toMatchObject({ validFrom: null, changedBy: null });
    expect(counter.facts('setting.changed')).toEqual([]);
  });

  test.each([
    ['cash that needs a number', 'tender.cash', { needsNumber: true }],
    ['a kind without a name', 'tender.money-order', { nameEs: ' ' }],
    ['a limit below nothing', 'tender.money-order', { supervisorAboveCents: -1 }],
    ['a limit in half cents', 'tender.money-order', { supervisorAboveCents: 0.5 }],
    ['something that no row has', 'tender.money-order', { givesChange: true }],
  ] as const)('%s: refused', async (_what, key, over) => {
    const code = key === 'tender.cash' ? 'cash' : 'money-order';
    expect(await changes(SUPERVISOR, key, { ...INITIAL_TENDERS[code], ...over })).toBe('SETTING_INVALID');
    expect(counter.facts('setting.changed')).toEqual([]);
  });

  const MANY = Array.from({ length: 31 }, (_, n) => ({ code: `code-${n}`, en: 'One', es: 'Uno' }));
  const [REASON] = INITIAL_REASONS.void;
  /** Each fault, how it comes about, and the bound that its sentence names. */
  const FAULTS: Record<SettingFault, [key: SettingKey, value: unknown, limit?: string]> = {
    shape: ['tender.cash', { ...INITIAL_TENDERS.cash, givesChange: true }],
    empty: ['office.city', '  '],
    'too-long': ['office.city', 'W'.repeat(201), '200'],
    'not-whole': ['payment.same-payer-minutes', 1.5],
    'too-low': ['payment.amount-cap-cents', 99, '$1.00'],
    'too-high': ['station.idle-lock-minutes', 241, '240'],
    choice: ['printer.columns', 40],
    'list-empty': ['reasons.void', []],
    'list-long': ['reasons.void', MANY, '30'],
    code: ['reasons.void', [{ ...REASON, code: 'Wrong account' }]],
    'code-twice': ['reasons.void', [REASON, REASON]],
    'entry-twice': ['drawer.names', ['1', '1']],
    date: ['calendar.holidays', ['2026-11-31']],
    'cash-number': ['tender.cash', { ...INITIAL_TENDERS.cash, needsNumber: true }],
    'printer-start': ['printer.address', 'lpt1'],
    'printer-form': ['printer.address', 'tcp:192.0.2.7'],
    'printer-host': ['printer.address', 'tcp://10.1.2'],
    'printer-port': ['printer.address', 'tcp://192.0.2.7:0'],
    'printer-path': ['printer.address', 'file:receipts'],
    'cis-start': ['cis.url', 'http://cis.example.gov'],
    'cis-secret': ['cis.url', 'https://clerk:secret@cis.example.gov'],
    'cis-query': ['cis.url', 'https://cis.example.gov/?key=1'],
  };
  test.each(SETTING_FAULTS)('says why, as a code with words in both languages: %s', async (why) => {
    const [key, value, limit] = FAULTS[why];
    await counter.signIn(SETTINGS[key].changedBy.includes('supervisor') ? SUPERVISOR : ADMIN);
    const reply = await counter.request('setting.change', { key, value, reason: 'the council decided' });
    const details = limit === undefined ? { key, why } : { key, why, limit };
    expect(reply).toMatchObject({ ok: false, error: { code: 'SETTING_INVALID', details } });
  });

  test('a list of dates is longer than others, and then too long', async () => {
    const days = (many: number) => Array.from({ length: many }, (_, n) => addDays(businessDate('2027-01-01'), n));
    expect(await changes(SUPERVISOR, 'calendar.holidays', days(100))).toBe('granted');
    expect(await changes(SUPERVISOR, 'calendar.holidays', days(101))).toBe('SETTING_INVALID');
  });

  test('an amount in a row or a list is bounded in dollars', async () => {
    const row = { ...INITIAL_TENDERS['money-order'], supervisorAboveCents: 100_000_000 };
    await counter.signIn(SUPERVISOR);
    const reply = await counter.request('setting.change', { key: 'tender.money-order', value: row, reason: 'r' });
    expect(reply).toMatchObject({ error: { details: { why: 'too-high', limit: '$999,999.99' } } });
  });

  test('a change without a reason is refused', async () => {
    await counter.signIn(SUPERVISOR);
    const change = { key: 'office.phone' as const, value: '555', reason: '  ' };
    expect(await counter.refused('setting.change', change)).toBe('INPUT_INVALID');
  });

  test.each(['https://cis.example.gov', 'http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:1', ''])(
    'the CIS may be at "%s"',
    async (url) => expect(await changes(ADMIN, 'cis.url', url)).toBe('granted'),
  );
});

test('a change counts from today on and says who and why; the journal keeps it', async () => {
  await changes(SUPERVISOR, 'payment.amount-cap-cents', 10_000);
  expect(await rowOf('payment.amount-cap-cents')).toMatchObject({
    value: 10_000,
    validFrom: '2026-11-23',
    changedBy: SUPERVISOR,
    reason: 'the council decided',
  });
  expect(counter.facts('setting.changed')).toMatchObject([{ key: 'payment.amount-cap-cents', value: '10000' }]);
  await counter.signIn('Maria Alvarez');
  const lines = [{ kind: 'account' as const, accountNo: '14640201', cents: 10_001 }];
  const begun = await counter.request('payment.begin', { lines, language: 'en' });
  const { transactionId } = (begun.ok ? begun.data : {}) as { transactionId: string };
  const taken = begun.ok
    ? await counter.request('payment.take', {
        transactionId,
        linesCents: 10_001,
        tenders: [{ code: 'cash', cents: 10_001 }],
        confirmed: [],
      })
    : begun;
  expect(taken).toMatchObject({ ok: false, error: { code: 'AMOUNT_OVER_CAP', details: { capCents: 10_000 } } });
});

test('the last change of a day counts, also after a restart', async () => {
  await changes(SUPERVISOR, 'office.phone', '111');
  await changes(SUPERVISOR, 'office.phone', '222');
  await counter.close();
  await counter.start();
  await counter.signIn(SUPERVISOR);
  expect(await rowOf('office.phone')).toMatchObject({ value: '222' });
});

test('an old receipt still says what the office said on its day', async () => {
  const paper = async (receiptNo: string): Promise<string> => {
    const shown = await counter.ask('receipt.show', { receiptNo });
    return plainText(shown.lines, shown.columns);
  };
  const old = await counter.payCash(100);
  counter.clock.jump(24 * 3_600_000);
  await changes(SUPERVISOR, 'office.footer-en', 'Happy new year.');
  await changes(SUPERVISOR, 'office.city', 'City of Cove');
  await counter.signIn('Maria Alvarez');
  await counter.opensDrawer();
  const fresh = await counter.payCash(100);
  expect(await paper(fresh.receiptNo)).toMatch(/City of Cove[\s\S]*Happy new year\./);
  expect(await paper(old.receiptNo)).toMatch(/City of Copperas[\s\S]*Thank you\./);
  expect(await paper(old.receiptNo)).not.toContain('Happy');
});

test('a printer that draws no QR codes gets none, on receipts and slips, and the screen shows none', async () => {
  const paid = await counter.payCash(100);
  const code = expect.stringMatching(/^\[QR .+\]$/);
  const portal = async () => {
    const { lines } = await counter.ask('slip.portal', { accountNo: null, language: 'en' });
    await counter.clock.pass(100);
    return lines;
  };
  const isQr = ({ kind }: { kind: string }): boolean => kind === 'qr';
  const onScreen = async () => (await counter.ask('receipt.show', { receiptNo: paid.receiptNo })).lines;
  expect([await portal(), await onScreen()].map((lines) => lines.some(isQr))).toEqual([true, true]);
  expect(counter.printer.rows(`${paid.receiptNo}-original`)).toContainEqual(code);

  await changes(ADMIN, 'printer.qr', 'off');
  await counter.signIn('Maria Alvarez');
  expect([await portal(), await onScreen()].map((lines) => lines.some(isQr))).toEqual([false, false]);
  const { copy } = await counter.ask('receipt.reprint', { receiptNo: paid.receiptNo });
  await counter.clock.pass(100);
  for (const sheet of [`${paid.receiptNo}-duplicate-${copy}`, counter.printer.paper.at(-2) ?? '']) {
    expect(counter.printer.rows(sheet)).not.toContainEqual(code);
  }
  expect(counter.printer.paper.at(-2)).toMatch(/^portal-slip/);
});

test("the CIS's token is kept and never shown again, not even to who kept it", async () => {
  await counter.signIn(ADMIN);
  await counter.ask('setting.keep-cis-token', { token: 'very-secret-token' });
  const shown = await counter.ask('setting.list', {});
  expect(shown.cisTokenKept).toBe(true);
  expect(JSON.stringify(shown)).not.toContain('very-secret-token');
  expect(JSON.stringify(counter.rows('SELECT * FROM journal'))).not.toContain('very-secret-token');
  expect(counter.facts('setting.changed')).toMatchObject([{ key: 'cis.token', reason: 'new token' }]);
});

test('with address and token the station connects; with the address alone it does not', async () => {
  await counter.close();
  counter.forget();
  counter = await new Counter({ over: { cis: null } }).start();
  await counter.signIn(ADMIN);
  const connection = async () => (await counter.ask('station.status', {})).cis.connection;
  expect(await connection()).toBe('not-configured');
  await counter.ask('setting.change', { key: 'cis.url', value: 'https://cis.example.gov', reason: 'new' });
  expect(await connection()).toBe('not-configured');
  await counter.ask('setting.keep-cis-token', { token: 'secret' });
  await counter.clock.pass(100);
  expect(await connection()).toBe('online');
});
