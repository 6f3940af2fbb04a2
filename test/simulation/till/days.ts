import type { DayReviewed } from '#core/journal/day-facts.ts';
import type { Fact } from '#core/journal/fact.ts';
import { addDays, type BusinessDate, calendarDate } from '#shared/day.ts';
import { initialSettings } from '#shared/setting.ts';
import type { Promised } from '../broken.ts';

export type Day = {
  date: BusinessDate;
  state: 'open' | 'closing' | 'closed';
  /** What a supervisor looked through last. */
  reviewed: ReadonlySet<string>;
  /** The hash of its closing fact. */
  closedHash: string | null;
};

const HOLIDAYS: readonly string[] = initialSettings()['calendar.holidays'];
/** Sunday and Saturday as Date counts them. */
const WEEKEND = [0, 6];

function works(date: BusinessDate): boolean {
  return !WEEKEND.includes(new Date(`${date}T00:00:00Z`).getUTCDay()) && !HOLIDAYS.includes(date);
}

/** The date itself where the office works on it, else the next on which it does. */
function workingFrom(date: BusinessDate): BusinessDate {
  let found = date;
  while (!works(found)) found = addDays(found, 1);
  return found;
}

/** The kinds of fact that a day is opened, closed and counted with. They carry the date of the day they are about. */
const OF_A_DAY = /^(day\.|drawer\.|deposit\.(prepared|undone))/;
/** The word that an act was done with is of the act's day. */
const WITH_AN_ACT = 'approval.used';
/** Of these, those that begin something: they, and everything else that is written, are of the date of now. */
const BEGINS = ['day.opened', 'drawer.opened'];

/**
 * The station's days as the journal opened and closed them, and the date on which it works now, in the auditor's own words:
 * today, on a day off the next working day, after a close the one after it, and never one before.
 */
export class Days {
  readonly all = new Map<string, Day>();
  latest: Day | null = null;
  private readonly report: (promised: Promised, why: string) => void;

  constructor(report: (promised: Promised, why: string) => void) {
    this.report = report;
  }

  businessDate(atMs: number): BusinessDate {
    const today = workingFrom(calendarDate(atMs));
    if (!this.latest) return today;
    const { date, state } = this.latest;
    const least = state === 'closed' ? workingFrom(addDays(date, 1)) : date;
    return today > least ? today : least;
  }

  /** Days before this one that are not closed. */
  openBefore(date: string): string[] {
    return [...this.all.values()].filter((day) => day.date < date && day.state !== 'closed').map((day) => day.date);
  }

  enter(fact: Fact): void {
    const { businessDate: date, kind } = fact;
    const day = this.all.get(date);
    const wrong = (why: string): void => this.report('day-order', `${kind} of ${date} ${why}`);
    if (day?.state === 'closed') wrong('was written after the day was closed');
    const now = this.businessDate(fact.atMs);
    if ((BEGINS.includes(kind) || !OF_A_DAY.test(kind)) && kind !== WITH_AN_ACT && date !== now) {
      this.report('business-date', `${kind} on ${date}, and it is ${now}`);
    }
    if (kind === 'day.opened') {
      if (day || (this.latest && this.latest.date >= date)) wrong(`after ${this.latest?.date}`);
      if (!works(date)) wrong('is a day off');
      this.latest = { date, state: 'open', reviewed: new Set(), closedHash: null };
      this.all.set(date, this.latest);
      return;
    }
    if (OF_A_DAY.test(kind) && !day) wrong('was never opened');
    if (day) this.enterDay(fact, day, wrong);
  }

  private enterDay(fact: Fact, day: Day, wrong: (why: string) => void): void {
    const is = (...states: Day['state'][]): void => {
      if (!states.includes(day.state)) wrong(`is ${day.state}`);
    };
    if (fact.kind === 'drawer.opened') is('open');
    if (fact.kind === 'deposit.prepared') is('closing');
    if (fact.kind === 'day.closing') {
      is('open');
      if (this.openBefore(day.date).length > 0) wrong(`and ${this.openBefore(day.date)} is not closed`);
      day.state = 'closing';
    }
    if (fact.kind === 'day.resumed') {
      is('closing');
      day.state = 'open';
    }
    if (fact.kind === 'day.reviewed') day.reviewed = new Set(everythingIn(fact.payload));
    if (fact.kind === 'day.closed') {
      is('closing');
      if (this.openBefore(day.date).length > 0) wrong(`and ${this.openBefore(day.date)} is not closed`);
      day.state = 'closed';
      day.closedHash = fact.hash;
    }
  }
}

export function everythingIn({ voids, corrections, overrides, gaps }: DayReviewed): string[] {
  return [...voids, ...corrections, ...overrides, ...gaps];
}
