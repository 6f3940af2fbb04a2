import { describe, expect, test } from 'vitest';
import { type LineState, lineState, nextStep, stillToDo } from '#renderer/close-lines.ts';
import { officeDays } from '#renderer/office-days.ts';
import { CLOSE_STEPS, type CloseStep, type DayState } from '#shared/close-step.ts';
import type { DayRow, DaySessionView } from '#shared/contract/day.ts';
import { cents } from '#shared/money.ts';
import type { Role } from '#shared/role.ts';

const NEVER_BLOCKS: readonly CloseStep[] = ['receipts', 'bank', 'cis', 'packet'];

/** A day on which all is done but these lines. */
function day(missing: readonly CloseStep[], sessions: Partial<DaySessionView>[] = [], state: DayState = 'closing') {
  return {
    state,
    list: CLOSE_STEPS.map((step) => ({
      step,
      done: !missing.includes(step),
      blocks: !NEVER_BLOCKS.includes(step),
      left: missing.includes(step) ? 1 : 0,
    })),
    sessions: sessions as DaySessionView[],
  };
}
function stateOf(step: CloseStep, seen: ReturnType<typeof day>, role: Role = 'supervisor'): LineState {
  const line = seen.list.find((each) => each.step === step);
  if (!line) throw new Error(`no line ${step}`);
  return lineState(line, seen, role);
}

describe('a line of the close, for the person who looks at it', () => {
  const mine = [{ state: 'counting', forYou: 'count' }] as const;
  const submitted = { state: 'submitted', forYou: null } as const;
  const approvable = { state: 'submitted', forYou: 'approve' } as const;
  const others = { state: 'open', forYou: null } as const;
  test.each<[CloseStep, CloseStep[], Partial<DaySessionView>[], Role, LineState]>([
    ['begun', [], [], 'supervisor', 'done'],
    ['earlier', ['earlier', 'begun'], [], 'supervisor', 'todo'],
    ['begun', ['earlier', 'begun'], [], 'supervisor', 'waits'],
    ['begun', ['begun'], [], 'supervisor', 'todo'],
    ['begun', ['begun'], [], 'lead', 'person'],
    ['parked', ['begun', 'parked'], [], 'supervisor', 'todo'],
    ['parked', ['parked'], [], 'auditor', 'person'],
    ['counted', ['counted', 'approved'], [others], 'supervisor', 'person'],
    ['counted', ['counted', 'approved'], [others, ...mine], 'lead', 'todo'],
    ['approved', ['counted', 'approved'], [others], 'supervisor', 'waits'],
    ['approved', ['counted', 'approved'], [others, approvable], 'supervisor', 'todo'],
    ['approved', ['approved'], [submitted], 'supervisor', 'person'],
    ['receipts', ['receipts'], [], 'supervisor', 'open'],
    ['reviewed', ['reviewed'], [], 'supervisor', 'todo'],
    ['reviewed', ['reviewed'], [], 'lead', 'person'],
    ['deposit', ['deposit'], [], 'lead', 'todo'],
    ['deposit', ['deposit'], [], 'auditor', 'person'],
    ['deposit', ['begun', 'deposit'], [], 'supervisor', 'waits'],
    ['deposit', ['approved', 'deposit'], [submitted], 'supervisor', 'waits'],
    ['bank', ['bank'], [], 'supervisor', 'open'],
    ['cis', ['cis'], [], 'supervisor', 'open'],
    ['closed', ['deposit', 'closed'], [], 'supervisor', 'waits'],
    ['closed', ['receipts', 'bank', 'cis', 'closed', 'packet'], [], 'supervisor', 'todo'],
    ['closed', ['closed', 'packet'], [], 'lead', 'person'],
    ['packet', ['closed', 'packet'], [], 'supervisor', 'waits'],
  ])('%s, with %j left: %j, for a %s: %s', (step, missing, sessions, role, expected) => {
    expect(stateOf(step, day(missing, sessions), role)).toBe(expected);
  });

  test('an unprinted packet of a closed day is to be printed by those who keep it', () => {
    expect(stateOf('packet', day(['packet'], [], 'closed'))).toBe('todo');
    expect(stateOf('packet', day(['packet'], [], 'closed'), 'auditor')).toBe('person');
  });

  test('the next one is what this person can do, else what somebody must, else the close', () => {
    expect(nextStep(day(['parked', 'counted', 'approved', 'deposit', 'closed'], [others]), 'supervisor')).toBe(
      'parked',
    );
    expect(nextStep(day(['counted', 'approved', 'deposit', 'closed'], [others]), 'supervisor')).toBe('counted');
    expect(nextStep(day(['counted', 'approved', 'deposit', 'closed'], [others, approvable]), 'supervisor')).toBe(
      'approved',
    );
    expect(nextStep(day(['begun', 'deposit', 'closed']), 'lead')).toBe('begun');
    expect(nextStep(day(['bank', 'cis', 'packet'], [], 'closed'), 'supervisor')).toBe('packet');
    expect(nextStep(day(['bank', 'cis'], [], 'closed'), 'supervisor')).toBe('closed');
  });

  test('what keeps the day open is what blocks, without what comes after the close', () => {
    const all = day(CLOSE_STEPS);
    expect(stillToDo(all)).toEqual(['earlier', 'begun', 'parked', 'counted', 'approved', 'reviewed', 'deposit']);
    expect(stillToDo(day(['receipts', 'bank', 'cis', 'closed', 'packet']))).toEqual([]);
  });
});

describe("the office's days", () => {
  const row = (station: string, businessDate: string, over: Partial<DayRow> = {}): DayRow => ({
    station,
    businessDate,
    state: 'closed',
    openedAtMs: 0,
    closedAtMs: 1,
    closedBy: 'Robert Hayes',
    seal: 'AAAA-BBBB-CC',
    depositedCents: cents(10_000),
    overCents: cents(0),
    shortCents: cents(0),
    ...over,
  });

  test('are the roll-up of its stations, the newest first', () => {
    const days = officeDays([
      row('C1', '2026-11-23', { overCents: cents(500) }),
      row('C2', '2026-11-24', { state: 'closing' }),
      row('C2', '2026-11-23', { depositedCents: cents(1), shortCents: cents(-500) }),
      row('C1', '2026-11-24', { state: 'closed' }),
    ]);
    expect(days).toMatchObject([
      { businessDate: '2026-11-24', state: 'closing', closedStations: 1, depositedCents: 20_000 },
      {
        businessDate: '2026-11-23',
        state: 'closed',
        closedStations: 2,
        depositedCents: 10_001,
        overCents: 500,
        shortCents: -500,
      },
    ]);
    expect(days[1]?.stations.map(({ station }) => station)).toEqual(['C1', 'C2']);
  });

  test('are open while one station is', () => {
    const days = officeDays([
      row('C1', '2026-11-23', { state: 'closing' }),
      row('C2', '2026-11-23', { state: 'open' }),
    ]);
    expect(days.map(({ state }) => state)).toEqual(['open']);
  });
});
