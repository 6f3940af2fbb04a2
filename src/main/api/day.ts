import type { DayView, dayRoutes } from '#shared/contract/day.ts';
import { type BusinessDate, businessDate } from '#shared/day.ts';
import { ok, type Result } from '#shared/failure.ts';
import type { Actor } from '../office.ts';
import { beginClose, closeDay, dayToWorkOn, discardParked, resumeDay, reviewDay } from '../services/close-day.ts';
import { dayList, dayView } from '../services/day-view.ts';
import { confirmDeposit, makeDeposit, undoDeposit } from '../services/make-deposit.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function dayHandlers({ office, dayChanged, reports }: Desk): Handlers<keyof typeof dayRoutes> {
  const packetFailed = (date: string, error: unknown): void =>
    office.log('error', 'packet.failed', { date, why: String(error) });
  /** Every act on a day answers with the day as it is then. */
  const shown = (actor: Actor, date: BusinessDate, done: Result<unknown>): Result<DayView> => {
    if (!done.ok) return done;
    dayChanged();
    return ok(dayView(office, actor, date));
  };
  return {
    'day.list': () => ok(dayList(office)),
    'day.show': (input, actor) =>
      ok(dayView(office, actor, input.date === null ? dayToWorkOn(office) : businessDate(input.date))),
    'day.begin-close': ({ date }, actor) => {
      const day = businessDate(date);
      return shown(actor, day, beginClose(office, actor, day));
    },
    'day.resume': ({ date, reason }, actor) => {
      const day = businessDate(date);
      return shown(actor, day, resumeDay(office, actor, day, reason));
    },
    'day.discard-parked': ({ date, transactionId }, actor) =>
      shown(actor, businessDate(date), discardParked(office, transactionId)),
    'day.review': ({ date }, actor) => {
      const day = businessDate(date);
      return shown(actor, day, reviewDay(office, actor, day));
    },
    'day.close': async ({ date, pin }, actor) => {
      const day = businessDate(date);
      const closed = await closeDay(office, actor, day, pin);
      // The day is closed whatever becomes of its papers; they are an open item until they are there.
      if (closed.ok) void reports.filePacket(null, day).catch((error: unknown) => packetFailed(day, error));
      return shown(actor, day, closed);
    },
    'deposit.prepare': (input, actor) => {
      const day = businessDate(input.date);
      return shown(actor, day, makeDeposit(office, actor, { ...input, date: day }));
    },
    'deposit.undo': (input, actor) => {
      const undone = undoDeposit(office, actor, input);
      return undone.ok ? shown(actor, undone.value, undone) : undone;
    },
    'deposit.confirm': (input, actor) => {
      const confirmed = confirmDeposit(office, actor, { ...input, confirmedDate: businessDate(input.confirmedDate) });
      return confirmed.ok ? shown(actor, confirmed.value, confirmed) : confirmed;
    },
  };
}
