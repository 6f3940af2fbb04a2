import { explanationOf, linesNow, mayCount, type SessionSight, ticksAgree } from '#core/drawer/count-drawer.ts';
import { agrees } from '#core/drawer/expected.ts';
import { expectedBank } from '#core/drawer/open-drawer.ts';
import type { DrawerFigures, DrawerSheet, SessionSummary, TickView, TillView } from '#shared/contract/drawer.ts';
import type { BusinessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { type Cents, cents } from '#shared/money.ts';
import { tillCents } from '#shared/till-count.ts';
import type { StoredSession } from '../db/drawer-store.ts';
import type { Actor, Office } from '../office.ts';
import { bankOf } from './approve-drawer.ts';
import { triesLeft } from './count-drawer.ts';
import { countedSession } from './counted-session.ts';
import { causesOf } from './difference-causes.ts';
import { openCircumstances } from './open-drawer.ts';

/**
 * A drawer as somebody may see it. Until its count is submitted nobody gets a figure of it (rule 15); afterwards its owner,
 * those who approve, and the auditor do.
 */
export function drawerSheet(office: Office, actor: Actor, sessionId: string | null): Result<DrawerSheet> {
  const stored = sessionId === null ? ownSession(office, actor) : office.drawers.find(sessionId);
  if (sessionId !== null && !stored) return refuse('DRAWER_UNKNOWN', { drawer: sessionId });
  if (stored && stored.userId !== actor.userId && actor.role === 'clerk') {
    return refuse('DRAWER_UNKNOWN', { drawer: stored.sessionId });
  }
  const found = stored?.station === office.station ? countedSession(office, stored.sessionId) : null;
  const counts = found?.ok === true && mayCount(found.value.session, actor);
  const draft = counts ? (office.drawers.draftOf(found.value.stored.sessionId)?.body ?? null) : null;
  return ok({
    session: stored ? sessionSummary(office, actor, stored) : null,
    figures: found?.ok && isCounted(found.value.stored) ? figuresOf(office, found.value) : null,
    draft,
    tills: tillViews(office, actor),
  });
}

/** The person's newest session that is not approved; else none. */
function ownSession(office: Office, { userId }: Actor): StoredSession | null {
  const own = office.drawers.unapproved().filter((session) => session.userId === userId);
  return own.find(({ state }) => state !== 'submitted') ?? own.at(-1) ?? null;
}

function isCounted({ state }: StoredSession): boolean {
  return state === 'submitted' || state === 'approved';
}

function tillViews(office: Office, actor: Actor): TillView[] {
  const now = openCircumstances(office, actor);
  return now.settings['drawer.names'].map((drawer) => ({
    drawer,
    expectedCents: expectedBank(drawer, now),
    inUseBy: now.inUse.get(drawer)?.name ?? null,
  }));
}

/** `actor` null: a report is written, in which nothing is hidden. */
export function sessionSummary(
  office: Pick<Office, 'people' | 'drawers' | 'settings'>,
  actor: Actor | null,
  stored: StoredSession,
): SessionSummary {
  const nameOf = (userId: string | null): string | null => (userId ? (office.people.find(userId)?.name ?? '') : null);
  // What a supervisor found in an open drawer is not for whoever is going to count it blind.
  const hidden = stored.userId === actor?.userId && !isCounted(stored);
  const { sessionId, station, drawer, businessDate, userId, state, openedAtMs, openedCents } = stored;
  return {
    sessionId,
    station,
    drawer,
    businessDate,
    userId,
    name: nameOf(userId) ?? '',
    state,
    openedAtMs,
    openedCents,
    expectedBankCents: cents(stored.expectedBankCents),
    openingNote: stored.openingNote,
    triesLeft: triesLeft(office, stored),
    submittedAtMs: stored.submittedAtMs,
    handedOverBy: stored.handedOverBy,
    handedOverTo: stored.handedOverTo,
    rejectedReason: stored.rejectedReason,
    approvedAtMs: stored.approvedAtMs,
    approvedBy: nameOf(stored.approver),
    events: office.drawers.eventsOf(sessionId).map((event) => {
      const body = JSON.parse(event.body) as { reason?: string; note?: string; reasonCode?: string };
      return {
        kind: event.kind,
        number: event.number,
        atMs: event.atMs,
        by: nameOf(event.userId) ?? '',
        with: nameOf(event.approver),
        cents: hidden && event.kind === 'surprise' ? null : (event.cents as Cents),
        reasonCode: body.reasonCode ?? null,
        words: body.reason ?? body.note ?? '',
      };
    }),
  };
}

function figuresOf(
  office: Office,
  { stored, session }: { stored: StoredSession; session: SessionSight },
): DrawerFigures {
  const lines = stored.approved?.lines ?? linesNow(session);
  const said = stored.approved ?? explanationOf(session);
  const { reasons, missing } = said;
  const extra = explanationOf(session).extra;
  const absent = new Set(missing.map(({ receiptNo, tenderNo }) => `${receiptNo}/${tenderNo}`));
  const cash = session.lastCount?.cash ?? [];
  const bank = stored.approved
    ? { left: stored.approved.left, turnedIn: stored.approved.turnedIn, exact: true }
    : bankOf(office, stored, cash);
  return {
    lines: lines.map(({ receiptedItems, takenBackItems, takenBackCents, ...line }) => {
      const why = reasons.find(({ code }) => code === line.code);
      const whole = { ...line, receiptedItems, takenBackItems, takenBackCents };
      return { ...line, agrees: agrees(whole), reasonCode: why?.reasonCode ?? null, reason: why?.reason ?? null };
    }),
    cash,
    ticks: session.money.tenders
      .filter(({ code, gone }) => code !== 'cash' && !gone)
      .map(({ receiptNo, tenderNo, code, number, issuer, payer, tenderedCents }): TickView => {
        const there = !absent.has(`${receiptNo}/${tenderNo}`);
        return { receiptNo, tenderNo, code, number, issuer, payer, cents: tenderedCents, there };
      }),
    extra,
    unticked: lines.filter((line) => !ticksAgree(line, session, missing, extra)).map(({ code }) => code),
    causes: causesOf(office, stored, session, lines),
    bank: { ...bank, leftCents: tillCents(bank.left), turnedInCents: tillCents(bank.turnedIn) },
  };
}

/** Sessions of a day, and all that wait for somebody's approval. */
export function drawerSessions(
  office: Office,
  actor: Actor,
  date: BusinessDate,
): { sessions: SessionSummary[]; waiting: SessionSummary[] } {
  const summary = (stored: StoredSession): SessionSummary => sessionSummary(office, actor, stored);
  return {
    sessions: office.drawers.ofDate(office.station, date).map(summary),
    waiting: office.drawers
      .unapproved()
      .filter(({ state }) => state === 'submitted')
      .map(summary),
  };
}
