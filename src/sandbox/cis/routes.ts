import { MOST_READINGS } from '#shared/account-history.ts';
import { addDays, type BusinessDate, businessDate, calendarDate } from '#shared/day.ts';
import { type Answer, json, problem } from './answer.ts';
import type { CisLedger } from './cis-ledger.ts';
import type { CursorSeal } from './page-cursor.ts';
import type { ItemNames } from './posted-item.ts';

/** What the routes need from the gateway around them. */
export type RouteContext = {
  ledger: CisLedger;
  cursors: CursorSeal;
  cursorTtlMs: number;
  /** What is being posted at this moment, by its reference. */
  inProgress: Map<string, ItemNames>;
};

export function health({ ledger }: RouteContext, status: 'up' | 'locked'): Answer {
  const time = ledger.clock.now();
  return json(200, { status, time, cisBusinessDate: calendarDate(time), capabilities: {} });
}

export function oneAccount({ ledger }: RouteContext, accountNo: string, ifNoneMatch: string | undefined): Answer {
  const account = ledger.account(accountNo);
  if (!account) return noAccount();
  const etag = `W/"${account.version}"`;
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes('*') || known.includes(`"${account.version}"`)) return { status: 304, headers: { etag } };
  return json(200, account, { etag });
}

export function noAccount(): Answer {
  return problem(404, 'account_not_found', 'No such account');
}

/** What was paid on an account, by any channel. */
export function history({ ledger }: RouteContext, accountNo: string, query: URLSearchParams): Answer {
  if (ledger.city.indexOf(accountNo) === null) return noAccount();
  return json(200, { items: ledger.history(accountNo, Number(query.get('limit') ?? 20)) });
}

/** What a smart meter counted on the days of a range, both ends included. */
export function usage({ ledger: { city } }: RouteContext, accountNo: string, query: URLSearchParams): Answer {
  const range = rangeOf(query);
  if (!range) return problem(400, 'invalid_request', `from and to must be days, at most ${MOST_READINGS} of them`);
  const index = city.indexOf(accountNo);
  if (index === null) return noAccount();
  const readings = city.readings(index);
  if (!readings) return problem(404, 'no_readings', 'This account has no smart meter');
  return json(200, { unit: 'gal', items: readings.filter(({ date }) => range.from <= date && date <= range.to) });
}

/** Two real days in their order, not too far apart; else null. */
function rangeOf(query: URLSearchParams): { from: BusinessDate; to: BusinessDate } | null {
  const [from, to] = [realDay(query.get('from')), realDay(query.get('to'))];
  return from && to && from <= to && to < addDays(from, MOST_READINGS) ? { from, to } : null;
}

/** The day that a text names; null where there is none such. */
export function realDay(text: string | null): BusinessDate | null {
  try {
    return businessDate(text ?? '');
  } catch {
    return null;
  }
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
