import type { CloseLine, CloseStep } from '#shared/close-step.ts';
import type { DayView } from '#shared/contract/day.ts';
import type { Role } from '#shared/role.ts';

/**
 * How a line of the close stands for the person who looks at it: `todo` they can do it now, `person` somebody else must,
 * `open` it stops nothing and stays an open item, `waits` other lines come first.
 */
export type LineState = 'done' | 'todo' | 'person' | 'open' | 'waits';

type Seen = Pick<DayView, 'state' | 'list' | 'sessions'>;
type Rule = {
  /** Who does it; drawers say for themselves what a person can do about each. */
  by: readonly Role[];
  /** What must be done before. Empty: nothing. */
  after: readonly CloseStep[];
};

const SUPERVISOR: readonly Role[] = ['supervisor'];
const RULES: Partial<Record<CloseStep, Rule>> = {
  earlier: { by: SUPERVISOR, after: [] },
  begun: { by: SUPERVISOR, after: ['earlier'] },
  parked: { by: SUPERVISOR, after: [] },
  reviewed: { by: SUPERVISOR, after: [] },
  deposit: { by: ['lead', 'supervisor'], after: ['begun', 'approved'] },
  closed: { by: SUPERVISOR, after: ['earlier', 'begun', 'parked', 'counted', 'approved', 'reviewed', 'deposit'] },
  packet: { by: ['lead', 'supervisor'], after: ['closed'] },
};

export function lineState(line: CloseLine, day: Seen, role: Role | null): LineState {
  const { step, done } = line;
  if (done) return 'done';
  if (step === 'packet' && day.state !== 'closed') return 'waits';
  if (step === 'counted') return day.sessions.some(({ forYou }) => forYou === 'count') ? 'todo' : 'person';
  if (step === 'approved') {
    if (day.sessions.some(({ forYou }) => forYou === 'approve')) return 'todo';
    return day.sessions.some(({ state }) => state === 'submitted') ? 'person' : 'waits';
  }
  const rule = RULES[step];
  if (!rule) return 'open';
  const isDone = (before: CloseStep): boolean => day.list.some((each) => each.step === before && each.done);
  if (!rule.after.every(isDone)) return 'waits';
  return role !== null && rule.by.includes(role) ? 'todo' : 'person';
}

/** The line to work on: the first that this person can do, else the first that somebody must, else the close itself. */
export function nextStep(day: Seen, role: Role | null): CloseStep {
  const first = (state: LineState): CloseStep | undefined =>
    day.list.find((line) => lineState(line, day, role) === state)?.step;
  return first('todo') ?? first('person') ?? 'closed';
}

/** Lines that still keep the day from being closed. */
export function stillToDo({ list }: Pick<DayView, 'list'>): CloseStep[] {
  const before = RULES.closed?.after ?? [];
  return list.filter(({ step, done, blocks }) => blocks && !done && before.includes(step)).map(({ step }) => step);
}
