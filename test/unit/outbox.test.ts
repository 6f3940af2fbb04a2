import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayedBalance, isReflected, type LocalShare } from '#core/balance.ts';
import { afterAnswer, afterFailure, afterProbe, type Breaker, CLOSED_BREAKER, roomFor } from '#core/outbox/breaker.ts';
import {
  backOffMs,
  ITEM_STATES,
  type ItemEvent,
  type ItemState,
  nextItemState,
  POST_TIMEOUT_MS,
  SETTLED_STATES,
} from '#core/outbox/item-state.ts';
import { wayOutOfUnknown } from '#core/outbox/unknown.ts';
import { cents } from '#shared/money.ts';

const HOUR = 3_600_000;
/** States an exchange can happen in: sending (from queued or retrying), or asking (unknown). */
const LIVE: ItemState[] = ['queued', 'retrying', 'unknown'];
const next = (state: ItemState, event: ItemEvent, random = 0.5) =>
  nextItemState({ state, attempts: 1, firstSentAtMs: 0 }, event, random);

describe('what the relay learnt, and the next state of the item', () => {
  const table: [ItemEvent, Record<string, ItemState>][] = [
    [{ event: 'posted' }, { queued: 'posted', retrying: 'posted', unknown: 'posted' }],
    [
      { event: 'pending', retryAfterMs: null },
      { queued: 'unknown', retrying: 'unknown', unknown: 'unknown' },
    ],
    [{ event: 'not-sent' }, { queued: 'retrying', retrying: 'retrying', unknown: 'unknown' }],
    [{ event: 'no-answer' }, { queued: 'unknown', retrying: 'unknown', unknown: 'unknown' }],
    [
      { event: 'busy', retryAfterMs: 1 },
      { queued: 'retrying', retrying: 'retrying', unknown: 'unknown' },
    ],
    [
      { event: 'in-progress', retryAfterMs: null },
      { queued: 'unknown', retrying: 'unknown', unknown: 'unknown' },
    ],
    [{ event: 'rejected' }, { queued: 'rejected', retrying: 'rejected', unknown: 'rejected' }],
    [{ event: 'conflict' }, { queued: 'needs-review', retrying: 'needs-review', unknown: 'needs-review' }],
    [{ event: 'stranger' }, { queued: 'queued', retrying: 'queued', unknown: 'unknown' }],
    [{ event: 'absent' }, { queued: 'queued', retrying: 'queued', unknown: 'queued' }],
  ];
  test.each(table)('%o', (event, becomes) => {
    for (const state of LIVE) expect([state, next(state, event).state]).toEqual([state, becomes[state]]);
  });

  test('out of unknown towards another send leads only the CIS’s own word that it is absent', () => {
    const sendable: ItemState[] = ['queued', 'retrying', 'sending'];
    const leading = table
      .filter(([event]) => sendable.includes(next('unknown', event).state))
      .map(([event]) => event.event);
    expect(leading).toEqual(['absent']);
  });

  test('what is over is never due again; what is open always is', () => {
    for (const [event] of table) {
      for (const state of LIVE) {
        const after = next(state, event);
        const over = [...SETTLED_STATES, 'needs-review'].includes(after.state);
        expect(after.dueInMs === null).toBe(over);
        expect(ITEM_STATES).toContain(after.state);
      }
    }
  });

  test('no answer to a post is not asked about before it could have timed out', () => {
    expect(next('queued', { event: 'no-answer' }, 0).dueInMs).toBe(POST_TIMEOUT_MS);
  });
  test('absent goes out again at once, in progress after two seconds or as long as it asked', () => {
    expect(next('unknown', { event: 'absent' }).dueInMs).toBe(0);
    expect(next('queued', { event: 'in-progress', retryAfterMs: null }).dueInMs).toBe(2_000);
    expect(next('queued', { event: 'in-progress', retryAfterMs: 7_000 }).dueInMs).toBe(7_000);
  });
  test('a wish to wait is honoured, up to an hour, and never shortens the back-off', () => {
    expect(next('queued', { event: 'busy', retryAfterMs: 60_000 }).dueInMs).toBe(60_000);
    expect(next('queued', { event: 'busy', retryAfterMs: 86_400_000 }).dueInMs).toBe(HOUR);
    expect(next('queued', { event: 'busy', retryAfterMs: -5 }, 0.5).dueInMs).toBe(backOffMs(1, 0.5));
  });
});

