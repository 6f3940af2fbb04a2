import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, problem } from './answer.ts';
import type { Contract } from './contract.ts';
import { type Asked, contractAnswer, namedIn, refusal } from './contract-answer.ts';
import { type Controls, control } from './control.ts';
import { commits, type FaultBoard, posts, type Route } from './faults.ts';
import { parsedJson, readBody, utf8 } from './request-body.ts';
import type { RouteContext } from './routes.ts';
import { spoil } from './spoiled-answer.ts';

/** What a request meets on its way: the contract, the ledger, and whatever shall go wrong. */
export type Flow = {
  token: string;
  contract: Contract;
  context: RouteContext;
  faults: FaultBoard;
  /** Rejects when the gateway closes meanwhile. */
  sleep(ms: number): Promise<void>;
  shutPort(forMs: number): void;
  controls(response: ServerResponse): Controls;
  /** Hears of answers that break the contract. */
  onBreach(line: string): void;
};

/** Compares digests, so that the time says nothing about the token, its length included. */
function sameToken(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}

export function send(response: ServerResponse, answer: Answer): void {
  const { body, brokenItems } = answer;
  if (body && brokenItems) body.items = [...(body.items as unknown[]), ...brokenItems];
  const bytes = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(answer.status, { ...answer.headers, ...(body && { 'content-length': Buffer.byteLength(bytes) }) });
  response.end(bytes);
}

/** Holds an answer against the contract; one that breaks it becomes a 500, loudly. */
function judged(flow: Flow, answer: Answer, route: Route): Answer {
  const found = flow.contract.checkAnswer(answer, route);
  if (found.length === 0) return answer;
  flow.onBreach(`CIS SANDBOX BREAKS ITS CONTRACT: ${route} ${answer.status} ${JSON.stringify(found).slice(0, 1_000)}`);
  return problem(500, 'internal', 'The sandbox broke its own contract');
}

/** The item of a body as far as it can be read before anything is checked. */
function itemOf(asked: Asked): { accountNo: string | null; ref: string | null } {
  const item = asked.body
    ? (parsedJson(asked.body.toString('utf8')) as Record<string, unknown> | null | undefined)
    : null;
  const text = (value: unknown) => (typeof value === 'string' && value.length <= 64 ? value : null);
  const ref = asked.route === 'postReversal' ? item?.reversalRef : item?.paymentRef;
  return { accountNo: text(item?.accountNo), ref: text(ref) };
}

/** The account that a request is about, for the rules of faults; counts the arrival of an item's reference. */
function arrival({ context: { ledger } }: Flow, asked: Asked): string | null {
  const { route } = asked;
  const named = namedIn(asked.url);
  const { accountNo, ref } = itemOf(asked);
  if (posts(route) && ref !== null) ledger.arrived(ref);
  if (route === 'postPayment') return accountNo;
  if (route === 'getPayment' || route === 'postReversal') return ledger.find(named)?.accountNo ?? null;
  return named === '' ? null : named;
}

/** A request of the contract, with the fault that was planned for it before, instead of, or after its processing. */
async function answerContract(flow: Flow, asked: Asked, response: ServerResponse): Promise<void> {
  const { route } = asked;
  const plan = flow.faults.plan(route, arrival(flow, asked));
  const { fault } = plan;
  const instead = fault && refusal(flow.context, route, fault);
  if (instead) {
    await flow.sleep(plan.beforeMs);
    return send(response, instead);
  }
  if (fault && !commits(fault)) {
    await flow.sleep(plan.beforeMs);
    if (fault.fault === 'refuse') flow.shutPort(fault.forMs);
    if (spoil(response, fault)) return;
  }
  const answer = judged(flow, await contractAnswer(flow.context, flow.contract, asked, plan, flow.sleep), route);
  await flow.sleep(plan.afterMs);
  if (fault?.fault === '500-after-commit') return send(response, problem(500, 'internal', 'Failed after the commit'));
  if (fault && spoil(response, fault)) return;
  send(response, answer);
}

/** Every request: the token first, then the sandbox's own controls, then the contract. */
export async function answerRequest(flow: Flow, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await readBody(request);
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (!sameToken(bearer, flow.token)) {
    return send(response, problem(401, 'unauthorized', 'Unauthorized', '', { 'www-authenticate': 'Bearer' }));
  }
  const method = request.method ?? 'GET';
  if (url.pathname.startsWith('/sandbox/')) {
    const input = body && body.length > 0 ? parsedJson(utf8(body) ?? '') : undefined;
    return send(response, control(flow.controls(response), method, url.pathname, input));
  }
  const route = flow.contract.route({ method, path: url.pathname, headers: {} });
  if (!route) return send(response, problem(404, 'route_unknown', 'This gateway has no such route'));
  await answerContract(flow, { route, method, url, headers: request.headers, body }, response);
}
