import type { Fact } from '#core/journal/fact.ts';
import type { World } from '../world.ts';

/**
 * Where a second person was needed, one stands in the fact: another than who took the money, who had agreed to it; and each
 * agreement serves one payment. Where none was needed, nobody stands there.
 */
export function checkSecondPerson(world: World, facts: readonly Fact[]): void {
  const { books } = world;
  const wrong = (why: string): void => world.report('second-person', why);
  const used = new Set(facts.flatMap((fact) => (fact.kind === 'approval.used' ? fact.payload.approvalId : [])));
  for (const fact of facts) {
    if (fact.kind !== 'payment.taken') continue;
    const { receiptNo, overrides, tenders } = fact.payload;
    if (!overrides) {
      if (fact.approver !== null) wrong(`${receiptNo} needed nobody, and ${fact.approver} stands there`);
      const again = tenders.find((tender) => {
        const first = books.serialOfFirst(tender);
        return first !== null && first !== receiptNo;
      });
      if (again) wrong(`${receiptNo} took the money order ${again.number} again, and nobody was asked`);
      continue;
    }
    const approval = books.approvals.get(overrides.approvalId);
    if (approval?.approver !== fact.approver || fact.approver === null) wrong(`${receiptNo}: nobody agreed`);
    if (fact.approver === fact.actor) wrong(`${receiptNo}: ${fact.actor} agreed to their own request`);
    if (approval?.askedBy !== fact.actor) wrong(`${receiptNo}: somebody else had asked`);
    if (!used.delete(overrides.approvalId)) wrong(`${receiptNo}: the agreement was not used with it`);
    if (overrides.overrides.some((need) => !approval?.needs.includes(need))) wrong(`${receiptNo}: more was needed`);
  }
  if (used.size > 0) wrong(`an agreement was used for nothing: ${[...used].join(', ')}`);
}
