import { describe, expect, test } from 'vitest';
import {
  APPROVAL_LASTS_MS,
  type Approval,
  decideGrant,
  decideUse,
  isWaiting,
  mayApprove,
} from '#core/access/approval.ts';
import { type ApprovalNeed, MONEY_NEEDS } from '#shared/approval.ts';
import { MONEY_ROLES, ROLES, type Role } from '#shared/role.ts';
import { RULE_NOW } from '#test/support/payment-rule.ts';

type Person = { userId: string; role: Role; active: boolean };
const MARIA = { userId: 'u-maria', role: 'clerk' as const };
const JAMES = { userId: 'u-james', role: 'clerk' as const };
const ROBERT = { userId: 'u-robert', role: 'supervisor' as const };
const OTHERS: Record<Role, { userId: string; role: Role }> = {
  clerk: JAMES,
  lead: { userId: 'u-linda', role: 'lead' },
  supervisor: ROBERT,
  auditor: { userId: 'u-ana', role: 'auditor' },
  admin: { userId: 'u-sam', role: 'admin' },
};

/** Maria asked a moment ago whether a check may pay a cash-only account. */
function asked(over: Partial<Approval> = {}): Approval {
  return {
    approvalId: 'a-1',
    action: 'payment.take',
    needs: ['cash-only'],
    requestHash: 'this request',
    askedBy: MARIA.userId,
    askedAtMs: RULE_NOW,
    state: 'asked',
    approver: null,
    grantedAtMs: null,
    ...over,
  };
}
/** Robert agreed when it was asked. */
const granted = (over: Partial<Approval> = {}): Approval =>
  asked({ state: 'granted', approver: ROBERT.userId, grantedAtMs: RULE_NOW, ...over });

function grant(approval: Approval | null, approver = ROBERT as { userId: string; role: Role }, afterMs = 0) {
  const decided = decideGrant(approval, MARIA, approver, [], RULE_NOW + afterMs);
  return decided.ok ? 'GRANTED' : decided.failure.code;
}
type Used = { requestHash?: string; by?: { userId: string; role: Role }; approver?: Partial<Person> | null };
function use(approval: Approval | null, { approver = {}, ...over }: Used = {}, afterMs = 0) {
  const decided = decideUse(
    approval,
    { requestHash: 'this request', by: MARIA, ...over },
    approver && { ...ROBERT, active: true, ...approver },
    [],
    RULE_NOW + afterMs,
  );
  return decided.ok ? decided.value : decided.failure.code;
}

describe('who can be the second person', () => {
  describe.each(MONEY_NEEDS)('for %s', (need) => {
    /** For each who asks, those who can agree: two who handle money, at least one of them a supervisor. */
    const TABLE: Record<Role, Role[]> = {
      clerk: ['supervisor'],
      lead: ['supervisor'],
      supervisor: ['clerk', 'lead', 'supervisor'],
      auditor: ['supervisor'],
      admin: ['supervisor'],
    };
    test.each(ROLES)('where a %s asks', (asker) => {
      expect(ROLES.filter((approver) => mayApprove(need, asker, approver))).toEqual(TABLE[asker]);
    });
  });

  test('whoever handles no money agrees to nothing about money, whoever asks', () => {
    for (const role of ROLES.filter((one) => !MONEY_ROLES.includes(one))) {
      for (const need of MONEY_NEEDS) expect(mayApprove(need, 'supervisor', role)).toBe(false);
    }
  });

  test.each(ROLES)('a clerk asks, a %s agrees', (role) => {
    expect(grant(asked(), OTHERS[role])).toBe(role === 'supervisor' ? 'GRANTED' : 'APPROVAL_ROLE');
  });

  test('a refusal for the role says which role it was', () => {
    const decided = decideGrant(asked(), MARIA, JAMES, [], RULE_NOW);
    expect(decided).toEqual({ ok: false, failure: { code: 'APPROVAL_ROLE', details: { role: 'clerk' } } });
  });

  test('for several needs at once, every one of them', () => {
    const needs: ApprovalNeed[] = ['cash-only', 'tender-limit', 'same-instrument'];
    expect(grant(asked({ needs }))).toBe('GRANTED');
    expect(grant(asked({ needs }), JAMES)).toBe('APPROVAL_ROLE');
  });
});

describe('nobody agrees to what is their own', () => {
  test('and a word that was given serves not, once it has become the approver’s own', () => {
    const request = { requestHash: 'this request', by: MARIA };
    const robert = { ...ROBERT, active: true };
    expect(decideUse(granted(), request, robert, [JAMES.userId], RULE_NOW)).toMatchObject({ ok: true });
    expect(decideUse(granted(), request, robert, [ROBERT.userId], RULE_NOW)).toMatchObject({
      failure: { code: 'APPROVAL_OWN' },
    });
  });

  test.each(MONEY_ROLES)('a %s who asked', (role) => {
    const self = { userId: MARIA.userId, role };
    expect(decideGrant(asked(), self, self, [], RULE_NOW)).toMatchObject({ failure: { code: 'APPROVAL_OWN' } });
  });
  test('a supervisor whose receipt it is, while another one may', () => {
    const another = { userId: 'u-nina', role: 'supervisor' as const };
    expect(decideGrant(asked(), MARIA, ROBERT, [ROBERT.userId], RULE_NOW)).toMatchObject({
      failure: { code: 'APPROVAL_OWN' },
    });
    expect(decideGrant(asked(), MARIA, another, [ROBERT.userId], RULE_NOW)).toEqual({ ok: true, value: null });
  });
});

