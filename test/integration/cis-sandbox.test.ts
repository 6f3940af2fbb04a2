import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, json, problem } from '#sandbox/cis/answer.ts';
import { openContract } from '#sandbox/cis/contract.ts';
import type { Route } from '#sandbox/cis/faults.ts';
import { fingerprint, reversalPrint } from '#sandbox/cis/fingerprint.ts';
import { type Gateway, type GatewayOptions, startGateway } from '#sandbox/cis/gateway.ts';
import { itemHeaders, sampleItem, sampleReversal } from '#sandbox/cis/sample-item.ts';
import { SPECIAL_ACCOUNTS } from '#sandbox/city/special-accounts.ts';
import { addDays, businessDate } from '#shared/day.ts';

const started: Gateway[] = [];
const complaints: string[] = [];

async function start(options: GatewayOptions = {}): Promise<Gateway> {
  const gateway = await startGateway({ log: (line) => complaints.push(line), ...options });
  started.push(gateway);
  return gateway;
}

/** Until something has arrived, on a machine that has other things to do; nothing else ends meanwhile. */
const SOON = { timeout: 10_000 };
/** A latency that a test ends itself; its length does not matter. */
const HELD = { fault: 'latency', ms: 1 } as const;

/** A gateway whose latencies last until they are let go: what is in progress stays so, however slow the machine is. */
async function startHolding(route: Route): Promise<{ at: Gateway; letGo: () => void }> {
  const held = Promise.withResolvers<void>();
  const at = await start({ pause: () => held.promise, faults: [{ ...HELD, match: { route } }] });
  return { at, letGo: held.resolve };
}

/** The same request ten times, the first of them held: resolves when the nine others have been answered. */
async function tenAtOnce(send: () => Promise<Reply>): Promise<Promise<Reply>[]> {
  let answered = 0;
  const sending = Array.from({ length: 10 }, () =>
    send().finally(() => {
      answered += 1;
    }),
  );
  await expect.poll(() => answered, SOON).toBe(9);
  return sending;
}

function oneOfTen(replies: readonly Reply[]): void {
  expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1);
  for (const reply of replies.filter((one) => one.status !== 201)) {
    expect(reply).toMatchObject({ status: 409, body: { code: 'in_progress' } });
    expect(reply.headers.get('retry-after')).toBe('1');
  }
}

let gateway: Gateway;
beforeEach(async () => {
  gateway = await start();
});
afterEach(async () => {
  const open = started.splice(0);
  await Promise.all(open.map((one) => one.close()));
  expect(complaints.splice(0)).toEqual([]);
  for (const one of open) expect(one.breaches()).toBe(0);
});

// biome-ignore lint/suspicious/noExplicitAny: JSON from outside; each test asserts the fields it reads, a type here would only claim them.
type Reply = { status: number; headers: Headers; body: any };

async function ask(path: string, init: RequestInit = {}, at: Gateway = gateway): Promise<Reply> {
  const headers = { authorization: `Bearer ${at.token}`, ...(init.headers as Record<string, string>) };
  const reply = await fetch(at.url + path, { ...init, headers });
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, body: text === '' ? null : JSON.parse(text) };
}

async function post(
  item: Record<string, unknown> | string,
  headers: Record<string, string> = {},
  at: Gateway = gateway,
  path = '/v1/payments',
): Promise<Reply> {
  const body = typeof item === 'string' ? item : JSON.stringify(item);
  const ref = typeof item === 'string' ? randomUUID() : String(item.reversalRef ?? item.paymentRef);
  const all = Object.entries({ ...itemHeaders(at.token, ref, body), ...headers }).filter(([, value]) => value !== '');
  return ask(path, { method: 'POST', body, headers: Object.fromEntries(all) }, at);
}

function reverse(
  paymentRef: string,
  reversal: Record<string, unknown> | string,
  headers: Record<string, string> = {},
  at: Gateway = gateway,
): Promise<Reply> {
  return post(reversal, headers, at, `/v1/payments/${paymentRef}/reversals`);
}

/** A payment of $87.50 on 14-6402-01 that the CIS has; its reference. */
async function postedPayment(at: Gateway = gateway): Promise<string> {
  const ref = randomUUID();
  expect((await post(sampleItem(ref), {}, at)).status).toBe(201);
  return ref;
}

function control(path: string, input: unknown, at: Gateway = gateway): Promise<Reply> {
  return ask(path, { method: 'POST', body: JSON.stringify(input) }, at);
}

