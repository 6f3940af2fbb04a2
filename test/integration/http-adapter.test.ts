import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpAdapter, type HttpAdapterOptions } from '#main/cis/http-adapter.ts';
import { type CisAdapter, StrangerError, TransportError } from '#main/cis/port.ts';
import type { FaultRule } from '#sandbox/cis/faults.ts';
import { type Gateway, type GatewayOptions, startGateway } from '#sandbox/cis/gateway.ts';
import { sampleItem, sampleReversal } from '#sandbox/cis/sample-item.ts';
import { SPECIAL_ACCOUNTS } from '#sandbox/city/special-accounts.ts';
import { addDays, businessDate } from '#shared/day.ts';
import { hostileText } from '#test/support/hostile-text.ts';

const TOKEN = 'tok-3f9c1be7-must-never-be-seen';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function adapterTo(baseUrl: string, change: Partial<HttpAdapterOptions> = {}): CisAdapter {
  const adapter = createHttpAdapter({ baseUrl, token: TOKEN, clientId: 'C1', ...change });
  closing.push(() => adapter.close());
  return adapter;
}

async function sandbox(options: GatewayOptions = {}): Promise<Gateway> {
  const gateway = await startGateway({ token: TOKEN, ...options });
  closing.push(async () => {
    await gateway.close();
    expect(gateway.breaches()).toBe(0);
  });
  return gateway;
}

