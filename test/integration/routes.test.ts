import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type RouteName } from '#shared/contract/index.ts';
import { ROLES, type Role } from '#shared/role.ts';
import { Counter } from '#test/support/counter.ts';

/**
 * Every route and who may call it, written out by hand: an auditor reads this table, and a new route that is not in it
 * fails. `anyone` also before sign-in; `signed-in` any role, also while the station is locked.
 */
const WHO: Record<string, 'anyone' | 'signed-in' | Role[]> = {
  'session.current': 'anyone',
  'session.people': 'anyone',
  'session.sign-in': 'anyone',
  'session.sign-out': 'signed-in',
  'session.lock': 'signed-in',
  'session.touch': 'signed-in',
  'user.add-first': 'anyone',
  'user.list': ['supervisor', 'auditor', 'admin'],
  'user.change-pin': ['clerk', 'lead', 'supervisor', 'auditor', 'admin'],
  'user.add': ['admin'],
  'user.change-role': ['admin'],
  'user.deactivate': ['admin'],
  'user.reactivate': ['admin'],
  'user.reset-pin': ['supervisor', 'admin'],
  'account.search': ['clerk', 'lead', 'supervisor', 'auditor'],
  'account.open': ['clerk', 'lead', 'supervisor', 'auditor'],
  'account.details': ['clerk', 'lead', 'supervisor', 'auditor'],
  'drawer.open': ['clerk', 'lead', 'supervisor'],
  'drawer.sheet': ['clerk', 'lead', 'supervisor', 'auditor'],
  'drawer.keep-count': ['clerk', 'lead', 'supervisor'],
  'drawer.count': ['clerk', 'lead', 'supervisor'],
  'drawer.submit': ['clerk', 'lead', 'supervisor'],
  'drawer.explain': ['clerk', 'lead', 'supervisor'],
  'drawer.no-sale': ['clerk', 'lead', 'supervisor'],
  'drawer.pick-up': ['clerk', 'lead', 'supervisor'],
  'drawer.hand-over': ['clerk', 'lead', 'supervisor'],
  'drawer.sessions': ['lead', 'supervisor', 'auditor'],
  'drawer.approve': ['lead', 'supervisor'],
  'drawer.reject': ['lead', 'supervisor'],
  'drawer.surprise-count': ['supervisor'],
  'vault.show': ['lead', 'supervisor', 'auditor'],
  'vault.exchange': ['clerk', 'lead', 'supervisor'],
  'vault.fund': ['lead', 'supervisor'],
  'vault.count': ['lead', 'supervisor'],
  'board.show': ['lead', 'supervisor', 'auditor'],
  'day.list': ['lead', 'supervisor', 'auditor'],
  'day.show': ['lead', 'supervisor', 'auditor'],
  'day.begin-close': ['supervisor'],
  'day.resume': ['supervisor'],
  'day.discard-parked': ['supervisor'],
  'day.review': ['supervisor'],
  'day.close': ['supervisor'],
  'packet.file': ['lead', 'supervisor'],
  'packet.printed': ['lead', 'supervisor'],
  'file.open': ['lead', 'supervisor', 'auditor'],
  'report.stop': ['lead', 'supervisor', 'auditor'],
  'audit.export': ['supervisor', 'auditor'],
  'audit.list': ['supervisor', 'auditor'],
  'deposit.prepare': ['lead', 'supervisor'],
  'deposit.undo': ['lead', 'supervisor'],
  'deposit.confirm': ['lead', 'supervisor'],
  'payment.begin': ['clerk', 'lead', 'supervisor'],
  'payment.draft': ['clerk', 'lead', 'supervisor'],
  'payment.discard': ['clerk', 'lead', 'supervisor'],
  'payment.take': ['clerk', 'lead', 'supervisor'],
  'payment.park': ['clerk', 'lead', 'supervisor'],
  'payment.resume': ['clerk', 'lead', 'supervisor'],
  'payment.parked': ['clerk', 'lead', 'supervisor', 'auditor'],
  'tender.offer': ['clerk', 'lead', 'supervisor', 'auditor'],
  'check.refuse': ['clerk', 'lead', 'supervisor'],
  'slip.portal': ['clerk', 'lead', 'supervisor'],
  'approval.show': ['clerk', 'lead', 'supervisor', 'admin'],
  'approval.grant': ['clerk', 'lead', 'supervisor', 'admin'],
  'receipt.void': ['clerk', 'lead', 'supervisor'],
  'receipt.correct': ['clerk', 'lead', 'supervisor'],
  'link.list': ['supervisor', 'auditor', 'admin'],
  'link.add': ['supervisor'],
  'link.remove': ['supervisor'],
  'receipt.list': ['clerk', 'lead', 'supervisor', 'auditor'],
  'receipt.row': ['clerk', 'lead', 'supervisor', 'auditor'],
  'receipt.search': ['clerk', 'lead', 'supervisor', 'auditor'],
  'receipt.story': ['clerk', 'lead', 'supervisor', 'auditor'],
  'receipt.show': ['clerk', 'lead', 'supervisor', 'auditor'],
  'receipt.reprint': ['clerk', 'lead', 'supervisor'],
  'print.list': ['clerk', 'lead', 'supervisor', 'admin'],
  'print.settle': ['clerk', 'lead', 'supervisor'],
  'cis.queue': ['clerk', 'lead', 'supervisor', 'auditor', 'admin'],
  'cis.resume': ['lead', 'supervisor', 'admin'],
  'setting.list': ['supervisor', 'auditor', 'admin'],
  'setting.change': ['supervisor', 'admin'],
  'setting.keep-cis-token': ['admin'],
  'station.status': 'anyone',
};
const PEOPLE: Record<Role, string> = {
  clerk: 'Maria Alvarez',
  lead: 'Linda Tran',
  supervisor: 'Robert Hayes',
  auditor: 'Ana Petrov',
  admin: 'Sam Whitfield',
};
const routes = Object.keys(WHO) as RouteName[];

