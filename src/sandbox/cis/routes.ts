import { createHash } from 'node:crypto';
import { z } from 'zod';
import { addDays, businessDate, calendarDate } from '#shared/day.ts';
import { type Answer, json, problem } from './answer.ts';
import type { CisLedger, PostedPayment } from './cis-ledger.ts';
import type { CursorSeal } from './page-cursor.ts';

/** What the routes need from the gateway around them. */
export type RouteContext = {
  ledger: CisLedger;
  cursors: CursorSeal;
  cursorTtlMs: number;
  /** References being posted at this moment. */
  inProgress: Set<string>;
};

export function health({ ledger }: RouteContext, status: 'up' | 'locked'): Answer {
  const time = ledger.clock.now();
  return json(200, { status, time, cisBusinessDate: calendarDate(time), capabilities: {} });
}

export function oneAccount({ ledger }: RouteContext, accountNo: string, ifNoneMatch: string | undefined): Answer {
  const account = ledger.account(accountNo);
  if (!account) return problem(404, 'account_not_found', 'No such account');
  const etag = `W/"${account.version}"`;
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes('*') || known.includes(`"${account.version}"`)) return { status: 304, headers: { etag } };
  return json(200, account, { etag });
}

/** One page of all accounts, or of those that changed; positions are indexes of the city, then of its broken accounts. */
export function accountPage(context: RouteContext, query: URLSearchParams): Answer {
  const { ledger, cursors } = context;
  const { city, clock } = ledger;
  const limit = Number(query.get('limit') ?? 500);
  const now = clock.now();
  const text = query.get('cursor');
  const asked = query.get('updatedSince');
  const begin = { since: asked === null ? null : Number(asked), position: 0, began: clock.through(), issued: now };
  const cursor = text === null ? begin : cursors.read(text);
  if (!cursor || now - cursor.issued > context.cursorTtlMs) {
    return problem(410, 'cursor_expired', 'The cursor has expired', 'Begin a new traversal.');
  }
  const madeAt = city.size > 0 ? city.account(0).asOf : 0;
  const delta = cursor.since !== null && cursor.since > madeAt;
  const end = city.size + city.broken.length;
  const indexes = delta
    ? ledger.changedSince(cursor.since ?? 0, cursor.position, limit + 1)
    : Array.from({ length: Math.max(0, Math.min(limit + 1, end - cursor.position)) }, (_, i) => cursor.position + i);
  const here = indexes.slice(0, limit);
  const next = indexes[limit];
  const page = json(200, {
    items: here.filter((index) => index < city.size).map((index) => ledger.accountAt(index)),
    nextCursor: next === undefined ? null : cursors.write({ ...cursor, position: next, issued: now }),
    hasMore: next !== undefined,
    asOf: cursor.began,
    paymentsThrough: cursor.began,
  });
  const brokenItems = here.filter((index) => index >= city.size).map((index) => city.broken[index - city.size]);
  return brokenItems.length > 0 ? { ...page, brokenItems } : page;
}

/** The members of a PostItem that the ledger acts on; the contract has checked the rest. */
const itemSchema = z.object({
  paymentRef: z.string(),
  kind: z.string(),
  accountNo: z.string(),
  customerId: z.string().optional(),
  amountCents: z.number(),
  tender: z.string(),
  checkNo: z.string().optional(),
  businessDate: z.string(),
  effectiveDate: z.string(),
});

const postedBody = (payment: PostedPayment) => ({
  paymentRef: payment.paymentRef,
  status: 'posted',
  cisBatch: payment.cisBatch,
  cisRef: payment.cisRef,
  postedAt: payment.postedAt,
  newBalanceCents: payment.newBalanceCents,
});

/** Whether the bytes are those that the client digested (RFC 9530). */
function digestFits(header: string, body: Buffer): boolean {
  const digest = createHash('sha256').update(body).digest('base64');
  return header.split(',').some((part) => part.trim() === `sha-256=:${digest}:`);
}

/** No real day, or more than a year away from the ledger's own: nobody keys that on purpose. */
function dateTaken(text: string, today: string): boolean {
  try {
    const date = businessDate(text);
    return date >= addDays(businessDate(today), -366) && date <= addDays(businessDate(today), 366);
  } catch {
    return false;
  }
}

/**
 * Posts one item that the contract's schema has accepted. `pause` is the latency before the commit; while it lasts the
 * reference is in progress. A reference that is known is answered before any other check.
 */
export async function postPayment(
  context: RouteContext,
  body: Buffer,
  headers: { key: string; digest: string },
  pause: () => Promise<void>,
): Promise<Answer> {
  const { ledger, inProgress } = context;
  if (!digestFits(headers.digest, body)) return problem(400, 'digest_mismatch', 'Content-Digest differs from the body');
  const item = itemSchema.parse(JSON.parse(body.toString('utf8')));
  if (headers.key.replaceAll('"', '') !== item.paymentRef) {
    return problem(400, 'key_mismatch', 'Idempotency-Key differs from paymentRef');
  }
  if (inProgress.has(item.paymentRef)) {
    return problem(409, 'in_progress', 'This reference is being processed', '', { 'retry-after': '1' });
  }
  inProgress.add(item.paymentRef);
  try {
    await pause();
    if (!ledger.find(item.paymentRef)) {
      const account = ledger.account(item.accountNo);
      if (!account) return problem(404, 'account_not_found', 'No such account');
      const closed =
        account.status === 'F' && ledger.city.account(ledger.city.indexOf(item.accountNo) ?? 0).balanceCents <= 0;
      if (closed) return problem(400, 'account_final', 'The account is final and owes nothing');
      if (!dateTaken(item.effectiveDate, calendarDate(ledger.clock.now()))) {
        return problem(400, 'invalid_date', 'effectiveDate cannot be taken');
      }
    }
    const { outcome, payment } = ledger.post(item, `W${item.businessDate}`);
    if (outcome === 'conflict') {
      return problem(422, 'duplicate_conflict', 'This reference was posted with other contents');
    }
    if (outcome === 'replayed') return json(200, postedBody(payment), { 'idempotent-replayed': 'true' });
    return json(201, postedBody(payment));
  } finally {
    inProgress.delete(item.paymentRef);
  }
}

export function lookUp({ ledger, inProgress }: RouteContext, paymentRef: string): Answer {
  const payment = ledger.find(paymentRef);
  if (payment) return json(200, postedBody(payment));
  if (inProgress.has(paymentRef)) return json(200, { paymentRef, status: 'pending' });
  return problem(404, 'absent', 'This reference was never posted');
}