/** A far side that is nothing but bytes: `talk` gets each connection once its first bytes have come. */
async function rawServer(
  talk: (socket: Socket, text: string) => void,
  onConnect?: (socket: Socket) => void,
): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    onConnect?.(socket);
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      const head = heard.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(heard)?.[1] ?? 0);
      if (head < 0 || heard.length < head + 4 + length) return;
      const text = heard;
      heard = '';
      talk(socket, text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

type Told = { status: number; type?: string | null; body?: string | Buffer; headers?: Record<string, string> };

function told({ status, type = 'application/json', body = '', headers = {} }: Told): Buffer {
  const bytes = Buffer.from(body);
  const lines = Object.entries({
    ...(type === null ? {} : { 'content-type': type }),
    'content-length': bytes.length,
    ...headers,
  });
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n`),
    bytes,
  ]);
}

/** A far side that gives every request the same answer. */
const telling = (answer: Told) => rawServer((socket) => socket.write(told(answer)));

const problem = (status: number, code: string, headers: Record<string, string> = {}): Told => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: 'No', status, code, retryable: false }),
  headers,
});

const REF = '01981f3a-5c00-7000-8000-000000000305';
const itemOf = (paymentRef: string, change: Record<string, unknown> = {}) => ({
  paymentRef,
  body: JSON.stringify(sampleItem(paymentRef, change)),
});
const ITEM = itemOf(REF);
const POSTED = {
  paymentRef: REF,
  status: 'posted',
  cisBatch: 'B1',
  cisRef: 'R1',
  postedAt: 1_795_000_000_000,
  newBalanceCents: 5,
};
const posted = (change: Record<string, unknown> = {}) => JSON.stringify({ ...POSTED, ...change });

const BACK = '01981f3a-5c00-7000-8000-0000000003b1';
const reversalOf = (paymentRef: string, reversalRef: string, change: Record<string, unknown> = {}) => ({
  reversalRef,
  paymentRef,
  body: JSON.stringify(sampleReversal(reversalRef, change)),
});
const REVERSAL = reversalOf(REF, BACK);
const { paymentRef: _, ...POSTED_BY_NOBODY } = POSTED;
const reversed = (change: Record<string, unknown> = {}) =>
  JSON.stringify({ ...POSTED_BY_NOBODY, reversalRef: BACK, reverses: REF, ...change });
const FROM = businessDate('2026-11-01');
const TO = businessDate('2026-11-23');

/** What came of a promise: its value, or which error with which fact. No text of it may hold the token. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    const value = await work;
    expect(JSON.stringify(value) ?? '').not.toContain(TOKEN);
    return value;
  } catch (error) {
    expect(`${(error as Error).stack} ${JSON.stringify(error)} ${String((error as Error).cause)}`).not.toContain(TOKEN);
    if (error instanceof TransportError) return { sent: error.sent };
    if (error instanceof StrangerError) return { stranger: error.status };
    throw error;
  }
}

const MAYBE = { sent: 'maybe' };
const NOT_SENT = { sent: 'no' };

describe('an answer to a payment', () => {
  const DONE = { result: 'posted', cisRef: 'R1', cisBatch: 'B1', postedAtMs: 1_795_000_000_000, newBalanceCents: 5 };
  const rejecting = [
    'account_final',
    'invalid_amount',
    'invalid_date',
    'tender_not_accepted',
    'already_posted_period',
    'not_reversible',
  ];
  const rows: [string, Told, unknown][] = [
    ['201 posted', { status: 201, body: posted() }, { ...DONE, replay: false }],
    [
      '200 replayed',
      { status: 200, body: posted(), headers: { 'idempotent-replayed': 'true' } },
      { ...DONE, replay: true },
    ],
    ['200 duplicate_same', { status: 200, body: posted({ status: 'duplicate_same' }) }, { ...DONE, replay: true }],
    ['unknown members', { status: 201, body: posted({ more: { of: ['this'] } }) }, { ...DONE, replay: false }],
    [
      'no balance',
      { status: 201, body: posted({ newBalanceCents: null }) },
      { ...DONE, newBalanceCents: null, replay: false },
    ],
    ['202 pending', { status: 202, body: posted({ status: 'pending' }) }, { result: 'pending' }],
    ['202 that says posted', { status: 202, body: posted() }, { result: 'pending' }],
    ['200 pending', { status: 200, body: posted({ status: 'pending' }) }, { result: 'pending' }],
    [
      '409 in_progress',
      problem(409, 'in_progress', { 'retry-after': '3' }),
      { result: 'in-progress', retryAfterMs: 3_000 },
    ],
    ['409 in_progress without a time', problem(409, 'in_progress'), { result: 'in-progress', retryAfterMs: null }],
    ['422 duplicate_conflict', problem(422, 'duplicate_conflict'), { result: 'conflict' }],
    ...rejecting.map((code): [string, Told, unknown] => [
      `400 ${code}`,
      problem(400, code),
      { result: 'rejected', code },
    ]),
    ['404 account_not_found', problem(404, 'account_not_found'), { result: 'rejected', code: 'account_not_found' }],
    ['400 with another code', problem(400, 'missing_key'), { result: 'stranger', status: 400 }],
    ['400 with a code like one', problem(400, 'Account_Final'), { result: 'stranger', status: 400 }],
    [
      '400 with a listed code as plain JSON',
      { ...problem(400, 'account_final'), type: 'application/json' },
      { result: 'stranger', status: 400 },
    ],
    [
      '400 without a code',
      { status: 400, type: 'application/problem+json', body: '{}' },
      { result: 'stranger', status: 400 },
    ],
    [
      '404 of a web server',
      { status: 404, type: 'text/html', body: '<h1>account_not_found</h1>' },
      { result: 'stranger', status: 404 },
    ],
    ['404 absent', problem(404, 'absent'), { result: 'stranger', status: 404 }],
    ['a listed code with another status', problem(403, 'account_final'), { result: 'stranger', status: 403 }],
    ['409 of another kind', problem(409, 'absent'), { result: 'stranger', status: 409 }],
    ['422 of another kind', problem(422, 'invalid'), { result: 'stranger', status: 422 }],
    ...[401, 403, 405, 410, 413, 415, 418, 451].map((status): [string, Told, unknown] => [
      `${status}`,
      problem(status, 'unauthorized'),
      { result: 'stranger', status },
    ]),
    ...[301, 302, 303, 304, 307, 308].map((status): [string, Told, unknown] => [
      `${status}`,
      { status, headers: status === 304 ? {} : { location: 'http://127.0.0.1:1/' } },
      { result: 'stranger', status },
    ]),
    ['200 of a login page', { status: 200, type: 'text/html', body: '<form>' }, { result: 'stranger', status: 200 }],
    ['200 without a content type', { status: 200, type: null, body: posted() }, { result: 'stranger', status: 200 }],
    ...[408, 425, 429, 503].map((status): [string, Told, unknown] => [
      `${status}`,
      { status, type: 'text/html', body: 'busy', headers: { 'retry-after': '120' } },
      { result: 'busy', status, retryAfterMs: 120_000 },
    ]),
    [
      '503 until a date',
      {
        status: 503,
        headers: { date: 'Mon, 23 Nov 2026 14:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 14:05:00 GMT' },
      },
      { result: 'busy', retryAfterMs: 300_000 },
    ],
    [
      '503 until a date gone by',
      { status: 503, headers: { 'retry-after': 'Mon, 23 Nov 2020 14:05:00 GMT' } },
      { result: 'busy', retryAfterMs: 0 },
    ],
    [
      '503 for ever',
      { status: 503, headers: { 'retry-after': '9999999999' } },
      { result: 'busy', retryAfterMs: 3_600_000 },
    ],
    ['503 with nonsense', { status: 503, headers: { 'retry-after': 'soon' } }, { result: 'busy', retryAfterMs: null }],
    ...[500, 501, 502, 504, 520].map((status): [string, Told, unknown] => [
      `${status}`,
      { status, body: posted() },
      MAYBE,
    ]),
    ['another payment', { status: 201, body: posted({ paymentRef: randomUUID() }) }, MAYBE],
    ['no status', { status: 201, body: posted({ status: undefined }) }, MAYBE],
    ['a status nobody knows', { status: 201, body: posted({ status: 'rejected' }) }, MAYBE],
    ['no reference of the CIS', { status: 201, body: posted({ cisRef: '' }) }, MAYBE],
    ['204', { status: 204, type: null }, MAYBE],
    ['an empty 200', { status: 200 }, MAYBE],
    ['no JSON', { status: 200, body: '{"paymentRef":' }, MAYBE],
    ['null', { status: 200, body: 'null' }, MAYBE],
    ['an array', { status: 200, body: `[${posted()}]` }, MAYBE],
    ['wrong types', { status: 200, body: posted({ postedAt: '2026-11-23', cisRef: 7 }) }, MAYBE],
    ['huge numbers', { status: 200, body: posted().replace('1795000000000', `1${'0'.repeat(400)}`) }, MAYBE],
    ['deep nesting', { status: 200, body: `${'['.repeat(30_000)}${']'.repeat(30_000)}` }, MAYBE],
    [
      'deep nesting beside the answer',
      { status: 201, body: `${posted().slice(0, -1)},"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}` },
      { result: 'posted' },
    ],
    ['__proto__', { status: 200, body: `{"__proto__":${posted()}}` }, MAYBE],
    ['latin-1', { status: 200, type: 'application/json; charset=iso-8859-1', body: posted() }, MAYBE],
    ['UTF-16', { status: 200, body: Buffer.from(posted(), 'utf16le') }, MAYBE],
    [
      'broken UTF-8',
      { status: 200, body: Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]) },
      MAYBE,
    ],
    ['compressed', { status: 200, body: posted(), headers: { 'content-encoding': 'gzip' } }, MAYBE],
    ['more than 64 KiB', { status: 200, body: posted({ x: 'x'.repeat(70_000) }) }, MAYBE],
  ];
  it.each(rows)('%s', async (_, answer, expected) => {
    const got = await outcome(adapterTo(await telling(answer)).post(ITEM));
    if ('sent' in (expected as object)) expect(got).toEqual(expected);
    else expect(got).toMatchObject(expected as object);
  });

  it('never repeats the token, even when the far side sends it back', async () => {
    const echo = {
      ...problem(400, 'account_final'),
      body: JSON.stringify({ code: 'account_final', detail: `bad ${TOKEN}\n` }),
    };
    expect(await outcome(adapterTo(await telling(echo)).post(ITEM))).toMatchObject({ detail: 'bad [token] ' });
    const type = { status: 400, type: `x/${TOKEN}` };
    expect(await outcome(adapterTo(await telling(type)).post(ITEM))).toMatchObject({ result: 'stranger' });
    expect(await outcome(adapterTo(await telling(type)).getAccount('14640201'))).toEqual({ stranger: 400 });
    expect(await outcome(adapterTo(await telling({ status: 500, type: `x/${TOKEN}` })).post(ITEM))).toEqual(MAYBE);
  });
});

