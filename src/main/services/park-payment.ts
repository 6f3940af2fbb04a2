import type { DraftView, ParkedView } from '#shared/contract/payment.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Actor, Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { draftView } from './begin-payment.ts';

/** The customer went to fetch something: the transaction is put aside with its references, and the counter is free. */
export function parkPayment(office: Office, actor: Actor, transactionId: string): Result<null> {
  return office.ledger.transaction(() => {
    const draft = office.drafts.find(transactionId);
    if (draft?.userId !== actor.userId || draft.parkedAtMs !== null) return refuse('DRAFT_UNKNOWN');
    office.drafts.keep({ ...draft, parkedAtMs: office.clock.now() });
    return ok(null);
  });
}

/** Takes up one's own parked transaction; what is open must be finished, parked or discarded first. */
export function resumePayment(
  office: Office,
  desk: AccountDesk,
  actor: Actor,
  transactionId: string,
): Result<DraftView> {
  return office.ledger.transaction(() => {
    const draft = office.drafts.find(transactionId);
    if (draft?.userId !== actor.userId || draft.parkedAtMs === null) return refuse('DRAFT_UNKNOWN');
    if (office.drafts.ofUser(actor.userId)) return refuse('DRAFT_OPEN');
    const open = { ...draft, parkedAtMs: null };
    office.drafts.keep(open);
    return ok(draftView(desk, open));
  });
}

/** All parked transactions, with whose they are: no money has moved in any of them. */
export function listParked(office: Office, desk: AccountDesk): Result<ParkedView[]> {
  const names = new Map(office.people.all().map((person) => [person.userId, person.name]));
  return ok(
    office.drafts.parked().map((draft) => ({
      ...draftView(desk, draft),
      userId: draft.userId,
      clerkName: names.get(draft.userId) ?? '',
    })),
  );
}
