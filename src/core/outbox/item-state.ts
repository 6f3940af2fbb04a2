/**
 * The life of one item on its way to the CIS. States are honest: `unknown` means that nobody here knows whether the
 * CIS has it, and the only way out of it is to ask.
 */
export const ITEM_STATES = [
  'queued',
  'sending',
  'retrying',
  'unknown',
  'posted',
  'rejected',
  'needs-review',
  'exported',
  'cancelled',
  'held',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** States in which nothing more will happen by itself. */
export const SETTLED_STATES: readonly ItemState[] = ['posted', 'rejected', 'cancelled'];

/** What the relay learnt. */
export type ItemEvent =
  | { event: 'posted' }
  /** Accepted or in progress at the far side: ask later. */
  | { event: 'pending'; retryAfterMs: number | null }
  /** Nothing of it left this machine. */
  | { event: 'not-sent' }
  /** It may have left, and no readable answer came. */
  | { event: 'no-answer' }
  /** The far side says it did not process it. */
  | { event: 'busy'; retryAfterMs: number | null }
  | { event: 'in-progress'; retryAfterMs: number | null }
  | { event: 'rejected' }
  | { event: 'conflict' }
  /** An answer outside the contract: the connection is paused, the item waits where it was. */
  | { event: 'stranger' }
  /** The far side was asked and does not have it. */
  | { event: 'absent' };

export type ItemTiming = {
  state: ItemState;
  /** Attempts so far, this one included. */
  attempts: number;
  firstSentAtMs: number | null;
};

/** How long the answer to a post may take; before that an unknown item is not asked for. ms */
export const POST_TIMEOUT_MS = 15_000;
const BASE_MS = 2_000;
const LONGEST_MS = 300_000;
/** A wish to wait from the far side is believed up to this, ms. */
export const LONGEST_RETRY_AFTER_MS = 3_600_000;
const IN_PROGRESS_MS = 2_000;

/** Full jitter: a random wait up to 2 s doubled with each attempt, never above 5 minutes. `random` is in [0, 1). */
export function backOffMs(attempts: number, random: number): number {
  return Math.floor(random * Math.min(LONGEST_MS, BASE_MS * 2 ** Math.min(attempts, 20)));
}

/** The item's next state and when it is due again (ms from now; null: never by itself). */
export function nextItemState(
  item: ItemTiming,
  learnt: ItemEvent,
  random: number,
): { state: ItemState; dueInMs: number | null } {
  const wait = backOffMs(item.attempts, random);
  switch (learnt.event) {
    case 'posted':
      return { state: 'posted', dueInMs: null };
    case 'rejected':
      return { state: 'rejected', dueInMs: null };
    case 'conflict':
      return { state: 'needs-review', dueInMs: null };
    case 'not-sent':
      // Also while asking: an item whose first send got no answer stays unknown until an answer comes.
      return { state: item.state === 'unknown' ? 'unknown' : 'retrying', dueInMs: wait };
    case 'busy':
      return {
        state: item.state === 'unknown' ? 'unknown' : 'retrying',
        dueInMs: Math.max(wait, bounded(learnt.retryAfterMs) ?? 0),
      };
    case 'no-answer':
      return { state: 'unknown', dueInMs: item.state === 'unknown' ? wait : POST_TIMEOUT_MS };
    case 'pending':
    case 'in-progress':
      return { state: 'unknown', dueInMs: bounded(learnt.retryAfterMs) ?? IN_PROGRESS_MS };
    case 'stranger':
      return { state: item.state === 'unknown' ? 'unknown' : 'queued', dueInMs: wait };
    case 'absent':
      return { state: 'queued', dueInMs: 0 };
  }
}

function bounded(retryAfterMs: number | null): number | null {
  return retryAfterMs === null ? null : Math.min(Math.max(0, retryAfterMs), LONGEST_RETRY_AFTER_MS);
}