describe('an answer to a reversal', () => {
  const DONE = { result: 'posted', cisRef: 'R1', cisBatch: 'B1', postedAtMs: 1_795_000_000_000, newBalanceCents: 5 };
  const rows: [string, Told, unknown][] = [
    ['201 posted', { status: 201, body: reversed() }, { ...DONE, replay: false }],
    [
      '200 replayed',
      { status: 200, body: reversed(), headers: { 'idempotent-replayed': 'true' } },
      { ...DONE, replay: true },
    ],
    ['200 duplicate_same', { status: 200, body: reversed({ status: 'duplicate_same' }) }, { ...DONE, replay: true }],
    ['unknown members', { status: 201, body: reversed({ paymentRef: REF, more: 1 }) }, { ...DONE, replay: false }],
    ['202 pending', { status: 202, body: reversed({ status: 'pending' }) }, { result: 'pending' }],
    ['202 that says posted', { status: 202, body: reversed() }, { result: 'pending' }],
    ['400 not_reversible', problem(400, 'not_reversible'), { result: 'rejected', code: 'not_reversible' }],
    ['404 not_reversible', problem(404, 'not_reversible'), { result: 'rejected', code: 'not_reversible' }],
    ['400 invalid_date', problem(400, 'invalid_date'), { result: 'rejected', code: 'invalid_date' }],
    ['400 with another code', problem(400, 'already_reversed'), { result: 'stranger', status: 400 }],
    ['404 with another code', problem(404, 'payment_not_found'), { result: 'stranger', status: 404 }],
    ['404 of a gateway without this route', problem(404, 'route_unknown'), { result: 'stranger', status: 404 }],
    ['not_reversible with another status', problem(403, 'not_reversible'), { result: 'stranger', status: 403 }],
    [
      'not_reversible as plain JSON',
      { ...problem(400, 'not_reversible'), type: 'application/json' },
      { result: 'stranger', status: 400 },
    ],
    ['409 in_progress', problem(409, 'in_progress', { 'retry-after': '3' }), { retryAfterMs: 3_000 }],
    ['422 duplicate_conflict', problem(422, 'duplicate_conflict'), { result: 'conflict' }],
    ['503', problem(503, 'locked'), { result: 'busy', status: 503 }],
    ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:1/' } }, { result: 'stranger', status: 307 }],
    ['a login page', { status: 200, type: 'text/html', body: '<form>' }, { result: 'stranger', status: 200 }],
    ['500', problem(500, 'internal'), MAYBE],
    ['another reversal', { status: 201, body: reversed({ reversalRef: randomUUID() }) }, MAYBE],
    ['a reversal of another payment', { status: 201, body: reversed({ reverses: randomUUID() }) }, MAYBE],
    ['a reversal of no payment', { status: 201, body: reversed({ reverses: undefined }) }, MAYBE],
    ['the payment itself', { status: 201, body: posted() }, MAYBE],
    ['a payment of that reference', { status: 201, body: posted({ paymentRef: BACK }) }, MAYBE],
    ['references that are no text', { status: 201, body: reversed({ reversalRef: [BACK], reverses: { REF } }) }, MAYBE],
    ['no JSON', { status: 200, body: '{"reversalRef":' }, MAYBE],
    ['more than 64 KiB', { status: 200, body: reversed({ x: 'x'.repeat(70_000) }) }, MAYBE],
  ];
  it.each(rows)('%s', async (_, answer, expected) => {
    const got = await outcome(adapterTo(await telling(answer)).reverse(REVERSAL));
    if ('sent' in (expected as object)) expect(got).toEqual(expected);
    else expect(got).toMatchObject(expected as object);
  });

  it('says nothing about a payment', async () => {
    expect(await outcome(adapterTo(await telling({ status: 201, body: reversed() })).post(ITEM))).toEqual(MAYBE);
    const pending = { status: 200, body: reversed({ status: 'pending' }) };
    expect(await outcome(adapterTo(await telling(pending)).post(ITEM))).toEqual(MAYBE);
  });

  it('never repeats the token', async () => {
    const echo = {
      ...problem(400, 'not_reversible'),
      body: JSON.stringify({ code: 'not_reversible', detail: `bad ${TOKEN}` }),
    };
    expect(await outcome(adapterTo(await telling(echo)).reverse(REVERSAL))).toMatchObject({ detail: 'bad [token]' });
  });
});

describe('an answer to a look-up', () => {
  const UNKNOWN = { result: 'unknown' };
  const rows: [string, Told, unknown][] = [
    [
      '200 posted',
      { status: 200, body: posted() },
      { result: 'posted', cisRef: 'R1', cisBatch: 'B1', newBalanceCents: 5 },
    ],
    ['200 pending', { status: 200, body: posted({ status: 'pending' }) }, { result: 'pending' }],
    ['404 absent', problem(404, 'absent'), { result: 'absent' }],
    ['404 of another code', problem(404, 'account_not_found'), UNKNOWN],
    ['404 absent as plain JSON', { ...problem(404, 'absent'), type: 'application/json' }, UNKNOWN],
    ['404 of a web server', { status: 404, type: 'text/html', body: 'absent' }, UNKNOWN],
    ['absent with another status', problem(410, 'absent'), UNKNOWN],
    ['another payment', { status: 200, body: posted({ paymentRef: randomUUID() }) }, UNKNOWN],
    ['200 absent', { status: 200, body: posted({ status: 'absent' }) }, UNKNOWN],
    ['201 posted', { status: 201, body: posted() }, UNKNOWN],
    ['no JSON', { status: 200, body: '{' }, UNKNOWN],
    ...[302, 401, 403, 429, 500, 502, 503].map((status): [string, Told, unknown] => [
      `${status}`,
      problem(status, 'x'),
      UNKNOWN,
    ]),
  ];
  it.each(rows)('%s', async (_, answer, expected) => {
    expect(await outcome(adapterTo(await telling(answer)).lookup(REF))).toMatchObject(expected as object);
  });

  it('is about a reversal where the reference is one, and never about its payment', async () => {
    const done = adapterTo(await telling({ status: 200, body: reversed() }));
    expect(await outcome(done.lookup(BACK))).toMatchObject({ result: 'posted', cisRef: 'R1' });
    expect(await outcome(done.lookup(REF))).toMatchObject(UNKNOWN);
    const pending = adapterTo(await telling({ status: 200, body: reversed({ status: 'pending' }) }));
    expect(await outcome(pending.lookup(BACK))).toEqual({ result: 'pending' });
    expect(await outcome(pending.lookup(REF))).toMatchObject(UNKNOWN);
  });
});

