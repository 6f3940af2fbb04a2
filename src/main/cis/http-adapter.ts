import { createHash, randomUUID } from 'node:crypto';
import { checkCisUrl } from './cis-url.ts';
import { type ItemNames, lookupResult, postResult } from './http-answers.ts';
import { type Attempt, createExchange } from './http-exchange.ts';
import { readHistory, readUsage } from './http-history.ts';
import { readAccount, readHealth, readPage } from './http-questions.ts';
import { type CisAdapter, type ItemResult, type LookupResult, StrangerError, TransportError } from './port.ts';

/** All in ms, from start to the last byte of the answer; `connectMs` until the connection stands. */
export type HttpTimeouts = {
  connectMs: number;
  inquiryMs: number;
  /** What was paid, and what a meter counted. */
  historyMs: number;
  postMs: number;
  lookupMs: number;
  probeMs: number;
  pullMs: number;
};

export const HTTP_TIMEOUTS: HttpTimeouts = {
  connectMs: 3_000,
  inquiryMs: 2_000,
  historyMs: 5_000,
  postMs: 15_000,
  lookupMs: 5_000,
  probeMs: 5_000,
  pullMs: 30_000,
};

export type HttpAdapterOptions = {
  /** https, or http to this computer itself; it may have a path, under which `/v1/...` is found. */
  baseUrl: string;
  token: string;
  /** The station, for the far side's log. */
  clientId: string;
  timeouts?: Partial<HttpTimeouts>;
  now?: () => number;
};

const ITEM_BYTES = 64 * 1_024;
/** An account may have three texts of 10,000 characters, a history a hundred of 300. */
const ACCOUNT_BYTES = 256 * 1_024;
const PAGE_BYTES = 16 * 1_024 * 1_024;
const LONGEST_DETAIL = 400;
const ACCOUNT_NO = /^[0-9A-Z]{4,20}$/;

/** The gateway's address. Throws a TypeError for one that would send the token in clear or hide a password. */
function gatewayUrl(text: string): URL {
  const wrong = checkCisUrl(text);
  if (wrong !== null) throw new TypeError(`the CIS gateway cannot be used at this address: ${wrong}`);
  return new URL(text);
}

/** A reference that can stand in a path and in a header. Throws TransportError('no') for anything else. */
function reference(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new TransportError('no', 'not a reference of an item');
  return text;
}

/**
 * The adapter for a CIS that is reached through the published "CIS Gateway API v1". Throws a TypeError for settings that
 * can't work. No message of this adapter contains the token, even when the far side sends it back.
 */