describe('a payment is posted once', () => {
  it('same reference and contents: 201, then 200 with the same body, for ever', async () => {
    const ref = randomUUID();
    const first = await post(sampleItem(ref));
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ paymentRef: ref, status: 'posted', newBalanceCents: 14_217 - 8_750 });
    gateway.ledger.otherPayment('14640201', 100);
    gateway.ledger.clock.skew(400 * 86_400_000);
    const second = await post(sampleItem(ref, { clerk: 'OTHER', receiptNo: 'C2-27-000009', station: 'C2' }), {
      'x-client-id': 'C2',
    });
    expect(second.status).toBe(200);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    expect(gateway.ledger.payments()).toMatchObject([{ paymentRef: ref, received: 2 }]);
  });

  it('same reference, other fingerprint: 422, nothing changes', async () => {
    const ref = randomUUID();
    await post(sampleItem(ref));
    const others = [
      { amountCents: 8_751 },
      { accountNo: '02100001' },
      { tender: 'check' },
      { checkNo: '1234' },
      { customerId: 'X' },
      { effectiveDate: '2026-01-02' },
    ];
    for (const change of others) {
      const reply = await post(sampleItem(ref, change));
      expect(reply.status).toBe(422);
      expect(reply.body.code).toBe('duplicate_conflict');
    }
    expect(gateway.ledger.totals()).toMatchObject({ payments: 1, cents: 8_750 });
  });

  it('ten at the same time: one posting, the others told to wait', async () => {
    const { at, letGo } = await startHolding('postPayment');
    const item = sampleItem(randomUUID());
    const sending = await tenAtOnce(() => post(item, {}, at));
    letGo();
    oneOfTen(await Promise.all(sending));
    expect(at.ledger.payments()).toMatchObject([{ received: 10 }]);
    expect((await post(item, {}, at)).status).toBe(200);
  });

  it('is pending, not absent, while it is being processed', async () => {
    const { at, letGo } = await startHolding('postPayment');
    const ref = randomUUID();
    const found = () => ask(`/v1/payments/${ref}`, {}, at);
    expect(await found()).toMatchObject({ status: 404, body: { code: 'absent' } });
    const posting = post(sampleItem(ref), {}, at);
    await expect.poll(async () => (await found()).body.status, SOON).toBe('pending');
    letGo();
    const posted = await posting;
    expect(await found()).toMatchObject({ status: 200, body: posted.body });
  });

  it('survives a restart of the gateway', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cis-ledger-'));
    try {
      const ref = randomUUID();
      const one = await start({ dbFile: join(folder, 'cis.db') });
      const first = await post(sampleItem(ref), {}, one);
      await one.close();
      const two = await start({ dbFile: join(folder, 'cis.db') });
      const again = await post(sampleItem(ref), {}, two);
      expect(again.status).toBe(200);
      expect(again.body).toEqual(first.body);
      await two.close();
      await expect(startGateway({ dbFile: join(folder, 'cis.db'), seed: 1 })).rejects.toThrow('city of seed 305');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('digests what the contract says: a vector that was computed by hand', () => {
    const canonical =
      '{"accountNo":"14640201","amountCents":8750,"checkNo":null,"customerId":null,"effectiveDate":"2026-11-23","kind":"payment","reverses":null,"tender":"cash"}';
    const print = fingerprint({
      kind: 'payment',
      accountNo: '14640201',
      amountCents: 8_750,
      tender: 'cash',
      effectiveDate: '2026-11-23',
    });
    expect(print).toBe(createHash('sha256').update(canonical).digest('hex'));
  });
});