describe('a question', () => {
  const ask = async (answer: Told) => {
    const adapter = adapterTo(await telling(answer));
    return [
      await outcome(adapter.probe()),
      await outcome(adapter.getAccount('14640201')),
      await outcome(adapter.getHistory('14640201', 10)),
      await outcome(adapter.getUsage('14640201', FROM, TO)),
      await outcome(adapter.pullAccounts(null, 10, null)),
    ];
  };
  it.each([302, 307, 400, 401, 403, 404, 410])('%i: a stranger', async (status) => {
    expect(await ask(problem(status, 'whatever'))).toEqual(Array(5).fill({ stranger: status }));
  });
  it.each([408, 429, 500, 502, 503, 504])('%i: later', async (status) => {
    expect(await ask(problem(status, 'whatever'))).toEqual(Array(5).fill(MAYBE));
  });
  it.each<[string, Told]>([
    ['a login page', { status: 200, type: 'text/html', body: '<form>' }],
    ['no JSON', { status: 200, body: '{' }],
    ['null', { status: 200, body: 'null' }],
    ['another shape', { status: 200, body: '{"status":"up","items":7}' }],
    ['deep nesting', { status: 200, body: `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}` }],
  ])('%s: a stranger', async (_, answer) => {
    expect(await ask(answer)).toEqual(Array(5).fill({ stranger: 200 }));
  });

  it('refuses pages that lead nowhere or hold more than asked for', async () => {
    const page = { items: [], nextCursor: 'c', hasMore: true, asOf: 1, paymentsThrough: 1 };
    const pull = async (change: object) => {
      const adapter = adapterTo(await telling({ status: 200, body: JSON.stringify({ ...page, ...change }) }));
      return outcome(adapter.pullAccounts('c', 2, null));
    };
    expect(await pull({})).toEqual({ stranger: 200 });
    expect(await pull({ nextCursor: null })).toEqual({ stranger: 200 });
    expect(await pull({ hasMore: false, items: [1, 2, 3] })).toEqual({ stranger: 200 });
    expect(await pull({ hasMore: false, items: [1, { accountNo: TOKEN }] })).toMatchObject({
      accounts: [],
      refused: [{ accountNo: '1' }, { accountNo: '[token]' }],
    });
  });
});

describe('what is only shown', () => {
  const line = { date: '2026-11-20', cents: 8_750, channel: 'counter', ref: REF, note: 'CHECK 1234' };
  const history = async (items: unknown, limit = 3) =>
    outcome(adapterTo(await telling({ status: 200, body: JSON.stringify({ items }) })).getHistory('14640201', limit));
  const day = { date: '2026-11-20', amount: 140 };
  const usage = async (items: unknown, change: object = {}) =>
    outcome(
      adapterTo(await telling({ status: 200, body: JSON.stringify({ unit: 'gal', items, ...change }) })).getUsage(
        '14640201',
        FROM,
        TO,
      ),
    );
  const STRANGER = { stranger: 200 };

  it('a history is taken as it comes, newest first, negative for what was taken back', async () => {
    const { ref: _ref, note: _note, ...bare } = line;
    const items = [{ ...line, cents: -8_750, note: 'reversal' }, line, { ...bare, date: '2026-11-19', channel: 'ivr' }];
    expect(await history(items)).toEqual(items);
    expect(await history([])).toEqual([]);
    expect(await history([{ ...line, clerk: 'JSMITH' }])).toEqual([line]);
  });

  it.each<[string, unknown]>([
    ['more than asked for', Array(4).fill(line)],
    ['another order', [line, { ...line, date: '2026-11-21' }]],
    ['no list', { 0: line }],
    ['one line that is none', [line, null]],
    ['one without an amount', [line, { ...line, cents: undefined }]],
    ['an amount in text', [{ ...line, cents: '87.50' }]],
    ['a fraction of a cent', [{ ...line, cents: 0.5 }]],
    ['more money than there is', [{ ...line, cents: 1_000_000_000_000 }]],
    ['a channel nobody knows', [{ ...line, channel: 'pigeon' }]],
    ['no real day', [{ ...line, date: '2026-02-31' }]],
    ['a day as people write it', [{ ...line, date: '11/20/2026' }]],
    ['an endless note', [{ ...line, note: 'x'.repeat(201) }]],
    ['an endless reference', [{ ...line, ref: 'x'.repeat(101) }]],
  ])('a history is refused whole: %s', async (_, items) => {
    expect(await history(items)).toEqual(STRANGER);
  });

  it('has at most 100 payments and 256 KiB', async () => {
    expect(await history(Array(100).fill(line), 1_000)).toHaveLength(100);
    expect(await history(Array(101).fill(line), 1_000)).toEqual(STRANGER);
    expect(await history([{ ...line, x: 'x'.repeat(300_000) }])).toEqual(MAYBE);
  });

  it('keeps hostile text as it came, bounded', async () => {
    const texts = fc.sample(hostileText, { numRuns: 60, seed: 305 });
    expect(texts.some((text) => text.length > 200) && texts.some((text) => text.length <= 200)).toBe(true);
    for (const note of texts) {
      const fits = note.length <= 200;
      expect(await history([{ ...line, note }])).toEqual(fits ? [{ ...line, note }] : STRANGER);
    }
  });

  it('readings are taken as they come; none is null, however it is said', async () => {
    const items = [{ ...day, date: '2026-11-01' }, day, { date: '2026-11-23', amount: 0 }];
    expect(await usage(items)).toEqual({ unit: 'gal', items });
    expect(await usage([])).toBeNull();
    for (const code of ['no_readings', 'account_not_found']) {
      const adapter = adapterTo(await telling(problem(404, code)));
      expect(await outcome(adapter.getUsage('14640201', FROM, TO))).toBeNull();
    }
    const adapter = adapterTo(await telling(problem(404, 'account_not_found')));
    expect(await outcome(adapter.getHistory('14640201', 3))).toEqual([]);
    const other = adapterTo(await telling(problem(404, 'no_readings')));
    expect(await outcome(other.getHistory('14640201', 3))).toEqual({ stranger: 404 });
  });

  it.each<[string, unknown, object?]>([
    ['a day twice', [day, day]],
    ['another order', [day, { ...day, date: '2026-11-19' }]],
    ['a day before the range', [{ ...day, date: '2026-10-31' }]],
    ['a day after the range', [{ ...day, date: '2026-11-24' }]],
    ['no real day', [{ ...day, date: '2026-11-1' }]],
    ['less than nothing', [{ ...day, amount: -1 }]],
    ['half a gallon', [{ ...day, amount: 0.5 }]],
    ['more than a meter can count', [{ ...day, amount: 1_000_000_000 }]],
    ['another unit', [day], { unit: 'ft3' }],
    ['no list', null],
  ])('readings are refused whole: %s', async (_, items, change) => {
    expect(await usage(items, change)).toEqual(STRANGER);
  });

  it('has at most 400 days and 64 KiB', async () => {
    const first = businessDate('2025-01-01');
    const days = Array.from({ length: 401 }, (_, n) => ({ date: addDays(first, n), amount: n }));
    const ask = async (items: unknown) => {
      const body = JSON.stringify({ unit: 'gal', items });
      return outcome(adapterTo(await telling({ status: 200, body })).getUsage('14640201', first, TO));
    };
    expect(await ask(days.slice(1))).toMatchObject({ items: days.slice(1) });
    expect(await ask(days)).toEqual(STRANGER);
    expect(await usage([day], { x: 'x'.repeat(70_000) })).toEqual(MAYBE);
  });

  it('asks nothing of what can be no account', async () => {
    let asked = 0;
    const url = await rawServer(() => {
      asked += 1;
    });
    const adapter = adapterTo(url);
    for (const accountNo of ['../health', '14-6402-01', '', '1'.repeat(21)]) {
      expect(await outcome(adapter.getHistory(accountNo, 3))).toEqual([]);
      expect(await outcome(adapter.getUsage(accountNo, FROM, TO))).toBeNull();
    }
    expect(asked).toBe(0);
  });
});