export function createHttpAdapter(options: HttpAdapterOptions): CisAdapter {
  const base = gatewayUrl(options.baseUrl);
  const { token, clientId, now = Date.now } = options;
  if (!/^[\x21-\x7e]{1,4096}$/.test(token)) throw new TypeError('the CIS token must be printable ASCII without spaces');
  if (!/^[\x21-\x7e]{1,64}$/.test(clientId))
    throw new TypeError('the client id must be 1 to 64 printable ASCII characters');
  const timeouts = { ...HTTP_TIMEOUTS, ...options.timeouts };
  const exchange = createExchange(base, timeouts.connectMs);
  const prefix = base.pathname.replace(/\/+$/, '');

  const safe = (text: string) =>
    text
      .replaceAll(token, '[token]')
      .replace(/\p{Cc}/gu, ' ')
      .slice(0, LONGEST_DETAIL);
  const headers = () => ({
    authorization: `Bearer ${token}`,
    'x-client-id': clientId,
    'x-request-id': randomUUID(),
    accept: 'application/json, application/problem+json',
    'accept-encoding': 'identity',
  });
  const get = (path: string, limits: Pick<Attempt, 'deadlineMs' | 'mostBytes' | 'signal'>) =>
    exchange.send({ method: 'GET', path: `${prefix}${path}`, headers: headers(), ...limits });

  /** The far side may send the token back in a problem's text; it stops here. */
  const withoutToken = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const value = await work();
      if (typeof value === 'object' && value !== null && 'detail' in value && typeof value.detail === 'string') {
        return { ...value, detail: safe(value.detail) };
      }
      return value;
    } catch (error) {
      if (error instanceof TransportError)
        throw new TransportError(error.sent, safe(error.message), { cause: error.cause });
      if (error instanceof StrangerError) throw new StrangerError(error.status, safe(error.message));
      throw error;
    }
  };

  /** Sends an item's bytes as they are, under its own reference as the key, and reads what the answer says about it. */
  const sendItem = (path: string, ref: string, names: ItemNames, body: string) =>
    withoutToken(async (): Promise<ItemResult> => {
      const bytes = Buffer.from(body, 'utf8');
      const answer = await exchange.send({
        method: 'POST',
        path: `${prefix}${path}`,
        headers: {
          ...headers(),
          'idempotency-key': `"${ref}"`,
          'content-type': 'application/json',
          'content-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
          'content-length': String(bytes.length),
        },
        body: bytes,
        deadlineMs: timeouts.postMs,
        mostBytes: ITEM_BYTES,
      });
      return postResult(answer, names, now());
    });

  return {
    id: 'http',
    capabilities: {
      push: 'sync',
      inquiry: true,
      pull: 'delta',
      idempotent: true,
      keyTtlHours: null,
      lookup: true,
      reversal: 'api',
      history: true,
      usage: true,
    },

    probe: (signal) =>
      withoutToken(async () => {
        return readHealth(await get('/v1/health', { deadlineMs: timeouts.probeMs, mostBytes: ITEM_BYTES, signal }));
      }),

    getAccount: (accountNo, signal) =>
      withoutToken(async () => {
        if (!ACCOUNT_NO.test(accountNo)) return null;
        const limits = { deadlineMs: timeouts.inquiryMs, mostBytes: ACCOUNT_BYTES, signal };
        return readAccount(await get(`/v1/accounts/${accountNo}`, limits), accountNo);
      }),

    pullAccounts: (cursor, limit, updatedSinceMs, signal) =>
      withoutToken(async () => {
        const query = new URLSearchParams({ limit: String(limit) });
        if (cursor !== null) query.set('cursor', cursor);
        else if (updatedSinceMs !== null) query.set('updatedSince', String(updatedSinceMs));
        const limits = { deadlineMs: timeouts.pullMs, mostBytes: PAGE_BYTES, signal };
        const page = readPage(await get(`/v1/accounts?${query}`, limits), cursor, limit);
        const refused = page.refused.map(({ accountNo, why }) => ({
          accountNo: safe(accountNo).slice(0, 40),
          why: safe(why),
        }));
        return { ...page, refused };
      }),

    getHistory: (accountNo, limit, signal) =>
      withoutToken(async () => {
        if (!ACCOUNT_NO.test(accountNo)) return [];
        const limits = { deadlineMs: timeouts.historyMs, mostBytes: ACCOUNT_BYTES, signal };
        return readHistory(await get(`/v1/accounts/${accountNo}/payments?limit=${limit}`, limits), limit);
      }),

    getUsage: (accountNo, from, to, signal) =>
      withoutToken(async () => {
        if (!ACCOUNT_NO.test(accountNo)) return null;
        const limits = { deadlineMs: timeouts.historyMs, mostBytes: ITEM_BYTES, signal };
        return readUsage(await get(`/v1/accounts/${accountNo}/usage?from=${from}&to=${to}`, limits), from, to);
      }),

    post: async ({ paymentRef, body }) => sendItem('/v1/payments', reference(paymentRef), { paymentRef }, body),

    reverse: async ({ reversalRef, paymentRef, body }) => {
      const names = { reversalRef: reference(reversalRef), reverses: reference(paymentRef) };
      return sendItem(`/v1/payments/${paymentRef}/reversals`, reversalRef, names, body);
    },

    lookup: (ref) =>
      withoutToken(async (): Promise<LookupResult> => {
        const limits = { deadlineMs: timeouts.lookupMs, mostBytes: ITEM_BYTES };
        return lookupResult(await get(`/v1/payments/${reference(ref)}`, limits), ref);
      }),

    close: () => exchange.close(),
  };
}
