import { z } from 'zod';
import { MAX_CENTS } from '#shared/money.ts';
import type { RawAnswer } from './http-exchange.ts';
import { type ItemResult, type LookupResult, TransportError } from './port.ts';

/** The only codes for which an item may be given up: a person must change the item itself. */
const REJECTING_CODES: readonly string[] = [
  'account_not_found',
  'account_final',
  'invalid_amount',
  'invalid_date',
  'tender_not_accepted',
  'already_posted_period',
  'not_reversible',
];

/** A wait that a far side asks for is honoured up to one hour; then it is asked again. */
const LONGEST_WAIT_MS = 3_600_000;

const problemSchema = z.object({
  code: z.string().max(100),
  title: z.string().optional(),
  detail: z.string().optional(),
});
/** How an answer may name its item: a payment by its reference, a reversal by its own and its payment's. */
const reference = z.unknown().optional();
const names = { paymentRef: reference, reversalRef: reference, reverses: reference };
const postedSchema = z.object({
  ...names,
  status: z.enum(['posted', 'duplicate_same']),
  cisBatch: z.string().max(100),
  cisRef: z.string().min(1).max(100),
  postedAt: z.int().nonnegative(),
  newBalanceCents: z.int().min(-MAX_CENTS).max(MAX_CENTS).nullish(),
});
const pendingSchema = z.object({ ...names, status: z.literal('pending') });

/** The references by which an answer must name its item; without them it says nothing about it. */
export type ItemNames = { paymentRef: string } | { reversalRef: string } | { reversalRef: string; reverses: string };

function isAbout(told: Readonly<Record<string, unknown>>, item: ItemNames): boolean {
  return Object.entries(item).every(([name, ref]) => told[name] === ref);
}

type Problem = { code: string; text: string };

/** Whether a media type is this one, with no charset but UTF-8. JSON has no other. */
function isType(answer: RawAnswer, type: string): boolean {
  const [media = '', ...parameters] = (answer.headers['content-type'] ?? '').toLowerCase().split(';');
  if (media.trim() !== type) return false;
  const encoded = answer.headers['content-encoding'];
  if (encoded !== undefined && encoded !== 'identity') return false;
  return parameters.every((part) => !/^\s*charset=/.test(part) || /^\s*charset="?utf-8"?\s*$/.test(part));
}

/** The parsed body, or undefined where it is no JSON in UTF-8. Parsing can't exhaust the stack: V8's is iterative. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** The body of an answer that says it is JSON; undefined otherwise. */
export function jsonBody(answer: RawAnswer): unknown {
  return isType(answer, 'application/json') ? parsed(answer.body) : undefined;
}

export function saysJson(answer: RawAnswer): boolean {
  const media = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  return media === 'application/json';
}

/** A problem+json body with a code, or null. */
export function problemOf(answer: RawAnswer): Problem | null {
  if (!isType(answer, 'application/problem+json')) return null;
  const read = problemSchema.safeParse(parsed(answer.body));
  if (!read.success) return null;
  return { code: read.data.code, text: read.data.detail || read.data.title || '' };
}

/**
 * `Retry-After` in ms: seconds, or an HTTP date less the far side's own `Date` (its clock may be wrong), or less ours.
 * Null when it is missing or neither; at most one hour.
 */
export function retryAfterMs(headers: Record<string, string>, nowMs: number): number | null {
  const text = headers['retry-after']?.trim();
  if (!text) return null;
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1_000, LONGEST_WAIT_MS);
  const until = httpDate(text);
  if (until === null) return null;
  return Math.min(Math.max(0, until - (httpDate(headers.date) ?? nowMs)), LONGEST_WAIT_MS);
}

/** IMF-fixdate of RFC 9110, the only form a sender may write: "Mon, 23 Nov 2026 14:05:00 GMT". */
function httpDate(text: string | undefined): number | null {
  if (!text || !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** Where an answer came from, for a person: status and content type, nothing of the body. */
export function described(answer: RawAnswer): string {
  return `HTTP ${answer.status}, ${answer.headers['content-type'] ?? 'no content type'}`;
}

function stranger(answer: RawAnswer): ItemResult {
  const problem = problemOf(answer);
  return {
    result: 'stranger',
    status: answer.status,
    detail: problem ? `${described(answer)}: ${problem.code} ${problem.text}` : described(answer),
  };
}

function posted(data: z.infer<typeof postedSchema>) {
  const { cisRef, cisBatch, postedAt, newBalanceCents } = data;
  return { cisRef, cisBatch, postedAtMs: postedAt, newBalanceCents: newBalanceCents ?? null };
}

/**
 * What an answer to an item means, a payment or a reversal. The status decides first: whatever a proxy wrote into the
 * body of a 503, the item was not processed. Throws TransportError('maybe') where the outcome is unknown and must be looked up.
 */
export function postResult(answer: RawAnswer, item: ItemNames, nowMs: number): ItemResult {
  const { status } = answer;
  if (status === 408 || status === 425 || status === 429 || status === 503) {
    return { result: 'busy', status, retryAfterMs: retryAfterMs(answer.headers, nowMs) };
  }
  if (status >= 500) throw new TransportError('maybe', described(answer));
  if (status >= 200 && status < 300) return accepted(answer, item);
  const problem = problemOf(answer);
  if (status === 409 && problem?.code === 'in_progress') {
    return { result: 'in-progress', retryAfterMs: retryAfterMs(answer.headers, nowMs) };
  }
  if (status === 422 && problem?.code === 'duplicate_conflict') return { result: 'conflict', detail: problem.text };
  if ((status === 400 || status === 404) && problem && REJECTING_CODES.includes(problem.code)) {
    return { result: 'rejected', code: problem.code, detail: problem.text };
  }
  return stranger(answer);
}

/** A 2xx: posted, pending, a page of somebody else, or unreadable. 202 is never posted, whatever its body says. */
function accepted(answer: RawAnswer, item: ItemNames): ItemResult {
  if (answer.body.length > 0 && !saysJson(answer)) return stranger(answer);
  const body = jsonBody(answer);
  const done = postedSchema.safeParse(body);
  if (done.success && isAbout(done.data, item)) {
    if (answer.status === 202) return { result: 'pending' };
    const replay = done.data.status === 'duplicate_same' || answer.headers['idempotent-replayed'] === 'true';
    return { result: 'posted', ...posted(done.data), replay };
  }
  const pending = pendingSchema.safeParse(body);
  if (pending.success && isAbout(pending.data, item)) return { result: 'pending' };
  throw new TransportError('maybe', `${described(answer)}: the body does not say what became of this item`);
}

/**
 * What an answer to a look-up means. A reference belongs to one item for ever, so it may be a payment's or a reversal's.
 * Only 404 with code `absent` proves absence.
 */
export function lookupResult(answer: RawAnswer, ref: string): LookupResult {
  const isAsked = (told: Readonly<Record<string, unknown>>) =>
    isAbout(told, { paymentRef: ref }) || isAbout(told, { reversalRef: ref });
  const body = answer.status === 200 ? jsonBody(answer) : undefined;
  const done = postedSchema.safeParse(body);
  if (done.success && isAsked(done.data)) return { result: 'posted', ...posted(done.data) };
  const pending = pendingSchema.safeParse(body);
  if (pending.success && isAsked(pending.data)) return { result: 'pending' };
  const problem = problemOf(answer);
  if (answer.status === 404 && problem?.code === 'absent') return { result: 'absent' };
  return {
    result: 'unknown',
    detail: problem ? `${described(answer)}: ${problem.code} ${problem.text}` : described(answer),
  };
}
