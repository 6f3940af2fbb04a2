import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, problem } from './answer.ts';
import type { Breach, Contract, ContractRequest } from './contract.ts';
import { type Fault, type Plan, posts, type Route } from './faults.ts';
import { lookUp, postPayment, postReversal } from './payment-routes.ts';
import { utf8 } from './request-body.ts';
import { accountPage, health, history, oneAccount, type RouteContext, usage } from './routes.ts';

/** A request that has a route; `body` is null when it was larger than the contract allows. */
export type Asked = { route: Route; method: string; url: URL; headers: IncomingHttpHeaders; body: Buffer | null };

/** The account or the item that a path is about: `/v1/accounts/{no}...`, `/v1/payments/{ref}...`; else empty. */
export function namedIn(url: URL): string {
  return url.pathname.split('/')[3] ?? '';
}

/** The answers which a fault gives instead of processing; null for every other fault. */
export function refusal(context: RouteContext, route: Route, fault: Fault): Answer | null {
  switch (fault.fault) {
    case 'in-progress':
      return problem(409, 'in_progress', 'This reference is being processed', '', {
        'retry-after': String(fault.retryAfter),
      });
    case 'busy-429':
      return problem(429, 'too_many_requests', 'Too many requests', '', { 'retry-after': String(fault.retryAfter) });
    case 'locked-503':
      if (route === 'getHealth') return health(context, 'locked');
      return problem(503, 'locked', 'End-of-day update', '', { 'retry-after': String(fault.retryAfter) });
    case 'reject':
      return problem(fault.status, fault.code, 'Refused', 'A fault of the sandbox.');
    case 'unauthorized':
      return problem(401, 'unauthorized', 'Unauthorized', '', { 'www-authenticate': 'Bearer' });
    default:
      return null;
  }
}

/** A breach of the contract as the problem a client gets; two of them are about the item and have codes of their own. */
function refused(found: readonly Breach[]): Answer {
  const [first] = found;
  if (!first) return problem(500, 'internal', 'No breach');
  if (found.some((breach) => /idempotency-key/.test(breach.at + breach.message) && breach.rule === 'required')) {
    return problem(400, 'missing_key', 'Idempotency-Key is missing');
  }
  const amount = /^\/requestBody\/(amountCents|cents)$/;
  const bounds = found.every((breach) => amount.test(breach.at) && /imum$/.test(breach.rule));
  if (bounds) return problem(400, 'invalid_amount', 'The amount is out of bounds');
  return problem(
    400,
    'invalid_request',
    'The request breaks the contract',
    `${first.at} ${first.message}`.slice(0, 500),
  );
}

/** Checks a request against the contract and answers it. */
export async function contractAnswer(
  context: RouteContext,
  contract: Contract,
  asked: Asked,
  plan: Plan,
  sleep: (ms: number) => Promise<void>,
): Promise<Answer> {
  const { route, url, headers, body } = asked;
  if (body === null) return problem(413, 'too_large', 'The body has more than 64 KiB');
  const request: ContractRequest = { method: asked.method, path: url.pathname + url.search, headers: {} };
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) request.headers[name] = value;
  if (posts(route)) {
    if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(headers['content-type'] ?? '')) {
      return problem(415, 'unsupported_media_type', 'The body must be application/json');
    }
    const text = utf8(body);
    if (text === null) return problem(400, 'invalid_request', 'The body is no UTF-8');
    request.body = text;
  }
  const found = contract.checkRequest(request, route);
  if (found.length > 0) return refused(found);
  const named = decodeURIComponent(namedIn(url));
  const pause = () => sleep(plan.beforeMs);
  if (!posts(route)) await pause();
  const sending = { body, key: String(headers['idempotency-key']), digest: String(headers['content-digest']) };
  switch (route) {
    case 'getHealth':
      return health(context, 'up');
    case 'listAccounts':
      return accountPage(context, url.searchParams);
    case 'getAccount':
      return oneAccount(context, named, headers['if-none-match']);
    case 'getHistory':
      return history(context, named, url.searchParams);
    case 'getUsage':
      return usage(context, named, url.searchParams);
    case 'getPayment':
      return lookUp(context, named);
    case 'postPayment':
      return postPayment(context, sending, pause);
    case 'postReversal':
      return postReversal(context, named, sending, pause);
  }
}
