import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anAccount } from '#test/support/accounts.ts';
import { Counter } from '#test/support/counter.ts';

const MARIA = 'Maria Alvarez';
const JAMES = 'James Okafor';
const ROBERT = 'Robert Hayes';
const OWN = '14640201';
const OTHER = '14640202';
const tran = anAccount({ accountNo: OTHER, displayNo: '14-6402-02', name: 'TRAN, HUE' });

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter({ accounts: [anAccount(), tran] }).openFor(MARIA);
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const idOf = async (name: string): Promise<string> =>
  (await counter.ask('session.people', {})).find((person) => person.name === name)?.userId ?? '';
const line = (accountNo: string) => ({ kind: 'account' as const, accountNo, cents: 14_217 });
const FEE = { kind: 'misc' as const, glCode: '100-4410', description: 'Meter fee', cents: 2_500 };
type Lines = (ReturnType<typeof line> | typeof FEE)[];
const begins = (...lines: Lines) => counter.request('payment.begin', { lines, language: 'en' });
const attempts = () => counter.facts('account.own-refused');
const REFUSED = { ok: false, error: { code: 'OWN_ACCOUNT', details: { accountNo: OWN, displayNo: '14-6402-01' } } };
const unlinks = async (name: string, accountNo = OWN) =>
  counter.refused('link.remove', { userId: await idOf(name), accountNo, reason: 'moved away' });
const comes = async (name: string): Promise<void> => {
  await counter.signIn(name);
  const { drawer } = await counter.ask('station.status', {});
  if (!drawer) await counter.opensDrawer();
};

describe('an account of the person at the window', () => {
  test.each(['own', 'household'] as const)('(%s) is not begun, and the attempt is a fact', async (relation) => {
    await counter.links(MARIA, OWN, relation);
    expect(await begins(line(OWN))).toEqual(REFUSED);
    expect(await counter.ask('payment.draft', {})).toBeNull();
    expect(attempts()).toEqual([{ userId: await idOf(MARIA), accountNo: OWN, action: 'payment.take' }]);
  });

  test('is found anywhere in the cart, and every attempt is a fact of its own', async () => {
    await counter.links(MARIA, OWN);
    expect(await begins(line(OTHER), FEE, line(OWN))).toEqual(REFUSED);
    expect(await begins(FEE, line(OWN))).toEqual(REFUSED);
    expect(attempts()).toHaveLength(2);
  });

  test('written another way is no way around', async () => {
    await counter.links(MARIA, OWN);
    for (const accountNo of ['14-6402-01', ' 14640201', '14640201 ', '0014640201']) {
      expect(await begins(line(accountNo))).toMatchObject({ error: { code: 'ACCOUNT_UNKNOWN' } });
    }
  });

  test('comes into a cart that is open: the cart stays as it was', async () => {
    await counter.links(MARIA, OWN);
    await begins(line(OTHER));
    expect(await begins(line(OTHER), line(OWN))).toEqual(REFUSED);
    expect((await counter.ask('payment.draft', {}))?.lines).toMatchObject([{ accountNo: OTHER }]);
  });

  test('also a supervisor’s, who has linked it', async () => {
    await counter.links(ROBERT, OWN);
    await comes(ROBERT);
    expect(await begins(line(OWN))).toEqual(REFUSED);
  });

  test('is taken by somebody else; and they take somebody else’s', async () => {
    await counter.links(JAMES, OTHER);
    await counter.links(MARIA, OWN);
    expect(await counter.payCash(14_217, 14_217, OTHER)).toMatchObject({ receiptNo: 'C1-26-000001' });
    await comes(JAMES);
    expect(await counter.payCash(14_217)).toMatchObject({ receiptNo: 'C1-26-000002' });
    expect(attempts()).toEqual([]);
  });

  test('after a restart it is still theirs', async () => {
    await counter.links(MARIA, OWN);
    counter.crash();
    await counter.start();
    await counter.signIn(MARIA);
    expect(await begins(line(OWN))).toEqual(REFUSED);
  });
});