describe('a payment is taken back once', () => {
  it('raises the balance, is looked up by its own reference, and is replayed for ever', async () => {
    const [paid, back] = [await postedPayment(), randomUUID()];
    expect(await ask(`/v1/payments/${back}`)).toMatchObject({ status: 404, body: { code: 'absent' } });
    const first = await reverse(paid, sampleReversal(back));
    expect(first.status).toBe(201);
    expect(Object.keys(first.body)).toEqual([
      'reversalRef',
      'reverses',
      'status',
      'cisBatch',
      'cisRef',
      'postedAt',
      'newBalanceCents',
    ]);
    expect(first.body).toMatchObject({ reversalRef: back, reverses: paid, status: 'posted', newBalanceCents: 14_217 });
    expect((await ask('/v1/accounts/14640201')).body).toMatchObject({ balanceCents: 14_217, pastDueCents: 9_640 });
    gateway.ledger.otherPayment('14640201', 100);
    gateway.ledger.clock.skew(400 * 86_400_000);
    const again = await reverse(paid, sampleReversal(back, { clerk: 'OTHER', reason: 'misapplied' }));
    expect(again.status).toBe(200);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(await ask(`/v1/payments/${back}`)).toMatchObject({ status: 200, body: first.body });
    expect(gateway.ledger.reversals()).toMatchObject([
      { reversalRef: back, reverses: paid, reason: 'void', received: 2 },
    ]);
    expect(gateway.ledger.totals()).toMatchObject({ payments: 1, cents: 8_750, reversals: 1, reversedCents: 8_750 });
  });

  it('the payment stays posted: its look-up and its replay are as before, and post nothing', async () => {
    const paid = randomUUID();
    const first = await post(sampleItem(paid));
    await reverse(paid, sampleReversal(randomUUID()));
    expect(await ask(`/v1/payments/${paid}`)).toMatchObject({ status: 200, body: first.body });
    expect(await post(sampleItem(paid))).toMatchObject({ status: 200, body: first.body });
    expect((await ask('/v1/accounts/14640201')).body.balanceCents).toBe(14_217);
  });

  it('tells the account as it was before: its last payment, its cutoff, another version', async () => {
    const { body: before } = await ask('/v1/accounts/14640201');
    const paid = randomUUID();
    await post(sampleItem(paid, { amountCents: 14_217 }));
    const { body: between } = await ask('/v1/accounts/14640201');
    await reverse(paid, sampleReversal(randomUUID(), { cents: 14_217 }));
    const { body: after } = await ask('/v1/accounts/14640201');
    const same = { version: '', asOf: 0, paymentsThrough: 0 };
    expect({ ...after, ...same }).toEqual({ ...before, ...same });
    expect(new Set([before.version, between.version, after.version]).size).toBe(3);
    const changed = (await ask(`/v1/accounts?updatedSince=${between.paymentsThrough + 1}`)).body.items;
    expect(changed).toMatchObject([{ accountNo: '14640201', balanceCents: 14_217 }]);
  });

  it('same reference, other contents, also a payment in place of a reversal: 422, nothing changes', async () => {
    const [paid, other, back] = [await postedPayment(), await postedPayment(), randomUUID()];
    await reverse(paid, sampleReversal(back));
    const replies = [
      await reverse(paid, sampleReversal(back, { cents: 8_751 })),
      await reverse(paid, sampleReversal(back, { effectiveDate: '2026-01-02' })),
      await reverse(other, sampleReversal(back)),
      await reverse(other, sampleReversal(paid)),
      await post(sampleItem(back)),
    ];
    for (const reply of replies) expect(reply).toMatchObject({ status: 422, body: { code: 'duplicate_conflict' } });
    expect(gateway.ledger.totals()).toMatchObject({ payments: 2, reversals: 1, reversedCents: 8_750 });
  });

  it('is refused for good where there is nothing to take back, and remembers nothing', async () => {
    const [paid, back] = [await postedPayment(), randomUUID()];
    const refused = (reply: Reply, status: number, code: string) =>
      expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code });
    refused(await reverse(randomUUID(), sampleReversal(back)), 404, 'not_reversible');
    refused(await reverse(paid, sampleReversal(back, { cents: 8_749 })), 400, 'not_reversible');
    refused(await reverse(paid, sampleReversal(back, { cents: 0 })), 400, 'invalid_amount');
    refused(await reverse(paid, sampleReversal(back, { cents: -8_750 })), 400, 'invalid_amount');
    refused(await reverse(paid, sampleReversal(back, { effectiveDate: '2026-02-31' })), 400, 'invalid_date');
    expect(await ask(`/v1/payments/${back}`)).toMatchObject({ status: 404, body: { code: 'absent' } });
    expect((await reverse(paid, sampleReversal(back))).status).toBe(201);
    refused(await reverse(paid, sampleReversal(randomUUID())), 400, 'not_reversible');
    refused(await reverse(back, sampleReversal(randomUUID())), 400, 'not_reversible');
    expect(gateway.ledger.totals()).toMatchObject({ reversals: 1, reversedCents: 8_750 });
  });

  it('refuses what breaks the contract', async () => {
    const [paid, back] = [await postedPayment(), randomUUID()];
    const reversal = sampleReversal(back);
    const refused = async (reply: Promise<Reply>, status: number, code: string) => {
      const { status: got, body } = await reply;
      expect({ got, code: body.code }).toEqual({ got: status, code });
    };
    await refused(reverse(paid, reversal, { 'idempotency-key': '' }), 400, 'missing_key');
    await refused(reverse(paid, reversal, { 'idempotency-key': paid }), 400, 'key_mismatch');
    await refused(
      reverse(paid, reversal, { 'content-digest': `sha-256=:${'A'.repeat(43)}=:` }),
      400,
      'digest_mismatch',
    );
    await refused(reverse(paid, reversal, { 'content-type': 'text/plain' }), 415, 'unsupported_media_type');
    await refused(reverse(paid, { ...reversal, memo: 'x'.repeat(70_000) }), 413, 'too_large');
    await refused(reverse('x', reversal), 400, 'invalid_request');
    await refused(reverse(paid, '{"reversalRef":'), 400, 'invalid_request');
    const changes = [
      { kind: 'payment' },
      { reason: 'refund' },
      { reason: undefined },
      { cents: 87.5 },
      { cents: '8750' },
      { currency: 'MXN' },
      { reversedAt: 'today' },
      { accountNo: '14640201' },
      { reversalRef: 'x' },
    ];
    for (const change of changes)
      await refused(reverse(paid, { ...reversal, ...change }, { 'idempotency-key': back }), 400, 'invalid_request');
    expect(gateway.ledger.reversals()).toEqual([]);
    expect((await reverse(paid, reversal, { 'idempotency-key': back })).status).toBe(201);
  });

  it('ten at the same time: one posting; pending, not absent, meanwhile', async () => {
    const { at, letGo } = await startHolding('postReversal');
    const [paid, back] = [await postedPayment(at), randomUUID()];
    const sending = await tenAtOnce(() => reverse(paid, sampleReversal(back), {}, at));
    expect((await ask(`/v1/payments/${back}`, {}, at)).body).toEqual({
      reversalRef: back,
      reverses: paid,
      status: 'pending',
    });
    letGo();
    oneOfTen(await Promise.all(sending));
    expect(at.ledger.reversals()).toMatchObject([{ received: 10 }]);
    expect((await reverse(paid, sampleReversal(back), {}, at)).status).toBe(200);
  });

  it('two reversals of one payment at the same time: one of them', async () => {
    const paid = await postedPayment();
    await gateway.setFaults([{ fault: 'latency', ms: 100, match: { route: 'postReversal' } }]);
    const replies = await Promise.all([1, 2].map(() => reverse(paid, sampleReversal(randomUUID()))));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 400]);
    expect(gateway.ledger.totals()).toMatchObject({ reversals: 1, reversedCents: 8_750 });
  });

  it('waits for a payment that is being processed', async () => {
    const { at, letGo } = await startHolding('postPayment');
    const paid = randomUUID();
    const posting = post(sampleItem(paid), {}, at);
    await expect.poll(async () => (await ask(`/v1/payments/${paid}`, {}, at)).body.status, SOON).toBe('pending');
    const early = await reverse(paid, sampleReversal(randomUUID()), {}, at);
    expect(early).toMatchObject({ status: 409, body: { code: 'in_progress' } });
    letGo();
    await posting;
    expect((await reverse(paid, sampleReversal(randomUUID()), {}, at)).status).toBe(201);
  });

  it('survives a restart of the gateway, its time too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cis-ledger-'));
    try {
      const one = await start({ dbFile: join(folder, 'cis.db') });
      const [paid, back] = [await postedPayment(one), randomUUID()];
      one.ledger.clock.skew(3_600_000);
      const first = await reverse(paid, sampleReversal(back), {}, one);
      await one.close();
      const two = await start({ dbFile: join(folder, 'cis.db') });
      expect((await ask('/v1/accounts/14640201', {}, two)).body.paymentsThrough).toBeGreaterThanOrEqual(
        first.body.postedAt,
      );
      expect(await reverse(paid, sampleReversal(back), {}, two)).toMatchObject({ status: 200, body: first.body });
      await two.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('digests what the contract says: a vector that was computed by hand', () => {
    const canonical =
      '{"accountNo":null,"amountCents":8750,"checkNo":null,"customerId":null,"effectiveDate":"2026-11-24","kind":"reversal","reverses":"01981f3a-5c00-7000-8000-000000000305","tender":null}';
    const print = reversalPrint('01981f3a-5c00-7000-8000-000000000305', 8_750, '2026-11-24');
    expect(print).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  it('takes faults as a payment does, by the account of its payment too', async () => {
    const paid = await postedPayment();
    const match = { route: 'postReversal', accountNo: '14640201' } as const;
    const statuses: number[] = [];
    for (const rule of [
      { fault: 'busy-429' },
      { fault: 'locked-503' },
      { fault: 'in-progress' },
      { fault: 'reject', code: 'already_posted_period' },
    ] as const) {
      await gateway.setFaults([{ ...rule, match }]);
      statuses.push((await reverse(paid, sampleReversal(randomUUID()))).status);
    }
    expect(statuses).toEqual([429, 503, 409, 400]);
    await gateway.setFaults([{ fault: 'busy-429', match: { ...match, accountNo: '02100001' } }]);
    const back = randomUUID();
    expect((await reverse(paid, sampleReversal(back))).status).toBe(201);
    expect((await ask('/sandbox/ledger')).body).toMatchObject({
      reversals: [{ reversalRef: back }],
      unposted: Array(4).fill({ received: 1 }),
    });
  });
});

describe('what was paid and what was used', () => {
  const LEAK = SPECIAL_ACCOUNTS.leak.accountNo;
  const day = (daysAgo: number) => addDays(gateway.ledger.city.today, -daysAgo);
  const usage = (accountNo: string, from: string, to: string) =>
    ask(`/v1/accounts/${accountNo}/usage?from=${from}&to=${to}`);

  it('shows what came through the gateway and by the portal, and what was taken back', async () => {
    const old = (await ask('/v1/accounts/14640201/payments?limit=100')).body.items;
    expect(old[0]).toMatchObject({ cents: 8_000 });
    const [paid, back] = [await postedPayment(), randomUUID()];
    await control('/sandbox/portal-payment', { accountNo: '14640201', cents: 60 });
    await reverse(paid, sampleReversal(back));
    const { items } = (await ask('/v1/accounts/14640201/payments?limit=100')).body;
    const date = day(0);
    expect(items.slice(0, 3)).toEqual([
      { date, cents: -8_750, channel: 'counter', ref: back, note: 'reversal' },
      { date, cents: 60, channel: 'portal' },
      { date, cents: 8_750, channel: 'counter', ref: paid },
    ]);
    expect(items.slice(3)).toEqual(old);
    expect((await ask('/v1/accounts/14640201/payments?limit=2')).body.items).toEqual(items.slice(0, 2));
    await post(sampleItem(randomUUID(), { effectiveDate: day(90), amountCents: 7 }));
    const dates = (await ask('/v1/accounts/14640201/payments?limit=100')).body.items.map(
      (item: { date: string }) => item.date,
    );
    expect(dates).toEqual(dates.toSorted().reverse());
  });

  it('gives twenty unless told, and keeps the bounds', async () => {
    for (let n = 0; n < 25; n += 1) gateway.ledger.otherPayment('14640201', 1 + n);
    expect((await ask('/v1/accounts/14640201/payments')).body.items).toHaveLength(20);
    for (const limit of ['0', '101', 'ten', '-1'])
      expect((await ask(`/v1/accounts/14640201/payments?limit=${limit}`)).body.code).toBe('invalid_request');
    expect(await ask('/v1/accounts/99999999/payments')).toMatchObject({
      status: 404,
      body: { code: 'account_not_found' },
    });
    expect((await ask('/v1/accounts/14-6402-01/payments')).body.code).toBe('invalid_request');
  });

  it('tells a range of days, both ends included, and nothing of an account without a smart meter', async () => {
    const { status, body } = await usage(LEAK, day(10), day(1));
    expect(status).toBe(200);
    expect(body.unit).toBe('gal');
    expect(body.items.map((item: { date: string }) => item.date)).toEqual(
      [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((daysAgo) => day(daysAgo)),
    );
    expect((await usage(LEAK, day(300), day(200))).body.items).toEqual([]);
    expect((await usage(LEAK, day(399), day(0))).body.items).toHaveLength(90);
    expect((await usage('14640201', day(10), day(1))).body.code).toBe('no_readings');
    expect((await usage('99999999', day(10), day(1))).body.code).toBe('account_not_found');
  });

  it('refuses ranges that are none', async () => {
    const ranges = [
      [day(1), day(2)],
      [day(400), day(0)],
      ['2026-02-31', '2026-03-02'],
      ['yesterday', day(0)],
    ] as const;
    for (const [from, to] of ranges)
      expect(await usage(LEAK, from, to)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect((await ask(`/v1/accounts/${LEAK}/usage?from=${day(3)}`)).body.code).toBe('invalid_request');
  });
});

describe('requests that break the contract', () => {
  const refused = async (reply: Promise<Reply>, status: number, code: string) => {
    const { status: got, body, headers } = await reply;
    expect({ got, code: body.code }).toEqual({ got: status, code });
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(gateway.ledger.payments()).toEqual([]);
  };

  it('names what is missing or differs', async () => {
    const ref = randomUUID();
    const item = sampleItem(ref);
    await refused(post(item, { 'idempotency-key': '' }), 400, 'missing_key');
    await refused(post(item, { 'idempotency-key': randomUUID() }), 400, 'key_mismatch');
    await refused(post(item, { 'idempotency-key': 'not-a-uuid' }), 400, 'invalid_request');
    await refused(post(item, { 'content-digest': '' }), 400, 'invalid_request');
    await refused(post(item, { 'content-digest': `sha-256=:${'A'.repeat(43)}=:` }), 400, 'digest_mismatch');
    await refused(post(item, { 'content-type': 'text/plain' }), 415, 'unsupported_media_type');
    await refused(post(item, { 'content-type': 'application/json; charset=latin1' }), 415, 'unsupported_media_type');
    await refused(post(item, { authorization: 'Bearer wrong' }), 401, 'unauthorized');
    await refused(post(item, { authorization: gateway.token }), 401, 'unauthorized');
    await refused(post(sampleItem(ref, { memo: 'x'.repeat(70_000) })), 413, 'too_large');
    await refused(ask('/v1/nothing'), 404, 'route_unknown');
    await refused(ask('/v1/payments', { method: 'DELETE' }), 404, 'route_unknown');
    expect((await post(item, { 'idempotency-key': ref })).status).toBe(201);
  });

  it('refuses malformed bodies by the schema', async () => {
    const ref = randomUUID();
    const changes: Record<string, unknown>[] = [
      { amountCents: 87.5 },
      { amountCents: '8750' },
      { currency: 'MXN' },
      { kind: 'refund' },
      { tender: 'card' },
      { cardNumber: '4111111111111111' },
      { takenAt: '11/23/2026 2:00 PM' },
      { effectiveDate: '11/23/2026' },
      { station: undefined },
      { paymentRef: 'x' },
    ];
    for (const change of changes)
      await refused(post(sampleItem(ref, change), { 'idempotency-key': ref }), 400, 'invalid_request');
    await refused(post('{"paymentRef":'), 400, 'invalid_request');
    await refused(post(`${'['.repeat(30_000)}${']'.repeat(30_000)}`), 400, 'invalid_request');
    await refused(post('null'), 400, 'invalid_request');
  });

  it('refuses for good only with the listed codes, and remembers nothing', async () => {
    const ref = randomUUID();
    await refused(post(sampleItem(ref, { amountCents: 0 })), 400, 'invalid_amount');
    await refused(post(sampleItem(ref, { amountCents: -5 })), 400, 'invalid_amount');
    await refused(post(sampleItem(ref, { effectiveDate: '2026-02-31' })), 400, 'invalid_date');
    await refused(post(sampleItem(ref, { effectiveDate: '1999-01-01' })), 400, 'invalid_date');
    await refused(post(sampleItem(ref, { accountNo: '99999999' })), 404, 'account_not_found');
    await refused(post(sampleItem(ref, { accountNo: SPECIAL_ACCOUNTS.finalClosed.accountNo })), 400, 'account_final');
    expect((await post(sampleItem(ref, { accountNo: SPECIAL_ACCOUNTS.finalOwing.accountNo }))).status).toBe(201);
  });
});

describe('the published contract judges the sandbox too', () => {
  it('finds answers that break it: bodies, problems, headers, statuses', async () => {
    const contract = await openContract();
    const breaks = (answer: Answer, route: Route) => contract.checkAnswer(answer, route).map((breach) => breach.at);
    const done = {
      paymentRef: randomUUID(),
      status: 'posted',
      cisBatch: 'B',
      cisRef: 'R',
      postedAt: 1,
      newBalanceCents: 0,
    };
    expect(breaks(json(201, done), 'postPayment')).toEqual([]);
    expect(breaks(json(201, { ...done, postedAt: '2026' }), 'postPayment')).toEqual(['/postedAt']);
    expect(breaks(json(200, done), 'postPayment')).toEqual(['/headers']);
    expect(breaks(json(418, done), 'postPayment')).toEqual(['/status']);
    expect(breaks(problem(429, 'too_many_requests', 'Busy'), 'getHealth')).toEqual(['/headers']);
    expect(breaks(problem(404, 'No Code', 'x'), 'getPayment')).toEqual(['/code']);
    expect(breaks(problem(404, 'absent', 'x'), 'getPayment')).toEqual([]);
    expect(breaks(json(200, { status: 'pending' }), 'getPayment')).not.toEqual([]);
    const back = { ...done, paymentRef: undefined, reversalRef: randomUUID(), reverses: done.paymentRef };
    expect(breaks(json(201, back), 'postReversal')).toEqual([]);
    expect(breaks(json(200, back), 'getPayment')).toEqual([]);
    expect(breaks(json(200, { ...back, status: 'pending' }), 'getPayment')).toEqual([]);
    expect(breaks(json(201, { ...back, reverses: undefined }), 'postReversal')).toEqual(['']);
    expect(breaks(json(201, done), 'postReversal')).not.toEqual([]);
    expect(breaks(json(200, back), 'postReversal')).toEqual(['/headers']);
    expect(breaks(problem(404, 'not_reversible', 'x'), 'postReversal')).toEqual([]);
    const line = { date: '2026-11-23', cents: -5, channel: 'mail' };
    expect(breaks(json(200, { items: [line] }), 'getHistory')).toEqual([]);
    expect(breaks(json(200, { items: [{ ...line, channel: 'pigeon' }] }), 'getHistory')).toEqual(['/items/0/channel']);
    expect(breaks(json(200, { items: Array(101).fill(line) }), 'getHistory')).toEqual(['/items']);
    const reading = { date: '2026-11-23', amount: 5 };
    expect(breaks(json(200, { unit: 'gal', items: [reading] }), 'getUsage')).toEqual([]);
    expect(breaks(json(200, { unit: 'l', items: [{ ...reading, amount: 0.5 }] }), 'getUsage')).toHaveLength(1);
    const account = gateway.ledger.account('14640201');
    expect(breaks(json(200, { ...account, balanceCents: 0.5 }, { etag: 'W/"1"' }), 'getAccount')).toEqual([
      '/balanceCents',
    ]);
  });
});

describe('accounts', () => {
  it('pages through all 14,000, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { status, body } = await ask(`/v1/accounts?limit=1000${cursor ? `&cursor=${cursor}` : ''}`);
      expect(status).toBe(200);
      for (const account of body.items) seen.push(account.accountNo);
      expect(body.hasMore).toBe(body.nextCursor !== null);
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(14_000);
    expect(new Set(seen).size).toBe(14_000);
  });

  it('gives only what changed, at or after the instant', async () => {
    const before = (await ask('/v1/health')).body.time;
    const { asOf } = (await ask('/v1/accounts?limit=1')).body;
    const none = await ask(`/v1/accounts?updatedSince=${asOf}`);
    expect(none.body).toMatchObject({ items: [], hasMore: false, nextCursor: null });
    await post(sampleItem(randomUUID()));
    await control('/sandbox/portal-payment', { accountNo: '03200401', cents: 60 });
    await control('/sandbox/portal-payment', { accountNo: '03200401', cents: 1_000 });
    const first = await ask(`/v1/accounts?updatedSince=${before}&limit=1`);
    expect(first.body.items.map((account: { accountNo: string }) => account.accountNo)).toEqual(['14640201']);
    const second = await ask(`/v1/accounts?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ hasMore: false, items: [{ accountNo: '03200401', balanceCents: 6_000 }] });
    expect(second.body.asOf).toBe(first.body.asOf);
    expect((await ask('/v1/accounts?updatedSince=0&limit=7')).body.items).toHaveLength(7);
  });

  it('answers 410 for an old cursor, a forged one and one of another process', async () => {
    const { nextCursor } = (await ask('/v1/accounts?limit=5')).body;
    expect((await ask(`/v1/accounts?cursor=${nextCursor}`)).status).toBe(200);
    await control('/sandbox/clock', { offsetMs: 3_700_000 });
    expect(await ask(`/v1/accounts?cursor=${nextCursor}`)).toMatchObject({
      status: 410,
      body: { code: 'cursor_expired' },
    });
    expect((await ask('/v1/accounts?cursor=bm9wZQ.AAAA')).status).toBe(410);
    const other = await start({ accounts: 50 });
    expect((await ask(`/v1/accounts?cursor=${nextCursor}`, {}, other)).status).toBe(410);
    expect((await ask('/v1/accounts?limit=1001')).status).toBe(400);
    expect((await ask('/v1/accounts?limit=ten')).status).toBe(400);
    expect((await ask('/v1/accounts?updatedSince=-1')).status).toBe(400);
  });

  it('has an ETag that lasts until something changes', async () => {
    const first = await ask('/v1/accounts/14640201');
    const etag = first.headers.get('etag') ?? '';
    const same = await ask('/v1/accounts/14640201', { headers: { 'if-none-match': `"x", ${etag}` } });
    expect(same).toMatchObject({ status: 304, body: null });
    await post(sampleItem(randomUUID(), { amountCents: 14_217 }));
    const changed = await ask('/v1/accounts/14640201', { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      balanceCents: 0,
      pastDueCents: 0,
      stopCutoffCents: 0,
      flags: { cutoffPending: false },
    });
    expect((await ask('/v1/accounts/99999999')).body.code).toBe('account_not_found');
    expect((await ask('/v1/accounts/14-6402-01')).body.code).toBe('invalid_request');
  });

  it('never posts at or before a paymentsThrough that it has given out, even when its clock goes back', async () => {
    for (const offsetMs of [0, 60_000, -60_000, -86_400_000]) {
      await control('/sandbox/clock', { offsetMs });
      const { paymentsThrough } = (await ask('/v1/accounts/14640201')).body;
      const { postedAt } = (await post(sampleItem(randomUUID(), { amountCents: 1 }))).body;
      expect(postedAt).toBeGreaterThan(paymentsThrough);
      expect((await ask('/v1/accounts/14640201')).body.paymentsThrough).toBeGreaterThanOrEqual(postedAt);
    }
  });

  it('lives in the day that it was given', async () => {
    const other = await start({ today: businessDate('2027-03-02'), accounts: 100 });
    expect((await ask('/v1/health', {}, other)).body.cisBusinessDate).toBe('2027-03-02');
  });

  it('serves broken accounts only when asked', async () => {
    const other = await start({ accounts: 30, withBroken: true });
    const { items } = (await ask('/v1/accounts?limit=1000', {}, other)).body;
    expect(items.length).toBeGreaterThan(40);
    expect(items).toContain(null);
  });
});

describe('controls and faults', () => {
  it('shows the ledger, what never got in, and the state', async () => {
    const [posted, lost] = [randomUUID(), randomUUID()];
    await post(sampleItem(posted));
    expect(
      await control('/sandbox/faults', [{ fault: 'busy-429', match: { route: 'postPayment' }, retryAfter: 7 }]),
    ).toMatchObject({ status: 200 });
    const busy = await post(sampleItem(lost));
    expect(busy.status).toBe(429);
    expect(busy.headers.get('retry-after')).toBe('7');
    await control('/sandbox/faults', []);
    const { body } = await ask('/sandbox/ledger');
    expect(body.payments).toMatchObject([{ paymentRef: posted, received: 1 }]);
    expect(body.unposted).toEqual([{ ref: lost, received: 1 }]);
    expect((await ask('/sandbox/state')).body).toMatchObject({
      accounts: 14_000,
      seed: 305,
      rules: [],
      totals: { payments: 1, cents: 8_750 },
    });
    expect((await control('/sandbox/faults', [{ fault: 'coffee' }])).status).toBe(400);
    expect((await control('/sandbox/portal-payment', { accountNo: '99999999', cents: 1 })).status).toBe(404);
    expect((await ask('/sandbox/state', { headers: { authorization: 'Bearer no' } })).status).toBe(401);
  });

  it('picks the same requests for the same seed', async () => {
    const run = async () => {
      await gateway.setFaults([{ fault: 'busy-429', match: { route: 'getHealth', probability: 0.5 } }]);
      const statuses: number[] = [];
      for (let i = 0; i < 20; i += 1) statuses.push((await ask('/v1/health')).status);
      return statuses;
    };
    const first = await run();
    expect(new Set(first).size).toBe(2);
    expect(await run()).toEqual(first);
  });

  it('says locked during the end-of-day update', async () => {
    await gateway.setFaults([{ fault: 'locked-503' }]);
    expect((await ask('/v1/health')).body.status).toBe('locked');
    expect(await post(sampleItem(randomUUID()))).toMatchObject({ status: 503, body: { code: 'locked' } });
  });

  it('stops listening for a while, also by its own control route', async () => {
    await control('/sandbox/faults', [{ fault: 'refuse', forMs: 60_000 }]);
    await expect.poll(() => ask('/v1/health').catch((error) => error.cause?.code), SOON).toBe('ECONNREFUSED');
    await gateway.setFaults([{ fault: 'refuse', forMs: 1 }]);
    await expect.poll(() => ask('/v1/health').catch(() => ({ status: 0 })), SOON).toMatchObject({ status: 200 });
    await gateway.setFaults([{ fault: 'refuse', forMs: 60_000 }]);
    await expect(ask('/v1/health')).rejects.toThrow();
    await gateway.setFaults([]);
    expect((await ask('/v1/health')).status).toBe(200);
  });
});

describe('the command', () => {
  const main = createRequire(import.meta.url).resolve('#sandbox/cis/main.ts');
  const run = (args: string[], stdin: 'pipe' | 'ignore' = 'ignore') => {
    const child = spawn(process.execPath, [main, ...args], { stdio: [stdin, 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout?.on('data', (text) => (out += text));
    child.stderr?.on('data', (text) => (err += text));
    const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      child.on('close', (code) => resolve({ code, out, err }));
    });
    return { child, ended, ready: () => expect.poll(() => out, { timeout: 10_000 }).toContain('\n'), text: () => out };
  };

  it('says where it is, and ends with its parent', { timeout: 20_000 }, async () => {
    const sandbox = run(['--port', '0', '--accounts', '50', '--stdin-life'], 'pipe');
    await sandbox.ready();
    const [, url = '', token = ''] = /^CIS sandbox on (\S+) \(token (\S+)\)\n$/.exec(sandbox.text()) ?? [];
    const reply = await fetch(`${url}/v1/health`, { headers: { authorization: `Bearer ${token}` } });
    expect(reply.status).toBe(200);
    sandbox.child.stdin?.end();
    expect((await sandbox.ended).code).toBe(0);
  });

  it('ends cleanly on SIGTERM', { timeout: 20_000 }, async () => {
    const sandbox = run(['--port', '0', '--token', 't']);
    await sandbox.ready();
    sandbox.child.kill('SIGTERM');
    expect(await sandbox.ended).toMatchObject({ code: 0, err: '' });
  });

  it('says in one line that the port is in use', { timeout: 20_000 }, async () => {
    const { code, err } = await run(['--port', String(gateway.port)]).ended;
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('in use');
  });

  it('shows its usage for arguments that it does not know', { timeout: 30_000 }, async () => {
    for (const args of [
      [],
      ['--port', 'x'],
      ['--port', '70000'],
      ['--nonsense'],
      ['--port', '0', '--today', '2026-02-31'],
    ]) {
      const { code, err } = await run(args).ended;
      expect(code).toBe(2);
      expect(err).toContain('usage:');
    }
  });
});