describe('the back-off', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  test('is a whole number of milliseconds between nothing and two seconds doubled each time, at most five minutes', () => {
    fc.assert(
      fc.property(fc.nat(10_000), random, (attempts, dice) => {
        const wait = backOffMs(attempts, dice);
        expect(Number.isSafeInteger(wait) && wait >= 0).toBe(true);
        expect(wait).toBeLessThanOrEqual(Math.min(300_000, 2_000 * 2 ** Math.min(attempts, 30)));
      }),
    );
  });
  test('reaches its bounds: two seconds at first, five minutes after the eighth', () => {
    const almost = 1 - Number.EPSILON;
    expect([0, 1, 2, 3, 7, 8, 100].map((n) => Math.ceil(backOffMs(n, almost) / 1_000))).toEqual([
      2, 4, 8, 16, 256, 300, 300,
    ]);
    expect(backOffMs(5, 0)).toBe(0);
  });
});

describe('the circuit breaker', () => {
  const failed = (times: number): Breaker =>
    Array.from({ length: times }).reduce<Breaker>(afterFailure, CLOSED_BREAKER);
  test('opens with the fifth failure in a row, and any answer in between starts the count anew', () => {
    expect([1, 2, 3, 4, 5, 6].map((n) => failed(n).state)).toEqual([
      'closed',
      'closed',
      'closed',
      'closed',
      'open',
      'open',
    ]);
    expect(afterFailure(afterAnswer()).failures).toBe(1);
  });
  test('lets one item try after a probe got through, and opens again when it fails', () => {
    const half = afterProbe(failed(5));
    expect([half.state, roomFor(half)]).toEqual(['half-open', 1]);
    expect(afterFailure(half).state).toBe('open');
    expect(afterAnswer()).toEqual(CLOSED_BREAKER);
  });
  test('lets four go at once while it is closed, none while it is open', () => {
    expect([roomFor(CLOSED_BREAKER), roomFor(failed(5))]).toEqual([4, 0]);
  });
  test('is not opened halfway by a probe while it is closed', () => expect(afterProbe(failed(3)).state).toBe('closed'));
});

describe('the way out of unknown', () => {
  test.each([
    ['it can be asked', { lookup: true, idempotent: false, keyTtlHours: 0 }, 0, 'ask'],
    [
      'it cannot be asked, but remembers for ever',
      { lookup: false, idempotent: true, keyTtlHours: null },
      1e9,
      'send-again',
    ],
    [
      'it remembers a day, and the first send is younger',
      { lookup: false, idempotent: true, keyTtlHours: 24 },
      24 * HOUR - 1,
      'send-again',
    ],
    [
      'it remembers a day, and the first send is a day old',
      { lookup: false, idempotent: true, keyTtlHours: 24 },
      24 * HOUR,
      'person',
    ],
    ['it can do neither', { lookup: false, idempotent: false, keyTtlHours: null }, 0, 'person'],
  ])('%s', (_what, means, ageMs, way) => expect(wayOutOfUnknown(means, 1_000, 1_000 + ageMs)).toBe(way));
});

describe('the displayed balance', () => {
  const share = (over: Partial<LocalShare> = {}): LocalShare => ({
    cents: cents(1_000),
    cisState: 'open',
    postedAtMs: null,
    ...over,
  });
  const shown = (shares: LocalShare[], paymentsThroughMs = 500) =>
    displayedBalance({ balanceCents: cents(14_217), asOfMs: 600, paymentsThroughMs }, shares);

  test.each<[string, LocalShare, number]>([
    ['on its way', share(), 1_000],
    ['held by the CIS, figures older', share({ cisState: 'posted', postedAtMs: 501 }), 1_000],
    ['held by the CIS, figures of that very instant', share({ cisState: 'posted', postedAtMs: 500 }), 0],
    ['held by the CIS, figures newer', share({ cisState: 'posted', postedAtMs: 499 }), 0],
    ['posted, but nobody knows when', share({ cisState: 'posted' }), 1_000],
    ['refused', share({ cisState: 'rejected' }), 0],
    ['cancelled', share({ cisState: 'cancelled' }), 0],
  ])('a payment %s', (_what, local, less) => {
    expect(shown([local])).toMatchObject({
      cisCents: 14_217,
      localCents: less,
      displayedCents: 14_217 - less,
      asOfMs: 600,
    });
  });

  test('subtracts each payment once or not at all, by what is known of it and never by its amount', () => {
    const any = fc.record({
      cents: fc.integer({ min: 1, max: 100_000 }).map(cents),
      cisState: fc.constantFrom('open', 'posted', 'rejected', 'cancelled'),
      postedAtMs: fc.option(fc.nat(1_000)),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), fc.nat(1_000), (shares, through) => {
        const counted = shares.filter(
          (each) => !isReflected(each, through) && !['rejected', 'cancelled'].includes(each.cisState),
        );
        const balance = shown(shares, through);
        expect(balance.localCents).toBe(counted.reduce((sum, each) => sum + each.cents, 0));
        expect(balance.localCount).toBe(counted.length);
        expect(balance.displayedCents).toBe(balance.cisCents - balance.localCents);
        // Newer figures of the CIS contain more, never less.
        expect(shown(shares, through + 1).localCents).toBeLessThanOrEqual(balance.localCents);
      }),
    );
  });
});