describe('a request waits for the second person', () => {
  test.each<[string, Partial<Approval>, number, string]>([
    ['at once', {}, 0, 'GRANTED'],
    ['to its last moment', {}, APPROVAL_LASTS_MS, 'GRANTED'],
    ['and no longer', {}, APPROVAL_LASTS_MS + 1, 'APPROVAL_OVER'],
    ['not where the clock was set back: how long it was is not known', {}, -1, 'APPROVAL_OVER'],
    ['not a second time', { state: 'granted', approver: ROBERT.userId, grantedAtMs: RULE_NOW }, 0, 'APPROVAL_OVER'],
    ['not after it served', { state: 'used', approver: ROBERT.userId, grantedAtMs: RULE_NOW }, 0, 'APPROVAL_OVER'],
  ])('%s', (_what, over, afterMs, code) => {
    expect(grant(asked(over), ROBERT, afterMs)).toBe(code);
    expect(isWaiting(asked(over), RULE_NOW + afterMs)).toBe(code === 'GRANTED');
  });
  test('ten minutes', () => expect(APPROVAL_LASTS_MS).toBe(600_000));
  test('one that nobody made', () => expect(grant(null)).toBe('APPROVAL_UNKNOWN'));
  test('that it is over is said before whose it is, and that before the role', () => {
    expect(grant(asked(), { userId: MARIA.userId, role: 'clerk' }, APPROVAL_LASTS_MS + 1)).toBe('APPROVAL_OVER');
    expect(grant(asked(), { userId: MARIA.userId, role: 'clerk' })).toBe('APPROVAL_OWN');
  });
});

describe('a grant serves', () => {
  test.each<[string, Approval | null, Used, number, string]>([
    ['the person who asked, for what was asked, and names who agreed', granted(), {}, 0, ROBERT.userId],
    ['to its last moment, counted from the grant', granted({ askedAtMs: 0 }), {}, APPROVAL_LASTS_MS, ROBERT.userId],
    ['and no longer', granted(), {}, APPROVAL_LASTS_MS + 1, 'APPROVAL_OVER'],
    ['not where the clock was set back', granted(), {}, -1, 'APPROVAL_OVER'],
    ['not a second time', granted({ state: 'used' }), {}, 0, 'APPROVAL_OVER'],
    ['not before it was given', asked(), {}, 0, 'APPROVAL_OVER'],
    ['not another request', granted(), { requestHash: 'another request' }, 0, 'APPROVAL_DIFFERS'],
    ['not another person with the same request', granted(), { by: JAMES }, 0, 'APPROVAL_DIFFERS'],
    ['not the one who gave it', granted(), { by: ROBERT }, 0, 'APPROVAL_DIFFERS'],
    ['nobody where there is none', null, {}, 0, 'APPROVAL_UNKNOWN'],
    [
      'nobody where it says granted and by whom is lost',
      granted({ approver: null }),
      { approver: null },
      0,
      'APPROVAL_OVER',
    ],
    ['nobody where it says granted and when is lost', granted({ grantedAtMs: null }), {}, 0, 'APPROVAL_OVER'],
    ['not when who agreed was deactivated meanwhile', granted(), { approver: { active: false } }, 0, 'APPROVAL_OVER'],
    ['not when who agreed may not any more', granted(), { approver: { role: 'lead' } }, 0, 'APPROVAL_ROLE'],
    [
      'not when who asked may not any more, and the other never could',
      granted(),
      { approver: JAMES, by: MARIA },
      0,
      'APPROVAL_ROLE',
    ],
    [
      'while the one of the two who asked may',
      granted(),
      { approver: JAMES, by: { ...MARIA, role: 'supervisor' } },
      0,
      JAMES.userId,
    ],
    [
      'not for one of several needs only',
      granted({ needs: ['cash-only', 'access'] }),
      { approver: { role: 'supervisor' } },
      0,
      'APPROVAL_ROLE',
    ],
  ])('%s', (_what, approval, over, afterMs, answer) => expect(use(approval, over, afterMs)).toBe(answer));

  test('that it was for another request is said also of one that is over or used', () => {
    const other = { requestHash: 'another request' };
    expect(use(granted({ state: 'used' }), other)).toBe('APPROVAL_DIFFERS');
    expect(use(granted(), other, APPROVAL_LASTS_MS + 1)).toBe('APPROVAL_DIFFERS');
  });
});
