import type { OversightException, OversightLimits } from '#shared/exception.ts';
import { standardErrorsAbove } from './share-contrast.ts';

/** A granted approval: who asked, and who agreed. */
export type ApprovalSight = { approvalId: string; userId: string; approverId: string };

/**
 * People whose approvals nearly all come from one other person, who gives clearly fewer of the others'. Where one
 * supervisor approves everything that anybody asks, that is how the office works, and nothing is said.
 */
export function repeatApprovers(approvals: readonly ApprovalSight[], limits: OversightLimits): OversightException[] {
  const { approvals: enough, percent } = limits.repeatApprover;
  return [...Map.groupBy(approvals, ({ userId }) => userId)].flatMap(([userId, own]): OversightException[] => {
    const others = approvals.filter((each) => each.userId !== userId);
    if (own.length < enough || others.length < enough) return [];
    return [...Map.groupBy(own, ({ approverId }) => approverId)].flatMap(
      ([approverId, given]): OversightException[] => {
        const givenToOthers = others.filter((each) => each.approverId === approverId).length;
        const above = standardErrorsAbove(
          [{ hits: given.length, of: own.length }],
          [{ hits: givenToOthers, of: others.length }],
        );
        if (given.length * 100 < own.length * percent || above < limits.standardErrors) return [];
        return [
          {
            kind: 'repeat-approver',
            userId,
            approverId,
            approvalIds: given.map(({ approvalId }) => approvalId),
            ofApprovals: own.length,
            others: { given: givenToOthers, ofApprovals: others.length },
          },
        ];
      },
    );
  });
}
