import { afterEach, describe, expect, test } from 'vitest';
import type { Account } from '#shared/account.ts';
import { anAccount } from '#test/support/accounts.ts';
import { Counter } from '#test/support/counter.ts';

let counter: Counter;
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const cashOnly = { ...anAccount().flags, cashOnly: true };
const line1 = (text: string) => ({ ...anAccount().serviceAddress, line1: text });
/** Accounts as a CIS may send them: each would break whatever cuts a text in the middle of a character, or trusts it. */
const HOSTILE: [string, Partial<Account>][] = [
  ['a sign of two halves where the name is cut for a receipt', { name: `${'A'.repeat(199)}🚰B` }],
  ['one where the name is cut for the second person', { name: `${'A'.repeat(59)}🚰B` }],
  ['one where the address is cut', { serviceAddress: line1(`${'A'.repeat(199)}🚰B`) }],
  ['half a sign in the name', { name: 'GARCIA\ud800, MARIA' }],
  ['half a sign in the number as people write it', { displayNo: '14-6402-01\udc00' }],
  ['half a sign in the customer’s id', { customerId: 'K\ud800' }],
  ['commands of a printer', { name: '\u001b@\u001bp\u0000\u0019\u00faGARCIA\u001dV\u0000', displayNo: '\u001b@14' }],
  ['a name that writes from right to left', { name: '\u202eAICRAG\u202c עברית' }],
  ['a name of ten thousand letters', { name: 'W'.repeat(10_000) }],
  ['no name and no number at all', { name: '', displayNo: '' }],
  [
    'a note of commands and half a sign',
    { notes: [{ at: '2026-11-20', text: '\u001b@\ud800 DO NOT TAKE MONEY', by: '' }] },
  ],
];

async function atWork(over: Partial<Account>): Promise<void> {
  counter = await new Counter({ accounts: [anAccount({ flags: cashOnly, ...over })] }).openFor();
}
const sheets = async (): Promise<string[]> => {
  await counter.clock.pass(1_000);
  return counter.printer.paper.filter((name) => !name.endsWith('-drawer'));
};

describe('an account with', () => {
  test.each(HOSTILE)('%s: paid, voided, and printed', async (_what, over) => {
    await atWork(over);
    const { receiptNo } = await counter.payCash(14_217);
    await counter.voids(receiptNo, 14_217);
    expect(await sheets()).toEqual([`${receiptNo}-original`, `void-slip-${receiptNo}-0`]);
    for (const name of await sheets()) expect(counter.printer.rows(name)).toContain('TOTAL 142.17');
  });

  test.each(HOSTILE)('%s: a second person agrees to a check', async (_what, over) => {
    await atWork(over);
    const { transactionId, linesCents } = await counter.begin(14_217);
    const tenders = [{ code: 'personal-check', cents: 14_217, number: '1042' }];
    const take = { transactionId, linesCents, tenders, confirmed: [] };
    const reply = await counter.request('payment.take', take);
    const { code, details } = reply.ok ? { code: 'TAKEN', details: {} } : reply.error;
    expect(code).toBe('APPROVAL_NEEDED');
    const approvalId = String((details as Record<string, unknown>).approvalId);
    expect((await counter.agrees(approvalId, 'Robert Hayes')).code).toBe('granted');
    expect(await counter.request('payment.take', { ...take, approvalId })).toMatchObject({ ok: true });
  });

  test.each(HOSTILE)('%s: a check handed back and a portal slip', async (_what, over) => {
    await atWork(over);
    const check = { code: 'personal-check' as const, number: '1042', cents: 14_217, reasonCode: 'stale', reason: '' };
    await counter.ask('check.refuse', { ...check, accountNo: '14640201', language: 'en' });
    await counter.ask('slip.portal', { accountNo: '14640201', language: 'es' });
    expect(await sheets()).toEqual(['return-slip-C1-1-0', 'portal-slip-es-14640201-0']);
    expect(counter.printer.rows('return-slip-C1-1-0')).toContain('Personal check 1042');
    expect(counter.printer.rows('portal-slip-es-14640201-0')).toContain('Por teléfono 888-291-1870');
  });
});
