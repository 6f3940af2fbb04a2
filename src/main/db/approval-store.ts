import { and, desc, eq, sql } from 'drizzle-orm';
import type { Approval } from '#core/access/approval.ts';
import type { ApprovalAction, ApprovalSubject } from '#shared/approval.ts';
import type { LedgerDb } from './ledger.ts';
import { approval } from './schema/access.ts';

export type StoredApproval = Approval & {
  action: ApprovalAction;
  subject: ApprovalSubject;
  reasonCode: string | null;
  reason: string | null;
};

export function approvalStore(db: LedgerDb) {
  const byId = db
    .select()
    .from(approval)
    .where(eq(approval.approvalId, sql.placeholder('approvalId')))
    .prepare();
  const ofRequest = db
    .select()
    .from(approval)
    .where(
      and(
        eq(approval.askedBy, sql.placeholder('userId')),
        eq(approval.requestHash, sql.placeholder('requestHash')),
        eq(approval.state, 'asked'),
      ),
    )
    .orderBy(desc(approval.askedAtMs))
    .limit(1)
    .prepare();
  const read = (row: typeof approval.$inferSelect | undefined): StoredApproval | null =>
    row
      ? {
          ...row,
          action: row.action as ApprovalAction,
          needs: JSON.parse(row.needs),
          subject: JSON.parse(row.subject),
        }
      : null;
  return {
    find: (approvalId: string) => read(byId.get({ approvalId })),
    /** The newest request of this person for exactly this, if it still waits. */
    waiting: (userId: string, requestHash: string) => read(ofRequest.get({ userId, requestHash })),
  };
}