describe('what left and what did not', () => {
  it('nobody listens: not sent', async () => {
    const gateway = await sandbox({ accounts: 40 });
    const adapter = adapterTo(gateway.url);
    await gateway.setFaults([{ fault: 'refuse', forMs: 60_000 }]);
    expect(await outcome(adapter.post(ITEM))).toEqual(NOT_SENT);
    expect(await outcome(adapter.reverse(REVERSAL))).toEqual(NOT_SENT);
    expect(await outcome(adapter.lookup(REF))).toEqual(NOT_SENT);
    expect(await outcome(adapter.getHistory('14640201', 3))).toEqual(NOT_SENT);
  });

  it('no such host: not sent', async () => {
    expect(await outcome(adapterTo('https://cis-gateway.invalid').post(ITEM))).toEqual(NOT_SENT);
  });

  it('no TLS on the other side, or none that ever answers: not sent', async () => {
    const heard: string[] = [];
    const plain = await rawServer(
      () => {},
      (socket) => {
        socket.on('data', (bytes) => heard.push(bytes.toString('latin1')));
        socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
      },
    );
    expect(await outcome(adapterTo(plain.replace('http:', 'https:')).post(ITEM))).toEqual(NOT_SENT);
    const silent = await rawServer(
      () => {},
      (socket) => socket.on('data', (bytes) => heard.push(bytes.toString('latin1'))),
    );
    const adapter = adapterTo(silent.replace('http:', 'https:'), { timeouts: { connectMs: 200 } });
    expect(await outcome(adapter.post(ITEM))).toEqual(NOT_SENT);
    expect(heard.join('')).not.toContain(TOKEN);
    expect(heard.join('')).not.toContain(REF);
  });

  it('a black hole that takes everything and says nothing: maybe, within the time-out', async () => {
    const adapter = adapterTo(await rawServer(() => {}), {
      timeouts: { postMs: 200, lookupMs: 150, probeMs: 100, inquiryMs: 80, pullMs: 120, historyMs: 90 },
    });
    const began = performance.now();
    expect(await outcome(adapter.post(ITEM))).toEqual(MAYBE);
    expect(await outcome(adapter.lookup(REF))).toEqual(MAYBE);
    expect(await outcome(adapter.probe())).toEqual(MAYBE);
    expect(await outcome(adapter.getAccount('14640201'))).toEqual(MAYBE);
    expect(await outcome(adapter.pullAccounts(null, 10, 5))).toEqual(MAYBE);
    expect(await outcome(adapter.reverse(REVERSAL))).toEqual(MAYBE);
    expect(await outcome(adapter.getHistory('14640201', 3))).toEqual(MAYBE);
    expect(await outcome(adapter.getUsage('14640201', FROM, TO))).toEqual(MAYBE);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('a reset at once, after the request, in the head, in the body: maybe', async () => {
    const talks: ((socket: Socket) => void)[] = [
      (socket) => socket.resetAndDestroy(),
      (socket) => socket.end(),
      (socket) => socket.write('HTTP/1.1 201 Cre', () => socket.resetAndDestroy()),
      (socket) => socket.write(told({ status: 201, body: posted() }).subarray(0, -20), () => socket.resetAndDestroy()),
      (socket) => socket.end(told({ status: 201, body: posted() }).subarray(0, -20)),
      (socket) =>
        socket.end('HTTP/1.1 201 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"pay'),
      (socket) => socket.end('nonsense\r\n\r\n'),
      (socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      (socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`),
    ];
    for (const talk of talks) expect(await outcome(adapterTo(await rawServer(talk)).post(ITEM))).toEqual(MAYBE);
  });

  it('a kept connection that dies under the second payment: maybe', async () => {
    let connections = 0;
    let requests = 0;
    const url = await rawServer(
      (socket) => {
        requests += 1;
        if (requests === 1) socket.write(told({ status: 201, body: posted() }));
        else socket.resetAndDestroy();
      },
      () => {
        connections += 1;
      },
    );
    const adapter = adapterTo(url);
    expect(await outcome(adapter.post(ITEM))).toMatchObject({ result: 'posted' });
    expect(await outcome(adapter.post(ITEM))).toEqual(MAYBE);
    expect({ connections, requests }).toEqual({ connections: 1, requests: 2 });
  });

  it('an endless head, an endless body, a slow one, a length of 8 TiB: maybe, and soon', async () => {
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
    const drip = (socket: Socket, text: string) => {
      const timer = setInterval(() => socket.write(text), 20);
      socket.on('close', () => clearInterval(timer));
    };
    const talks: ((socket: Socket) => void)[] = [
      (socket) => socket.write('HTTP/1.1 200 OK\r\n', () => drip(socket, 'x: y\r\n')),
      (socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n'),
      (socket) => socket.write(`${head}\r\n`, () => drip(socket, ' ')),
      (socket) => socket.write(`${head}content-length: 8796093022208\r\n\r\n{`),
      (socket) => socket.write(`${head}\r\n${' '.repeat(200_000)}`),
    ];
    for (const talk of talks) {
      const began = performance.now();
      const adapter = adapterTo(await rawServer(talk), { timeouts: { postMs: 400 } });
      expect(await outcome(adapter.post(ITEM))).toEqual(MAYBE);
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });

  it('does not follow a redirect', async () => {
    let followed = 0;
    const trap = await rawServer(
      () => {},
      () => {
        followed += 1;
      },
    );
    const adapter = adapterTo(await telling({ status: 307, headers: { location: `${trap}/v1/payments` } }));
    expect(await outcome(adapter.post(ITEM))).toMatchObject({ result: 'stranger', status: 307 });
    expect(await outcome(adapter.lookup(REF))).toMatchObject({ result: 'unknown' });
    expect(await outcome(adapter.getAccount('14640201'))).toEqual({ stranger: 307 });
    expect(followed).toBe(0);
  });

  it('gives up when the caller does, and when it is closed', async () => {
    const adapter = adapterTo(await rawServer(() => {}));
    const abort = new AbortController();
    const asked = outcome(adapter.getAccount('14640201', abort.signal));
    setTimeout(() => abort.abort(), 50);
    expect(await asked).toEqual(MAYBE);
    expect(await outcome(adapter.getAccount('14640201', abort.signal))).toEqual(NOT_SENT);
    const second = new AbortController();
    const shown = [
      outcome(adapter.getHistory('14640201', 3, second.signal)),
      outcome(adapter.getUsage('14640201', FROM, TO, second.signal)),
    ];
    setTimeout(() => second.abort(), 50);
    expect(await Promise.all(shown)).toEqual([MAYBE, MAYBE]);
    expect(await outcome(adapter.getHistory('14640201', 3, second.signal))).toEqual(NOT_SENT);
    expect(await outcome(adapter.getUsage('14640201', FROM, TO, second.signal))).toEqual(NOT_SENT);
    const posting = outcome(adapter.post(ITEM));
    setTimeout(() => adapter.close(), 50);
    expect(await posting).toEqual(MAYBE);
    expect(await outcome(adapter.post(ITEM))).toEqual(NOT_SENT);
  });
});

describe('what is sent', () => {
  it('has the headers of the contract and exactly the bytes of the item', async () => {
    const heard: string[] = [];
    const url = await rawServer((socket, text) => {
      heard.push(text);
      socket.write(told({ status: 201, body: posted() }));
    });
    const adapter = adapterTo(`${url}/gateway/`);
    const body = '{"paymentRef" : "x",\n "memo":"NÚÑEZ"}';
    await adapter.post({ paymentRef: REF, body });
    await adapter.post({ paymentRef: REF, body });
    const [first = '', second = ''] = heard;
    expect(first).toMatch(/^POST \/gateway\/v1\/payments HTTP\/1\.1\r\n/);
    expect(first).toContain(`authorization: Bearer ${TOKEN}\r\n`);
    expect(first).toContain('x-client-id: C1\r\n');
    expect(first).toContain(`idempotency-key: "${REF}"\r\n`);
    expect(first).toContain('content-type: application/json\r\n');
    expect(first).toMatch(/accept: application\/json/);
    expect(first).toMatch(/content-digest: sha-256=:[A-Za-z0-9+/]{43}=:\r\n/);
    expect(first.slice(first.indexOf('\r\n\r\n') + 4)).toBe(Buffer.from(body, 'utf8').toString('latin1'));
    const id = (text: string) => /x-request-id: ([0-9a-f-]{36})\r\n/.exec(text)?.[1];
    expect(id(first)).not.toBe(id(second));
  });

  it('is a reversal under its own reference, in the path of its payment', async () => {
    const heard: string[] = [];
    const url = await rawServer((socket, text) => {
      heard.push(text);
      socket.write(told({ status: 201, body: reversed() }));
    });
    const adapter = adapterTo(`${url}/gateway/`);
    const body = '{"reversalRef" : "x",\n "memo":"NÚÑEZ"}';
    await adapter.reverse({ reversalRef: BACK, paymentRef: REF, body });
    const [sent = ''] = heard;
    expect(sent.startsWith(`POST /gateway/v1/payments/${REF}/reversals HTTP/1.1\r\n`)).toBe(true);
    expect(sent).toContain(`idempotency-key: "${BACK}"\r\n`);
    expect(sent).toMatch(/content-digest: sha-256=:[A-Za-z0-9+/]{43}=:\r\n/);
    expect(sent.slice(sent.indexOf('\r\n\r\n') + 4)).toBe(Buffer.from(body, 'utf8').toString('latin1'));
    for (const wrong of [{ paymentRef: '../../v1/payments' }, { reversalRef: 'x\r\ny: z' }])
      expect(await outcome(adapter.reverse({ ...REVERSAL, ...wrong }))).toEqual(NOT_SENT);
    expect(heard).toHaveLength(1);
  });

  it('refuses settings that would give the token away or cannot work', () => {
    const wrong: Partial<HttpAdapterOptions>[] = [
      { baseUrl: 'http://cis.example.gov' },
      { baseUrl: 'https://user:secret@cis.example.gov' },
      { baseUrl: 'ftp://127.0.0.1' },
      { baseUrl: 'cis' },
      { baseUrl: 'https://cis.example.gov/?a=b' },
      { token: '' },
      { token: 'two words' },
      { token: 'line\r\nbreak' },
      { clientId: 'C1\r\nX: y' },
    ];
    for (const change of wrong) {
      expect(() =>
        createHttpAdapter({ baseUrl: 'https://cis.example.gov', token: 't', clientId: 'C1', ...change }),
      ).toThrow(TypeError);
    }
  });
});

describe('with the sandbox', () => {
  let gateway: Gateway;
  let adapter: CisAdapter;
  beforeEach(async () => {
    gateway = await sandbox();
    adapter = adapterTo(gateway.url, { timeouts: { postMs: 1_500, lookupMs: 10_000, pullMs: 10_000 } });
  });
  const fault = (rule: FaultRule, route: 'postPayment' | 'postReversal' = 'postPayment') =>
    gateway.setFaults([{ ...rule, match: { route, nth: 1 } }]);
  /** A payment of one dollar that the CIS has, and its reversal. */
  const reversalOfPosted = async () => {
    const paid = itemOf(randomUUID(), { amountCents: 100 });
    expect(await adapter.post(paid)).toMatchObject({ result: 'posted' });
    return reversalOf(paid.paymentRef, randomUUID(), { cents: 100 });
  };

  it('asks, posts, replays and looks up', async () => {
    expect(await adapter.probe()).toMatchObject({ status: 'up' });
    expect(await adapter.getAccount('14640201')).toMatchObject({ name: 'GARCIA, MARIA', balanceCents: 14_217 });
    expect(await adapter.getAccount('99999999')).toBeNull();
    expect(await adapter.getAccount('../health')).toBeNull();
    const item = itemOf(randomUUID());
    expect(await adapter.lookup(item.paymentRef)).toEqual({ result: 'absent' });
    const first = await adapter.post(item);
    expect(first).toMatchObject({ result: 'posted', replay: false, newBalanceCents: 14_217 - 8_750 });
    expect(await adapter.post(item)).toEqual({ ...first, replay: true });
    expect(await adapter.lookup(item.paymentRef)).toMatchObject({ result: 'posted', newBalanceCents: 14_217 - 8_750 });
    expect(await adapter.post(itemOf(item.paymentRef, { amountCents: 1 }))).toMatchObject({ result: 'conflict' });
    expect(await adapter.post(itemOf(randomUUID(), { accountNo: '99999999' }))).toMatchObject({
      result: 'rejected',
      code: 'account_not_found',
    });
    expect(await adapter.post(itemOf(randomUUID(), { tender: 'card' }))).toMatchObject({
      result: 'stranger',
      status: 400,
    });
    expect(await outcome(adapterTo(gateway.url, { token: 'wrong' }).post(item))).toMatchObject({
      result: 'stranger',
      status: 401,
    });
  });

  const LOSING: FaultRule[] = [
    { fault: 'commit-then-drop' },
    { fault: '500-after-commit' },
    { fault: 'latency', ms: 3_000, where: 'after' },
    { fault: 'garbage', commit: true },
    { fault: 'endless-body', commit: true },
    { fault: 'huge-length', commit: true },
    { fault: 'slow-drip', commit: true },
  ];
  it('a lost reply is found again, and sending it once more posts nothing', async () => {
    for (const rule of LOSING) {
      await fault(rule);
      const item = itemOf(randomUUID(), { amountCents: 100 });
      expect(await outcome(adapter.post(item))).toEqual(MAYBE);
      const found = await adapter.lookup(item.paymentRef);
      expect(found).toMatchObject({ result: 'posted' });
      expect(await adapter.post(item)).toMatchObject({ ...found, replay: true });
    }
    expect(gateway.ledger.totals()).toMatchObject({ payments: LOSING.length, cents: LOSING.length * 100 });
  });

  it('a lost reply to a reversal is found again, and sending it once more takes nothing back', async () => {
    for (const rule of LOSING) {
      const item = await reversalOfPosted();
      await fault(rule, 'postReversal');
      expect(await outcome(adapter.reverse(item))).toEqual(MAYBE);
      const found = await adapter.lookup(item.reversalRef);
      expect(found).toMatchObject({ result: 'posted', newBalanceCents: 14_217 });
      expect(await adapter.reverse(item)).toMatchObject({ ...found, replay: true });
    }
    const totals = { reversals: LOSING.length, reversedCents: LOSING.length * 100 };
    expect(gateway.ledger.totals()).toMatchObject({ payments: LOSING.length, ...totals });
  });

  const UNPOSTED: [FaultRule, unknown][] = [
    [{ fault: 'reset-before' }, MAYBE],
    [{ fault: 'garbage' }, MAYBE],
    [{ fault: 'slow-drip' }, MAYBE],
    [{ fault: 'html' }, { result: 'stranger', status: 200 }],
    [{ fault: 'redirect' }, { result: 'stranger', status: 302 }],
    [{ fault: 'unauthorized' }, { result: 'stranger', status: 401 }],
    [
      { fault: 'in-progress', retryAfter: 4 },
      { result: 'in-progress', retryAfterMs: 4_000 },
    ],
    [{ fault: 'busy-429' }, { result: 'busy', status: 429, retryAfterMs: 1_000 }],
    [{ fault: 'locked-503' }, { result: 'busy', status: 503, retryAfterMs: 30_000 }],
    [
      { fault: 'reject', code: 'already_posted_period' },
      { result: 'rejected', code: 'already_posted_period' },
    ],
  ];
  it('what was not posted is absent, and the same bytes post it', async () => {
    for (const [rule, expected] of UNPOSTED) {
      await fault(rule);
      const item = itemOf(randomUUID(), { amountCents: 100 });
      expect(await outcome(adapter.post(item))).toMatchObject(expected as object);
      expect(await adapter.lookup(item.paymentRef)).toEqual({ result: 'absent' });
      expect(await adapter.post(item)).toMatchObject({ result: 'posted', replay: false });
    }
    for (const payment of gateway.ledger.payments()) expect(payment.received).toBe(2);
  });

  it('a reversal that was not posted is absent, and the same bytes post it', async () => {
    for (const [rule, expected] of UNPOSTED) {
      const item = await reversalOfPosted();
      await fault(rule, 'postReversal');
      expect(await outcome(adapter.reverse(item))).toMatchObject(expected as object);
      expect(await adapter.lookup(item.reversalRef)).toEqual({ result: 'absent' });
      expect(await adapter.reverse(item)).toMatchObject({ result: 'posted', replay: false });
    }
    for (const reversal of gateway.ledger.reversals()) expect(reversal.received).toBe(2);
    expect(gateway.ledger.reversals()).toHaveLength(UNPOSTED.length);
  });

  it('takes a payment back, replays it, and says why where it cannot', async () => {
    const item = await reversalOfPosted();
    const first = await adapter.reverse(item);
    expect(first).toMatchObject({ result: 'posted', replay: false, newBalanceCents: 14_217 });
    expect(await adapter.reverse(item)).toEqual({ ...first, replay: true });
    expect(await adapter.lookup(item.reversalRef)).toMatchObject({ result: 'posted', newBalanceCents: 14_217 });
    const again = (change: object, body: Record<string, unknown> = { cents: 100 }) => {
      const { reversalRef, paymentRef } = { ...item, ...change };
      return adapter.reverse(reversalOf(paymentRef, reversalRef, body));
    };
    const rejected = { result: 'rejected', code: 'not_reversible' };
    expect(await again({}, { cents: 99 })).toMatchObject({ result: 'conflict' });
    expect(await again({ reversalRef: randomUUID() })).toMatchObject(rejected);
    expect(await again({ reversalRef: randomUUID(), paymentRef: randomUUID() })).toMatchObject(rejected);
    expect(await again({ reversalRef: randomUUID() }, { reason: 'refund' })).toMatchObject({
      result: 'stranger',
      status: 400,
    });
    expect(gateway.ledger.totals()).toMatchObject({ payments: 1, reversals: 1 });
  });

  it('a reversal is told to wait while another sending of it is being processed', async () => {
    const item = await reversalOfPosted();
    await fault({ fault: 'latency', ms: 500 }, 'postReversal');
    const first = adapter.reverse(item);
    await expect.poll(() => adapter.lookup(item.reversalRef)).toEqual({ result: 'pending' });
    expect(await adapter.reverse(item)).toEqual({ result: 'in-progress', retryAfterMs: 1_000 });
    expect(await first).toMatchObject({ result: 'posted', replay: false });
  });

  it('shows what was paid and what was used', async () => {
    const { city } = gateway.ledger;
    const before = await adapter.getHistory('14640201', 100);
    expect(before).toEqual(city.history(0));
    const item = await reversalOfPosted();
    await adapter.reverse(item);
    expect((await adapter.getHistory('14640201', 3)).slice(0, 2)).toEqual([
      { date: city.today, cents: -100, channel: 'counter', ref: item.reversalRef, note: 'reversal' },
      { date: city.today, cents: 100, channel: 'counter', ref: item.paymentRef },
    ]);
    const from = addDays(city.today, -40);
    const { accountNo } = SPECIAL_ACCOUNTS.leak;
    const used = await adapter.getUsage(accountNo, from, city.today);
    expect(used?.items).toHaveLength(40);
    expect(await adapter.getUsage(accountNo, addDays(from, -200), addDays(from, -100))).toBeNull();
    expect(await adapter.getUsage('14640201', from, city.today)).toBeNull();
    expect(await adapter.getHistory('99999999', 3)).toEqual([]);
    expect(await outcome(adapter.getHistory('14640201', 101))).toEqual({ stranger: 400 });
    for (const [rule, expected] of [
      [{ fault: 'garbage' }, { stranger: 200 }],
      [{ fault: 'endless-body' }, MAYBE],
      [{ fault: 'locked-503' }, MAYBE],
    ] as const) {
      await gateway.setFaults([rule]);
      expect(await outcome(adapter.getHistory('14640201', 3))).toEqual(expected);
      expect(await outcome(adapter.getUsage(accountNo, from, city.today))).toEqual(expected);
    }
  });

  it('is pending while the CIS still works on it, then posted', async () => {
    await fault({ fault: 'latency', ms: 3_000 });
    const item = itemOf(randomUUID());
    expect(await outcome(adapter.post(item))).toEqual(MAYBE);
    expect(await adapter.lookup(item.paymentRef)).toEqual({ result: 'pending' });
    await expect.poll(() => adapter.lookup(item.paymentRef), { timeout: 10_000 }).toMatchObject({ result: 'posted' });
  });

  it('pulls every account once, then what changed', async () => {
    const seen = new Set<string>();
    let cursor: string | null = null;
    let asOf = 0;
    do {
      const page = await adapter.pullAccounts(cursor, 1_000, null);
      expect(page.refused).toEqual([]);
      for (const account of page.accounts) seen.add(account.accountNo);
      asOf = page.asOfMs;
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.size).toBe(14_000);
    await adapter.post(itemOf(randomUUID()));
    const delta = await adapter.pullAccounts(null, 1_000, asOf);
    expect(delta).toMatchObject({ hasMore: false, nextCursor: null });
    expect(delta.accounts.map((account) => account.accountNo)).toEqual(['14640201']);
  });

  it('says 410 for a cursor that has expired, and refuses broken accounts alone', async () => {
    expect(await outcome(adapter.pullAccounts('gone', 10, null))).toEqual({ stranger: 410 });
    const careless = await sandbox({ accounts: 30, withBroken: true });
    const page = await adapterTo(careless.url).pullAccounts(null, 1_000, null);
    expect(page.accounts).toHaveLength(30);
    expect(page.refused).toHaveLength(15);
    expect(page.refused).toContainEqual({ accountNo: '99999901', why: expect.stringContaining('balanceCents') });
  });

  it('says that the CIS is locked', async () => {
    await gateway.setFaults([{ fault: 'locked-503' }]);
    expect(await adapter.probe()).toMatchObject({ status: 'locked' });
  });
});
