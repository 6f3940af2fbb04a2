import { afterAnswer, afterFailure, afterProbe, type Breaker, CLOSED_BREAKER, roomFor } from '#core/outbox/breaker.ts';
import { LONGEST_RETRY_AFTER_MS, nextItemState, POST_TIMEOUT_MS } from '#core/outbox/item-state.ts';
import { wayOutOfUnknown } from '#core/outbox/unknown.ts';
import type { CisStatus } from '#shared/contract/cis.ts';
import type { OutboxItem } from '../db/outbox-store.ts';
import { type Office, SYSTEM_ACTOR } from '../office.ts';
import { connectionWatch } from './connection-watch.ts';
import { type Learnt, learntFromError, learntFromLookup, learntFromPost } from './learnt.ts';
import type { CisAdapter } from './port.ts';

/** An idle connection is asked for its health so often, ms; so is one whose breaker is open. */
const IDLE_PROBE_MS = 15_000;
/** After a first failure the connection is asked sooner, ms: one lost answer does not mean that it is away. */
const DOUBT_PROBE_MS = 2_000;
/** Alarm: the oldest item not at the CIS is older than this, ms, or so many wait. */
const ALARM_AGE_MS = 15 * 60_000;
const ALARM_ITEMS = 50;
/** After our own storage refused, it is tried again so much later, ms. */
const STORE_AGAIN_MS = 5_000;
const NOBODY_KNOWS: Learnt = {
  event: { event: 'conflict' },
  fact: null,
  note: 'cannot be asked for: a person must find out',
};

/** The CIS takes no reversals from outside: a person takes the payment back there. */
const BY_HAND: Learnt = {
  event: { event: 'conflict' },
  fact: null,
  note: 'this CIS takes no reversals from here: a person must take the payment back there',
};

export type RelayListener = {
  /** An item's state changed; `posted` when the CIS now holds it. */
  item: (paymentRef: string, posted: boolean) => void;
  /** What is true about the connection or the queue changed. */
  status: () => void;
};

/**
 * Brings queued items to the CIS exactly once. There is one relay, in main. It claims an item durably before a byte of
 * it leaves, asks before it sends anything a second time, and lets no item wait for another.
 */
