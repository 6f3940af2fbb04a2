import { describe, expect, test } from 'vitest';
import { type AccessRequest, decideAccess, needOf, type Somebody } from '#core/access/access-change.ts';
import { decideGrant, mayApprove, possibleApprovers } from '#core/access/approval.ts';
import { ACCESS_ACTS } from '#shared/access.ts';
import { ROLES, type Role } from '#shared/role.ts';

const one = (userId: string, role: Role, active = true): Somebody => ({ userId, role, active });
const SAM = one('u-sam', 'admin');
const MARIA = one('u-maria', 'clerk');
const GONE = one('u-gone', 'clerk', false);
const OTTO = one('u-otto', 'admin');
const toRole = (to: Role): AccessRequest => ({ act: 'user.change-role', to });
const DEACTIVATE: AccessRequest = { act: 'user.deactivate' };
const REACTIVATE: AccessRequest = { act: 'user.reactivate' };
const RESET: AccessRequest = { act: 'user.reset-pin' };

/** Sam asks. */
function asks(request: AccessRequest, target: Somebody | null, others: Somebody[] = []): string {
  const people = [SAM, MARIA, GONE, ...others];
  const decided = decideAccess(request, target, SAM.userId, people);
  return decided.ok ? 'MAY BE ASKED' : decided.failure.code;
}

describe('what may be asked about somebody', () => {
  test.each<[string, AccessRequest, Somebody | null, string]>([
    ['another role', toRole('lead'), MARIA, 'MAY BE ASKED'],
    ['the role that they have', toRole('clerk'), MARIA, 'USER_STATE'],
    ['that they leave', DEACTIVATE, MARIA, 'MAY BE ASKED'],
    ['a new PIN', RESET, MARIA, 'MAY BE ASKED'],
    ['that they come back, who are here', REACTIVATE, MARIA, 'USER_STATE'],
    ['that somebody who left comes back', REACTIVATE, GONE, 'MAY BE ASKED'],
    ['that somebody who left leaves', DEACTIVATE, GONE, 'USER_STATE'],
    ['another role for somebody who left', toRole('lead'), GONE, 'USER_STATE'],
    ['a new PIN for somebody who left', RESET, GONE, 'USER_STATE'],
    ['anything about nobody', DEACTIVATE, null, 'USER_UNKNOWN'],
  ])('%s', (_what, request, target, answer) => expect(asks(request, target)).toBe(answer));
});

describe('the last active administrator', () => {
  test.each<[string, AccessRequest]>([
    ['keeps the role', toRole('supervisor')],
    ['stays', DEACTIVATE],
  ])('%s, also where another one left long ago', (_what, request) => {
    expect(asks(request, SAM)).toBe('ADMIN_LAST');
    expect(asks(request, SAM, [{ ...OTTO, active: false }])).toBe('ADMIN_LAST');
    expect(asks(request, SAM, [one('u-robert', 'supervisor')])).toBe('ADMIN_LAST');
  });
  test('one of two may go, whoever asks', () => {
    expect(asks(DEACTIVATE, SAM, [OTTO])).toBe('MAY BE ASKED');
    expect(asks(DEACTIVATE, OTTO, [OTTO])).toBe('MAY BE ASKED');
    expect(asks(toRole('clerk'), OTTO, [OTTO])).toBe('MAY BE ASKED');
  });
});

describe('nobody asks for themselves', () => {
  test.each<[string, AccessRequest]>([
    ['another role', toRole('supervisor')],
    ['a new PIN without the old one', RESET],
  ])('%s', (_what, request) => expect(asks(request, SAM, [OTTO])).toBe('USER_OWN'));
});

describe('who can be the second person', () => {
  const partnersOf = (need: 'access' | 'pin-reset', asker: Role) =>
    ROLES.filter((role) => mayApprove(need, asker, role));

  test.each(ROLES)('about access, where a %s asks: one of the two is an administrator', (asker) => {
    expect(partnersOf('access', asker)).toEqual(asker === 'admin' ? ['lead', 'supervisor', 'admin'] : ['admin']);
  });
  test.each(ROLES)('about a PIN, where a %s asks: one of the two is an administrator or a supervisor', (asker) => {
    const permitted = asker === 'admin' || asker === 'supervisor';
    expect(partnersOf('pin-reset', asker)).toEqual(
      permitted ? ['lead', 'supervisor', 'admin'] : ['supervisor', 'admin'],
    );
  });
  test('a PIN has a need of its own, everything else the same', () => {
    expect(ACCESS_ACTS.filter((act) => needOf(act) === 'pin-reset')).toEqual(['user.reset-pin']);
  });

  test('neither whoever asks, nor whose access it is, nor somebody who left', () => {
    const linda = one('u-linda', 'lead');
    const people = [SAM, MARIA, OTTO, linda, one('u-robert', 'supervisor'), one('u-old', 'supervisor', false)];
    const possible = (barred: string[]) =>
      possibleApprovers(['access'], SAM, people, barred).map(({ userId }) => userId);
    expect(possible([])).toEqual(['u-otto', 'u-linda', 'u-robert']);
    expect(possible(['u-robert'])).toEqual(['u-otto', 'u-linda']);
  });

  test('for several needs at once, only who can be for each of them', () => {
    const people = [MARIA, one('u-linda', 'lead'), one('u-robert', 'supervisor')];
    const possible = possibleApprovers(['cash-only', 'pin-reset'], MARIA, people, []);
    expect(possible.map(({ userId }) => userId)).toEqual(['u-robert']);
    const supervisor = one('u-nina', 'supervisor');
    expect(possibleApprovers(['cash-only', 'pin-reset'], supervisor, people, []).map(({ userId }) => userId)).toEqual([
      'u-linda',
      'u-robert',
    ]);
  });

  test('whose access it is does not agree to it, whatever the role', () => {
    const approval = {
      approvalId: 'a-1',
      action: 'user.change-role',
      needs: ['access'],
      requestHash: 'this',
      askedBy: SAM.userId,
      askedAtMs: 0,
      state: 'asked' as const,
      approver: null,
      grantedAtMs: null,
    };
    const code = (approver: Somebody) => {
      const decided = decideGrant(approval, SAM, approver, [OTTO.userId], 0);
      return decided.ok ? 'GRANTED' : decided.failure.code;
    };
    expect(code(OTTO)).toBe('APPROVAL_OWN');
    expect(code(SAM)).toBe('APPROVAL_OWN');
    expect(code(MARIA)).toBe('APPROVAL_ROLE');
    expect(code(one('u-linda', 'lead'))).toBe('GRANTED');
  });
});
