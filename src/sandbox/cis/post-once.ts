import { createHash } from 'node:crypto';
import { type Answer, json, problem } from './answer.ts';
import type { PostOutcome } from './cis-ledger.ts';
import { type ItemNames, namesOf, type PostedItem } from './posted-item.ts';
import type { RouteContext } from './routes.ts';

/** A body that shall be posted, with the two headers that guard it. */
export type Sending = { body: Buffer; key: string; digest: string };

/** One item, read from its body: a payment or a reversal. */
export type Item = {
  /** Its own reference, which is its idempotency key. */
  ref: string;
  names: ItemNames;
  /** Why it can't be posted now; asked only when its reference is not known yet. */
  refusal(): Answer | null;
  enter(): PostOutcome;
};

/** What the contract tells of a posting, now and ever after. */
export function postedBody(item: PostedItem): Record<string, unknown> {
  const { cisBatch, cisRef, postedAt, newBalanceCents } = item;
  return { ...namesOf(item), status: 'posted', cisBatch, cisRef, postedAt, newBalanceCents };
}

export function inProgressAnswer(): Answer {
  return problem(409, 'in_progress', 'This reference is being processed', '', { 'retry-after': '1' });
}

/** Whether the bytes are those that the client digested (RFC 9530). */
function digestFits(header: string, body: Buffer): boolean {
  const digest = createHash('sha256').update(body).digest('base64');
  return header.split(',').some((part) => part.trim() === `sha-256=:${digest}:`);
}

/**
 * Posts one item that the contract's schema has accepted. `pause` is the latency before the commit; while it lasts the
 * reference is in progress. A reference that is known is answered before any other check.
 */
export async function postOnce(
  { ledger, inProgress }: RouteContext,
  { body, key, digest }: Sending,
  read: (json: unknown) => Item,
  pause: () => Promise<void>,
): Promise<Answer> {
  if (!digestFits(digest, body)) return problem(400, 'digest_mismatch', 'Content-Digest differs from the body');
  const item = read(JSON.parse(body.toString('utf8')));
  if (key.replaceAll('"', '') !== item.ref) {
    return problem(400, 'key_mismatch', "Idempotency-Key differs from the item's reference");
  }
  if (inProgress.has(item.ref)) return inProgressAnswer();
  inProgress.set(item.ref, item.names);
  try {
    await pause();
    const refusal = ledger.find(item.ref) ? null : item.refusal();
    if (refusal) return refusal;
    const { outcome, item: entered } = item.enter();
    if (outcome === 'conflict') {
      return problem(422, 'duplicate_conflict', 'This reference was posted with other contents');
    }
    if (outcome === 'replayed') return json(200, postedBody(entered), { 'idempotent-replayed': 'true' });
    return json(201, postedBody(entered));
  } finally {
    inProgress.delete(item.ref);
  }
}
