import type { DayState } from '#shared/close-step.ts';
import type { BusinessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { type Cents, cents } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import { type TillCount, tillCents } from '#shared/till-count.ts';
import type { NewFact } from '../journal/fact.ts';

export type OpenRequest = {
  /** The till's name; null: the first that is free. */
  drawer: string | null;
  count: TillCount;
  note: string;
  approvalId: string | null;
};

export type OpenCircumstances = {
  station: string;
  date: BusinessDate;
  /** Null: this drawer opens the day. */
  day: DayState | null;
  userId: string;
  /** The person's session that is not submitted yet, of whatever day. */
  own: { sessionId: string; date: BusinessDate } | null;
  /** Tills that a session of somebody has, until its count is approved. */
  inUse: ReadonlyMap<string, { sessionId: string; name: string }>;
  /** What the last session of each till left in it. */
  left: ReadonlyMap<string, Cents>;
  /** Sessions this station has opened on this date. */
  sessionsToday: number;
  settings: Settings;
};

/** What should be in a till that nobody has: what was left there, or for a till that was never used the starting bank. */
export function expectedBank(drawer: string, { left, settings }: Pick<OpenCircumstances, 'left' | 'settings'>): Cents {
  return left.get(drawer) ?? cents(settings['drawer.starting-bank-cents']);
}

/** The till that is meant, if nobody has it. */
export function chooseDrawer(
  asked: string | null,
  { settings, inUse }: Pick<OpenCircumstances, 'settings' | 'inUse'>,
): Result<string> {
  const names = settings['drawer.names'];
  const drawer = asked ?? names.find((name) => !inUse.has(name));
  if (drawer === undefined) return refuse('DRAWER_IN_USE', { drawer: '', name: '' });
  if (!names.includes(drawer)) return refuse('DRAWER_UNKNOWN', { drawer });
  const user = inUse.get(drawer);
  return user ? refuse('DRAWER_IN_USE', { drawer, name: user.name }) : ok(drawer);
}

/**
 * A drawer session begins with a count of its bank (rule 12). The first of a day opens the day. One person has one drawer,
 * and a till belongs to one session until that session's count is approved, however long it was left. A count that is not
 * what should be there needs a note and a supervisor.
 */
export function decideOpenDrawer(request: OpenRequest, now: OpenCircumstances): Result<NewFact[]> {
  const { own } = now;
  if (own)
    return refuse(own.date === now.date ? 'DRAWER_ALREADY_OPEN' : 'DRAWER_LEFT_OPEN', { session: own.sessionId });
  if (now.day === 'closing' || now.day === 'closed') return refuse('DAY_STATE', { date: now.date, state: now.day });
  const chosen = chooseDrawer(request.drawer, now);
  if (!chosen.ok) return chosen;
  const drawer = chosen.value;
  const expectedCents = expectedBank(drawer, now);
  const countedCents = tillCents(request.count);
  const differs = countedCents !== expectedCents;
  if (differs && request.note === '') return refuse('BANK_DIFFERS', { drawer, expectedCents, countedCents });
  if (differs && request.approvalId === null) return refuse('APPROVAL_NEEDED', { needs: ['opening-difference'] });
  const session: NewFact = {
    kind: 'drawer.opened',
    payload: {
      sessionId: sessionId(now),
      drawer,
      userId: now.userId,
      expectedCents,
      count: request.count,
      countedCents,
      note: differs ? request.note : null,
      approvalId: differs ? request.approvalId : null,
      handedOverBy: null,
    },
  };
  return ok(now.day === null ? [{ kind: 'day.opened', payload: {} }, session] : [session]);
}

/** "C1-20261123-2": station, date, and the number of the session on this date. */
export function sessionId({
  station,
  date,
  sessionsToday,
}: Pick<OpenCircumstances, 'station' | 'date' | 'sessionsToday'>): string {
  return `${station}-${date.replaceAll('-', '')}-${sessionsToday + 1}`;
}
