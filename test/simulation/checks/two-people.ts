import type { DrawerOpened } from '#core/journal/day-facts.ts';
import type { Fact } from '#core/journal/fact.ts';
import { needsOf, PERMITTED } from '../answers.ts';
import { stillCounts } from '../rulebook.ts';
import type { Line, Tender } from '../window-memory.ts';
import type { World } from '../world.ts';

const MONEY = ['clerk', 'lead', 'supervisor'];
const ACCESS = ['lead', 'supervisor', 'admin'];
/** Of the two, one must have such a role; where nothing is said, that of a supervisor. */
const ONE_OF: Record<string, readonly string[]> = { ...PERMITTED, access: ['admin'] };

const BY_TWO: Partial<Record<Fact['kind'], string>> = {
  'drawer.picked-up': 'pickup',
  'vault.exchanged': 'vault',
  'vault.funded': 'vault',
  'vault.counted': 'vault',
  'deposit.prepared': 'deposit',
};

function needOfOpening({ handedOverBy, expectedCents, countedCents }: DrawerOpened): string | null {
  if (handedOverBy !== null) return 'hand-over';
  return expectedCents === countedCents ? null : 'opening-difference';
}

/**
 * What needs two people was done by two, one of them with the permission, neither of them the clerk of a voided receipt where
 * that one agrees; the word was given for it, counted still, and served once.
 */
export function twoPeopleCheck(world: World): (facts: readonly Fact[]) => void {
  const { books, window } = world;
  const served = new Set<string>();
  const roleOf = (userId: string | null): string => window.staff.find((each) => each.userId === userId)?.role ?? '';

  function checkWord(what: string, fact: Fact, approvalId: string, needs: readonly string[], both = MONEY): void {
    const wrong = (why: string): void => world.report('two-people', `${what}: ${why}`);
    const called = books.rules.called.get(approvalId);
    if (served.has(approvalId)) wrong(`the word ${approvalId} served twice`);
    served.add(approvalId);
    if (called?.state !== 'used') wrong(`the word ${approvalId} is ${called?.state}`);
    if (!needs.every((need) => called?.needs.includes(need)))
      wrong(`${needs} was needed, and asked for ${called?.needs}`);
    if (called && !stillCounts(called.grantedAtMs, fact.atMs)) wrong('the word did not count any more');
    if (called?.askedBy !== fact.actor || called?.approver !== fact.approver) wrong('others asked and agreed');
    if (fact.approver === fact.actor) wrong('one person did it alone');
    const roles = [roleOf(fact.actor), roleOf(fact.approver)];
    const permitted = needs.every((need) => roles.some((role) => (ONE_OF[need] ?? ['supervisor']).includes(role)));
    if (!permitted || !roles.every((role) => both.includes(role))) wrong(`by ${roles}`);
  }

  function checkPayment(fact: Extract<Fact, { kind: 'payment.taken' }>): void {
    const { receiptNo, overrides } = fact.payload;
    const lines = fact.payload.lines.map(
      (line): Line => (line.kind === 'account' ? { ...line, accountNo: line.account.accountNo } : line),
    );
    const tenders = fact.payload.tenders.map((tender): Tender => ({ ...tender, cents: tender.tenderedCents }));
    const needs = needsOf(world, lines, tenders, fact.businessDate, receiptNo);
    if (String(overrides?.overrides ?? []) !== String(needs)) {
      world.report('two-people', `${receiptNo} needed ${needs}, and has ${overrides?.overrides}`);
    }
    if (overrides) checkWord(receiptNo, fact, overrides.approvalId, needs);
    else if (fact.approver !== null) world.report('two-people', `${receiptNo} needed nobody, and somebody agreed`);
  }

  /** Cash that changes hands, an opening that is off, a deposit; and a count that another person accepts or gives back. */
  function checkTill(fact: Fact): void {
    const need = fact.kind === 'drawer.opened' ? needOfOpening(fact.payload) : BY_TWO[fact.kind];
    const { approvalId = null } = fact.payload as { approvalId?: string | null };
    if (need) checkWord(fact.kind, fact, approvalId ?? '', [need]);
    if (fact.kind === 'drawer.opened' && !need && (approvalId !== null || fact.approver !== null)) {
      world.report('two-people', `${fact.payload.sessionId} needed nobody, and somebody agreed`);
    }
    if (fact.kind === 'drawer.opened') {
      const opens = need === 'hand-over' ? fact.approver : fact.actor;
      if (opens !== fact.payload.userId) world.report('two-people', `${fact.payload.sessionId} was opened by ${opens}`);
    }
    if (fact.kind !== 'drawer.approved' && fact.kind !== 'drawer.rejected') return;
    const drawer = books.till.drawers.all.get(fact.payload.sessionId);
    const [owner, by] = [roleOf(drawer?.userId ?? ''), roleOf(fact.actor)];
    const wrong = (why: string): void => world.report('two-people', `${fact.kind} by ${why}`);
    if (!['lead', 'supervisor'].includes(by) || ![owner, by].includes('supervisor')) wrong(`a ${by}, of a ${owner}`);
  }

  return (facts) => {
    for (const fact of facts) {
      if (fact.kind === 'payment.taken') checkPayment(fact);
      if (fact.kind === 'user.deactivated' || fact.kind === 'user.reactivated') {
        checkWord(`${fact.kind} of ${fact.payload.userId}`, fact, fact.payload.approvalId, ['access'], ACCESS);
        if (fact.approver === fact.payload.userId)
          world.report('two-people', `${fact.kind} agreed to by its own person`);
      }
      checkTill(fact);
      if (fact.kind !== 'receipt.voided' && fact.kind !== 'receipt.corrected') continue;
      const { receiptNo, approvalId } = fact.payload;
      checkWord(`${fact.kind} ${receiptNo}`, fact, approvalId, [
        fact.kind === 'receipt.voided' ? 'void' : 'correction',
      ]);
      const clerk = books.payments.get(receiptNo)?.actor;
      if (fact.approver === clerk) world.report('two-people', `the clerk of ${receiptNo} agreed to ${fact.kind}`);
    }
  };
}