describe('an account that becomes theirs while the tender screen is open', () => {
  async function linkedMeanwhile(): Promise<Parameters<typeof counter.refused<'payment.take'>>[1]> {
    const { transactionId, linesCents } = await counter.begin(14_217);
    await counter.links(MARIA, OWN);
    return { transactionId, linesCents, tenders: [{ code: 'cash', cents: 14_217 }], confirmed: [] };
  }
  test('is not taken: no receipt, no paper, nothing for the CIS, and the attempt is a fact', async () => {
    const take = await linkedMeanwhile();
    expect(await counter.refused('payment.take', take)).toBe('OWN_ACCOUNT');
    await counter.clock.pass(1_000);
    expect(counter.facts('payment.taken')).toEqual([]);
    expect([counter.printer.paper, counter.cis.arrived.size]).toEqual([[], 0]);
    expect(attempts()).toHaveLength(1);
  });
  test('put aside and taken up again, it is still not taken', async () => {
    const take = await linkedMeanwhile();
    const { transactionId } = take;
    await counter.ask('payment.park', { transactionId });
    await counter.ask('payment.resume', { transactionId });
    expect(await counter.refused('payment.take', take)).toBe('OWN_ACCOUNT');
  });
  test('a receipt from before is told again, since nothing is taken with it', async () => {
    const { transactionId, linesCents, receiptNo } = await counter.payCash(14_217);
    await counter.links(MARIA, OWN);
    const take = { transactionId, linesCents, tenders: [{ code: 'cash' as const, cents: 14_217 }], confirmed: [] };
    expect(await counter.ask('payment.take', take)).toMatchObject({ receiptNo });
    expect(attempts()).toEqual([]);
  });
});

describe('links', () => {
  test('say whose, which, since when, by whom and why', async () => {
    await counter.links(MARIA, '14-6402-01', 'household');
    await counter.signIn('Ana Petrov');
    expect(await counter.ask('link.list', {})).toMatchObject([
      {
        userName: MARIA,
        accountNo: OWN,
        displayNo: '14-6402-01',
        holder: 'GARCIA, MARIA',
        relation: 'household',
        linkedBy: ROBERT,
        reason: 'told by themselves',
      },
    ]);
  });

  test('of an account or a person that is not there are none', async () => {
    await counter.signIn(ROBERT);
    const link = { accountNo: OWN, relation: 'own' as const, reason: 'told' };
    expect(await counter.refused('link.add', { ...link, userId: 'nobody' })).toBe('USER_UNKNOWN');
    const unknown = { ...link, userId: await idOf(MARIA), accountNo: '99' };
    expect(await counter.refused('link.add', unknown)).toBe('ACCOUNT_UNKNOWN');
    expect(await counter.ask('link.list', {})).toEqual([]);
  });

  test('told twice are one, as told last', async () => {
    await counter.links(MARIA, OWN, 'own');
    await counter.links(MARIA, OWN, 'household');
    await counter.signIn(ROBERT);
    expect((await counter.ask('link.list', {})).map(({ relation }) => relation)).toEqual(['household']);
  });

  test('are taken away by somebody else, however the number is written; then the account is like any other', async () => {
    await counter.links(MARIA, OWN);
    await counter.signIn(ROBERT);
    expect(await unlinks(MARIA, '14-6402-01')).toBe('granted');
    expect(await unlinks(MARIA)).toBe('ACCOUNT_UNKNOWN');
    await counter.signIn(MARIA);
    expect((await begins(line(OWN))).ok).toBe(true);
    expect(counter.facts('account.unlinked')).toEqual([
      { userId: await idOf(MARIA), accountNo: OWN, reason: 'moved away' },
    ]);
  });

  test('nobody takes away their own; another supervisor may', async () => {
    await counter.links(ROBERT, OWN);
    const own = { userId: await idOf(ROBERT), accountNo: OWN, reason: 'moved away' };
    expect(await counter.request('link.remove', own)).toEqual(REFUSED);
    expect(counter.facts('account.unlinked')).toEqual([]);
    await counter.signIn('Sam Whitfield');
    await counter.adds('Nina Ruiz', 'supervisor', '602917');
    await counter.ask('session.sign-in', { userId: await idOf('Nina Ruiz'), pin: '602917' });
    expect(await unlinks(ROBERT)).toBe('granted');
  });
});
