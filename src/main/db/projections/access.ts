import { and, eq, sql } from 'drizzle-orm';
import { canonicalJson } from '#core/journal/canonical-json.ts';
import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { accountLink, approval } from '../schema/access.ts';
import type { Applies } from './projections.ts';

type Kinds =
  | 'approval.asked'
  | 'approval.granted'
  | 'approval.used'
  | 'account.linked'
  | 'account.unlinked'
  | 'account.own-refused';

/** Second persons, and accounts of the people who work here. A refused attempt is evidence in the journal. */
export function projectAccess(db: LedgerDb): Applies<Kinds> {
  const ofApproval = eq(approval.approvalId, sql.placeholder('approvalId'));
  const ask = db.insert(approval).values(placeholdersOf(approval)).prepare();
  const grant = db
    .update(approval)
    .set({
      state: 'granted',
      approver: sql`${sql.placeholder('approver')}`,
      grantedAtMs: sql`${sql.placeholder('grantedAtMs')}`,
      reasonCode: sql`${sql.placeholder('reasonCode')}`,
      reason: sql`${sql.placeholder('reason')}`,
    })
    .where(ofApproval)
    .prepare();
  const use = db.update(approval).set({ state: 'used' }).where(ofApproval).prepare();
  const link = db
    .insert(accountLink)
    .values(placeholdersOf(accountLink))
    .onConflictDoUpdate({
      target: [accountLink.userId, accountLink.accountNo],
      set: {
        relation: sql`excluded.relation`,
        linkedAtMs: sql`excluded.linked_at_ms`,
        linkedBy: sql`excluded.linked_by`,
        reason: sql`excluded.reason`,
      },
    })
    .prepare();
  const unlink = db
    .delete(accountLink)
    .where(
      and(eq(accountLink.userId, sql.placeholder('userId')), eq(accountLink.accountNo, sql.placeholder('accountNo'))),
    )
    .prepare();

  return {
    'approval.asked': ({ payload, station, actor, atMs }) => {
      ask.run({
        ...payload,
        station,
        // Canonical, so that a replay from the journal gives the same text.
        needs: canonicalJson(payload.needs),
        subject: canonicalJson(payload.subject),
        askedBy: actor,
        askedAtMs: atMs,
        state: 'asked',
        approver: null,
        grantedAtMs: null,
        reasonCode: null,
        reason: null,
      });
    },
    'approval.granted': ({ payload, approver, atMs }) => {
      grant.run({ ...payload, approver, grantedAtMs: atMs });
    },
    'approval.used': ({ payload }) => {
      use.run(payload);
    },
    'account.linked': ({ payload, actor, atMs }) => {
      link.run({ ...payload, linkedAtMs: atMs, linkedBy: actor });
    },
    'account.unlinked': ({ payload }) => {
      unlink.run(payload);
    },
    'account.own-refused': () => undefined,
  };
}
