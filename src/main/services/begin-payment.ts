import type { CartLine, CartTender } from '#core/payment/cart.ts';
import { faultOfLines } from '#core/payment/faults.ts';
import type { DraftLine, DraftView } from '#shared/contract/payment.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { sumCents } from '#shared/money.ts';
import type { Draft } from '../db/draft-store.ts';
import type { Actor, Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { sessionOf } from './open-drawer.ts';
import { refuseOwn } from './own-accounts.ts';

/**
 * The tender screen opens, or what stands on it changes. The permanent references are made now and stored, not when
 * Enter is pressed: however often that happens, it is one payment. A person's open draft keeps its references and takes
 * over the new lines and tenders.
 */
export function beginPayment(
  office: Office,
  desk: AccountDesk,
  actor: Actor,
  input: { lines: CartLine[]; tenders: CartTender[]; language: 'en' | 'es' },
): Result<DraftView> {
  if (!sessionOf(office, actor)) return refuse('DRAWER_NOT_OPEN');
  const known = { has: (accountNo: string) => desk.find(accountNo) !== null };
  const fault = faultOfLines(input.lines, known, office.settingsNow());
  if (fault) return { ok: false, failure: fault };
  const accountNos = input.lines.flatMap((line) => (line.kind === 'account' ? [line.accountNo] : []));
  const draft = office.ledger.transaction(() => {
    const own = refuseOwn(office, actor, accountNos, 'payment.take');
    if (!own.ok) return own;
    const open = office.drafts.ofUser(actor.userId);
    const kept: Draft = {
      transactionId: open?.transactionId ?? office.ids.uuid(),
      userId: actor.userId,
      language: input.language,
      lines: input.lines,
      tenders: input.tenders,
      paymentRefs: enoughRefs(
        open?.paymentRefs ?? [],
        mostShares(input.lines.length, input.tenders.length),
        office.ids.uuid,
      ),
      beganAtMs: open?.beganAtMs ?? office.clock.now(),
      parkedAtMs: null,
    };
    office.drafts.keep(kept);
    return ok(kept);
  });
  return draft.ok ? ok(draftView(desk, draft.value)) : draft;
}

/** Splitting n lines over m tenders gives at most n + m - 1 shares. */
export function mostShares(lines: number, tenders: number): number {
  return lines + Math.max(1, tenders) - 1;
}

/** One reference for each share the cart can have. */
export function enoughRefs(refs: string[], needed: number, make: () => string): string[] {
  return [...refs, ...Array.from({ length: Math.max(0, needed - refs.length) }, make)];
}

export function draftView(desk: AccountDesk, draft: Draft): DraftView {
  const { transactionId, language, tenders, parkedAtMs } = draft;
  return {
    transactionId,
    language,
    lines: draft.lines.map((line) => draftLine(desk, line)),
    linesCents: sumCents(draft.lines.map((line) => line.cents)),
    tenders: tenders.map(({ code, tenderedCents, number, issuer }) => ({ code, cents: tenderedCents, number, issuer })),
    parkedAtMs,
  };
}

function draftLine(desk: AccountDesk, line: CartLine): DraftLine {
  if (line.kind === 'misc') return line;
  const account = desk.find(line.accountNo);
  return { ...line, displayNo: account?.displayNo ?? line.accountNo, name: (account?.name ?? '').slice(0, NAME_SHOWN) };
}
const NAME_SHOWN = 200;

/** The customer changed their mind: nothing was taken, the references are never used. */
export function discardPayment(office: Office, actor: Actor, transactionId: string): Result<null> {
  return office.ledger.transaction(() => {
    if (office.drafts.find(transactionId)?.userId !== actor.userId) return refuse('DRAFT_UNKNOWN');
    office.drafts.drop(transactionId);
    return ok(null);
  });
}
