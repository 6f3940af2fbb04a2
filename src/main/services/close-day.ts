import { type DaySight, decideBegin, decideClose, decideResume, decideReview } from '#core/day/close-day.ts';
import type { NewFact } from '#core/journal/fact.ts';
import type { BusinessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Actor, Office } from '../office.ts';
import { checkPin } from './check-pin.ts';
import { daySight } from './day-sight.ts';
import { printSlip } from './print-slip.ts';

/** The day of this station that is to be worked on: the oldest that is not closed, else the newest, else today's. */
export function dayToWorkOn(office: Office): BusinessDate {
  const latest = office.latestDay();
  if (!latest) return office.businessDate();
  return office.days.openBefore(office.station, latest.date)[0] ?? latest.date;
}

function onDay(
  office: Office,
  actor: Actor,
  date: BusinessDate,
  decide: (day: DaySight) => Result<NewFact[]>,
): Result<null> {
  return office.ledger.transaction(() => {
    const decision = decide(daySight(office, date));
    if (!decision.ok) return decision;
    office.ledger.append(office.contextOn(date, actor.userId), decision.value);
    return ok(null);
  });
}

export function beginClose(office: Office, actor: Actor, date: BusinessDate): Result<null> {
  return onDay(office, actor, date, decideBegin);
}

export function resumeDay(office: Office, actor: Actor, date: BusinessDate, reason: string): Result<null> {
  return onDay(office, actor, date, (day) => decideResume(day, reason));
}

export function reviewDay(office: Office, actor: Actor, date: BusinessDate): Result<null> {
  return onDay(office, actor, date, decideReview);
}

/** A transaction that somebody put aside is dropped, so that the day can be closed. No money moved in it. */
export function discardParked(office: Office, transactionId: string): Result<null> {
  return office.ledger.transaction(() => {
    if (!office.drafts.find(transactionId)) return refuse('DRAFT_UNKNOWN');
    office.drafts.drop(transactionId);
    return ok(null);
  });
}

/**
 * Closes a day for ever, signed with the person's PIN. The statement and the order to print the short close are stored
 * together; the packet is written afterwards.
 */
export async function closeDay(office: Office, actor: Actor, date: BusinessDate, pin: string): Promise<Result<null>> {
  // What is missing is said before a PIN is asked for it.
  const ready = decideClose(daySight(office, date));
  if (!ready.ok) return ready;
  const signed = await checkPin(office, { userId: actor.userId, pin });
  if (!signed.ok) return signed;
  return office.ledger.transaction(() => {
    const decision = decideClose(daySight(office, date));
    if (!decision.ok) return decision;
    office.ledger.append(office.contextOn(date, actor.userId), decision.value);
    printSlip(office, 'day-slip', `${office.station}/${date}`);
    return ok(null);
  });
}