/** What the door says to a request that no route understands: only somebody it lets in hears INPUT_INVALID. */
async function atTheDoor(route: string): Promise<string> {
  const reply = await counter.request(route, { somethingNoRouteKnows: true });
  return reply.ok ? 'GRANTED' : reply.error.code;
}

const LET_IN = 'INPUT_INVALID';
let counter: Counter;
beforeAll(async () => {
  counter = await new Counter().start();
});
afterAll(async () => {
  await counter.close();
  counter.forget();
});

test('every route of the contract is in the table, and no other', () => {
  expect(Object.keys(WHO).sort()).toEqual(Object.keys(contract).sort());
});

test('a route that does not exist is refused, also one named like something every object has', async () => {
  for (const name of ['payment.give', '', 'toString', '__proto__', 'constructor', 'PAYMENT.TAKE']) {
    expect(await atTheDoor(name)).toBe('ROUTE_UNKNOWN');
  }
});

describe('nobody is signed in', () => {
  test.each(routes)('%s', async (route) => {
    expect(await atTheDoor(route)).toBe(WHO[route] === 'anyone' ? LET_IN : 'NOT_SIGNED_IN');
  });
});

describe.each(ROLES)('signed in as %s', (role) => {
  beforeAll(async () => {
    await counter.signIn(PEOPLE[role]);
    const { user } = await counter.ask('session.current', {});
    expect(user?.role).toBe(role);
  });

  test.each(routes)('%s', async (route) => {
    const who = WHO[route];
    const allowed = who === 'anyone' || who === 'signed-in' || who?.includes(role);
    expect(await atTheDoor(route)).toBe(allowed ? LET_IN : 'ROLE_NOT_ALLOWED');
  });
});

describe.each(ROLES)('locked by a %s', (role) => {
  beforeAll(async () => {
    await counter.signIn(PEOPLE[role]);
    await counter.ask('session.lock', {});
  });

  test.each(routes)('%s', async (route) => {
    const open = WHO[route] === 'anyone' || WHO[route] === 'signed-in';
    expect(await atTheDoor(route)).toBe(open ? LET_IN : 'STATION_LOCKED');
  });
});