export function createRelay(office: Office, listener: RelayListener) {
  const { outbox, clock, ledger, log } = office;
  const watch = connectionWatch(clock, listener.status);
  const underway = new Set<string>();
  let adapter: CisAdapter | null = null;
  let breaker: Breaker = CLOSED_BREAKER;
  let probing = false;
  let closed = false;
  let cancelTimer = (): void => undefined;
  let lastPumpMs = clock.now();

  /** Sends or asks for what is due, as far as there is room; then sleeps until the next item or probe. */
  function pump(): void {
    if (closed) return;
    cancelTimer();
    noticeClock();
    if (adapter && !watch.paused()) {
      if (watch.quietForMs() >= probeAfterMs()) void probe(adapter);
      const room = roomFor(breaker) - underway.size;
      // An item is claimed before `handle` first waits, so what is under way is never due.
      const due = room > 0 ? outbox.due(clock.now(), room) : [];
      for (const item of due) void handle(adapter, item);
    }
    cancelTimer = clock.after(sleepMs(), pump);
  }

  /** Waits are kept as instants of the wall clock; when somebody sets it back, they move with it. */
  function noticeClock(): void {
    const setBackMs = lastPumpMs - clock.now();
    lastPumpMs = clock.now();
    if (setBackMs <= 0) return;
    log('warn', 'clock.set-back', { byMs: setBackMs });
    ledger.transaction(() => outbox.clockSetBack(setBackMs));
    watch.clockSetBack(setBackMs);
  }

  function sleepMs(): number {
    if (!adapter || watch.paused()) return IDLE_PROBE_MS;
    const toProbe = Math.max(100, probeAfterMs() - watch.quietForMs());
    const nextAtMs = underway.size < roomFor(breaker) ? outbox.nextDueAtMs() : null;
    return nextAtMs === null ? toProbe : Math.min(toProbe, Math.max(0, nextAtMs - clock.now()));
  }

  function probeAfterMs(): number {
    return watch.failures() === 1 ? DOUBT_PROBE_MS : IDLE_PROBE_MS;
  }

  async function probe(to: CisAdapter): Promise<void> {
    if (probing) return;
    probing = true;
    watch.tried();
    try {
      const health = await to.probe();
      if (closed || to !== adapter) return;
      watch.heard(health.status === 'locked');
      breaker = health.status === 'locked' ? breaker : afterProbe(breaker);
    } catch (error) {
      if (closed || to !== adapter) return;
      const { event, note } = learntFromError(error);
      if (event.event === 'stranger') pause(note);
      else watch.failed(note);
    } finally {
      probing = false;
    }
    pump();
  }

  function pause(why: string): void {
    log('error', 'cis.paused', { why });
    watch.pause(why);
  }

  async function handle(to: CisAdapter, item: OutboxItem): Promise<void> {
    const way =
      item.state === 'unknown' ? wayOutOfUnknown(to.capabilities, item.firstSentAtMs, clock.now()) : 'send-again';
    underway.add(item.paymentRef);
    try {
      const startedMs = clock.now();
      claim(item, way);
      const learnt = way === 'person' ? NOBODY_KNOWS : await exchange(to, item, way);
      if (closed) return;
      if (to === adapter && learnt !== NOBODY_KNOWS && learnt !== BY_HAND) judge(learnt);
      await keep(item, way === 'send-again' ? 'post' : 'look-up', startedMs, learnt);
    } catch (error) {
      // The claim could not be stored, so nothing was sent: the item is due as before, after a rest.
      log('error', 'cis.claim-failed', { paymentRef: item.paymentRef, error: String(error) });
      await rest();
    } finally {
      underway.delete(item.paymentRef);
    }
    pump();
  }

  /** What was learnt is not forgotten while the disk refuses it: it is stored as soon as there is room. */
  async function keep(item: OutboxItem, what: 'post' | 'look-up', startedMs: number, learnt: Learnt): Promise<void> {
    for (;;) {
      try {
        store(item, what, startedMs, learnt);
        return;
      } catch (error) {
        if (closed) return;
        log('error', 'cis.store-failed', { paymentRef: item.paymentRef, error: String(error) });
        await rest();
      }
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => void clock.after(STORE_AGAIN_MS, resolve));
  }

  function claim(item: OutboxItem, way: 'ask' | 'send-again' | 'person'): void {
    const claimed = ledger.transaction(() =>
      way === 'send-again' ? outbox.claim(item.paymentRef, clock.now()) : outbox.countAsk(item.paymentRef),
    );
    if (!claimed) throw new Error(`item ${item.paymentRef} is no longer ${item.state}`);
    watch.tried();
  }

  async function exchange(to: CisAdapter, item: OutboxItem, way: 'ask' | 'send-again'): Promise<Learnt> {
    try {
      if (way === 'ask') return learntFromLookup(item.paymentRef, await to.lookup(item.paymentRef));
      return await send(to, item);
    } catch (error) {
      return learntFromError(error);
    }
  }

  async function send(to: CisAdapter, { paymentRef, reverses, body }: OutboxItem): Promise<Learnt> {
    if (reverses === null) return learntFromPost(paymentRef, await to.post({ paymentRef, body }));
    if (to.capabilities.reversal === 'manual') return BY_HAND;
    return learntFromPost(paymentRef, await to.reverse({ reversalRef: paymentRef, paymentRef: reverses, body }));
  }

  /** What an exchange says about the connection, apart from its item. */
  function judge({ event, note }: Learnt): void {
    if (event.event === 'not-sent' || event.event === 'no-answer') {
      breaker = afterFailure(breaker);
      watch.failed(note);
      return;
    }
    breaker = afterAnswer();
    if (event.event === 'stranger') pause(note);
    else watch.heard();
  }

  function store(item: OutboxItem, what: 'post' | 'look-up', startedMs: number, learnt: Learnt): void {
    const { paymentRef } = item;
    const atMs = clock.now();
    const was = what === 'look-up' ? 'unknown' : item.state;
    const timing = { state: was, attempts: item.attempts + 1, firstSentAtMs: item.firstSentAtMs };
    const next = nextItemState(timing, learnt.event, office.ids.random());
    ledger.transaction(() => {
      if (learnt.fact) ledger.append(office.context(SYSTEM_ACTOR), [learnt.fact]);
      outbox.settle(paymentRef, next.state, next.dueInMs === null ? null : atMs + next.dueInMs);
      if (learnt.fact?.kind === 'cis.rejected') cancelIfTakenBack(paymentRef);
      outbox.addAttempt({
        paymentRef,
        what,
        atMs: startedMs,
        tookMs: Math.max(0, atMs - startedMs),
        outcome: learnt.event.event,
        note: learnt.note,
      });
    });
    listener.item(paymentRef, next.state === 'posted');
    listener.status();
  }

  /** The CIS refused a payment that was taken back here meanwhile: nothing is left to do about either, for anybody. */
  function cancelIfTakenBack(paymentRef: string): void {
    const reversal = office.voids.reversalOf(paymentRef);
    if (reversal?.cisState !== 'open') return;
    for (const ref of [paymentRef, reversal.reversalRef]) {
      ledger.append(office.context(SYSTEM_ACTOR), [{ kind: 'cis.cancelled', payload: { paymentRef: ref } }]);
      outbox.settle(ref, 'cancelled', null);
    }
  }

  return {
    /** Something was queued, or time has passed: look at once. */
    pump,
    /** At start: what was under way when the program ended is unknown, and asked for after the post's time-out. */
    recover(): void {
      outbox.interrupted(clock.now() + POST_TIMEOUT_MS);
      outbox.dueNotAfter(clock.now() + LONGEST_RETRY_AFTER_MS);
    },
    connect(to: CisAdapter | null): void {
      adapter?.close();
      adapter = to;
      breaker = CLOSED_BREAKER;
      watch.reset(to !== null);
      pump();
    },
    adapter: (): CisAdapter | null => adapter,
    resume(): void {
      if (!watch.paused()) return;
      watch.reset(adapter !== null);
      pump();
    },
    status(): CisStatus {
      const counts = new Map(outbox.counts().map((row) => [row.state, row]));
      const items = (...states: OutboxItem['state'][]): number =>
        states.reduce((sum, state) => sum + (counts.get(state)?.items ?? 0), 0);
      const waiting = items('queued', 'sending', 'retrying');
      const unsent = [...counts.values()].filter((row) => row.state !== 'rejected' && row.state !== 'needs-review');
      const oldest = Math.min(...unsent.map((row) => row.oldest ?? Number.POSITIVE_INFINITY));
      return {
        ...watch.view(),
        waiting,
        unknown: items('unknown'),
        needPerson: items('rejected', 'needs-review'),
        // An item from the future was taken before the clock was set back: its age is not known, and that is alarming.
        alarm: (unsent.length > 0 && Math.abs(clock.now() - oldest) > ALARM_AGE_MS) || waiting >= ALARM_ITEMS,
      };
    },
    close(): void {
      closed = true;
      cancelTimer();
      adapter?.close();
    },
  };
}
export type Relay = ReturnType<typeof createRelay>;
