import { type BusinessDate, laterDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { cents } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import type { NewFact } from '../journal/fact.ts';

/**
 * The business date a station works on: the office's calendar date, but never before a date it has already opened.
 * A clock that was set back therefore cannot put money into yesterday.
 */
export function businessDateNow(calendar: BusinessDate, latestOpened: BusinessDate | null): BusinessDate {
  return latestOpened === null ? calendar : laterDate(calendar, latestOpened);
}

export type DrawerCircumstances = {
  station: string;
  date: BusinessDate;
  dayIsOpen: boolean;
  /** The session this clerk already has on this date, if any. */
  ownSession: string | null;
  /** Sessions this station has opened on this date. */
  sessionsToday: number;
  userId: string;
  settings: Settings;
};

/** One key after sign-in: opens the station's day, if it is not, and a drawer session for the clerk. */
export function decideOpenDrawer(now: DrawerCircumstances): Result<NewFact[]> {
  if (now.ownSession !== null) return refuse('DRAWER_ALREADY_OPEN', { session: now.ownSession });
  const session: NewFact = {
    kind: 'drawer.opened',
    payload: {
      sessionId: `${now.station}-${now.date.replaceAll('-', '')}-${now.sessionsToday + 1}`,
      drawer: String(now.sessionsToday + 1),
      userId: now.userId,
      startingBankCents: cents(now.settings['drawer.starting-bank-cents']),
    },
  };
  return ok(now.dayIsOpen ? [session] : [{ kind: 'day.opened', payload: {} }, session]);
}
