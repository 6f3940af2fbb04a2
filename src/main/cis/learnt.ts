import type { NewFact } from '#core/journal/fact.ts';
import type { ItemEvent } from '#core/outbox/item-state.ts';
import { type ItemResult, type LookupResult, StrangerError, TransportError } from './port.ts';

/** What one exchange with the CIS taught us: the event for the item, a fact where it is final, a note for people. */
export type Learnt = { event: ItemEvent; fact: NewFact | null; note: string };

const NOTE_LENGTH = 300;

export function learntFromPost(paymentRef: string, answer: ItemResult): Learnt {
  switch (answer.result) {
    case 'posted':
      return posted(paymentRef, answer, 'answer');
    case 'pending':
      return plain({ event: 'pending', retryAfterMs: null }, 'accepted, not posted yet');
    case 'in-progress':
      return plain({ event: 'in-progress', retryAfterMs: answer.retryAfterMs }, 'still in progress there');
    case 'busy':
      return plain({ event: 'busy', retryAfterMs: answer.retryAfterMs }, `not processed (HTTP ${answer.status})`);
    case 'rejected': {
      const detail = short(answer.detail);
      const fact: NewFact = { kind: 'cis.rejected', payload: { paymentRef, code: answer.code, detail } };
      return { event: { event: 'rejected' }, fact, note: `${answer.code}: ${detail}` };
    }
    case 'conflict':
      return plain({ event: 'conflict' }, `same reference, other payment: ${answer.detail}`);
    case 'stranger':
      return plain({ event: 'stranger' }, `unexpected answer (HTTP ${answer.status}): ${answer.detail}`);
  }
}

export function learntFromLookup(paymentRef: string, answer: LookupResult): Learnt {
  switch (answer.result) {
    case 'posted':
      return posted(paymentRef, answer, 'look-up');
    case 'absent':
      return plain({ event: 'absent' }, 'the CIS does not have it');
    case 'pending':
      return plain({ event: 'pending', retryAfterMs: null }, 'accepted, not posted yet');
    case 'unknown':
      return plain({ event: 'no-answer' }, answer.detail);
  }
}

/** Any throw that is not the transport's own word counts as "may have been sent": the careful side. */
export function learntFromError(error: unknown): Learnt {
  if (error instanceof TransportError) {
    if (error.sent === 'no') return plain({ event: 'not-sent' }, `not sent: ${error.message}`);
    return plain({ event: 'no-answer' }, `sent, but no answer came: ${error.message}`);
  }
  if (error instanceof StrangerError) return plain({ event: 'stranger' }, error.message);
  return plain({ event: 'no-answer' }, `fault in the connection: ${String(error)}`);
}

function posted(
  paymentRef: string,
  answer: { cisRef: string; cisBatch: string; postedAtMs: number },
  learntBy: 'answer' | 'look-up',
): Learnt {
  const { cisRef, cisBatch, postedAtMs } = answer;
  return {
    event: { event: 'posted' },
    fact: { kind: 'cis.posted', payload: { paymentRef, cisRef, cisBatch, postedAtMs, learntBy } },
    note: `${cisBatch}/${cisRef}`,
  };
}

function plain(event: ItemEvent, note: string): Learnt {
  return { event, fact: null, note: short(note) };
}

/** Bounded and well-formed, since it comes from the far side and may go into a fact. */
function short(text: string): string {
  return text.slice(0, NOTE_LENGTH).toWellFormed();
}
