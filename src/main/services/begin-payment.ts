import type { CartLine } from '#core/payment/cart.ts';
import type { DraftLine, DraftView } from '#shared/contract/payment.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { sumCents } from '#shared/money.ts';
import type { Draft } from '../db/draft-store.ts';
import type { Actor, Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { drawerOf } from './open-drawer.ts';

/**
 * The tender screen opens. The permanent references are made now and stored, not when Enter is pressed: however often
 * that happens, it is one payment. A person's open draft keeps its references and takes over the new lines.
 */
export function beginPayment(
  office: Office,
  desk: AccountDesk,
  actor: Actor,
  input: { lines: CartLine[]; language: 'en' | 'es' },
): Result<DraftView> {
  if (!drawerOf(office, actor)) return refuse('DRAWER_NOT_OPEN');
  const capCents = office.settingsNow()['payment.amount-cap-cents'];
  for (const line of input.lines) {
    if (line.cents <= 0) return refuse('AMOUNT_INVALID', { cents: line.cents });
    if (line.cents > capCents) return refuse('AMOUNT_OVER_CAP', { cents: line.cents, capCents });
    if (line.kind === 'account' && !desk.find(line.accountNo)) {
      return refuse('ACCOUNT_UNKNOWN', { accountNo: line.accountNo });
    }
  }
  const draft = office.ledger.transaction(() => {
    const open = office.drafts.ofUser(actor.userId);
    const kept: Draft = {
      transactionId: open?.transactionId ?? office.ids.uuid(),
      userId: actor.userId,
      language: input.language,
      lines: input.lines,
      paymentRefs: enoughRefs(open?.paymentRefs ?? [], input.lines.length, office.ids.uuid),
      beganAtMs: open?.beganAtMs ?? office.clock.now(),
    };
    office.drafts.keep(kept);
    return kept;
  });
  return ok(draftView(desk, draft));
}

/** One reference for each share the cart can have: with one tender, one a line. */
export function enoughRefs(refs: string[], needed: number, make: () => string): string[] {
  return [...refs, ...Array.from({ length: Math.max(0, needed - refs.length) }, make)];
}

export function draftView(desk: AccountDesk, draft: Draft): DraftView {
  return {
    transactionId: draft.transactionId,
    language: draft.language,
    lines: draft.lines.map((line) => draftLine(desk, line)),
    linesCents: sumCents(draft.lines.map((line) => line.cents)),
  };
}

function draftLine(desk: AccountDesk, line: CartLine): DraftLine {
  if (line.kind === 'misc') return line;
  const account = desk.find(line.accountNo);
  return { ...line, displayNo: account?.displayNo ?? line.accountNo, name: account?.name ?? '' };
}

/** The customer changed their mind: nothing was taken, the references are never used. */
export function discardPayment(office: Office, actor: Actor, transactionId: string): Result<null> {
  return office.ledger.transaction(() => {
    if (office.drafts.find(transactionId)?.userId !== actor.userId) return refuse('DRAFT_UNKNOWN');
    office.drafts.drop(transactionId);
    return ok(null);
  });
}
