import Database from 'better-sqlite3';
import type { DemoCity } from '#sandbox/city/demo-city.ts';
import type { Account } from '#shared/account.ts';
import { afterPayments, type Movements } from './account-view.ts';
import { type Fingerprinted, fingerprint } from './fingerprint.ts';
import { type LedgerClock, ledgerClock } from './ledger-clock.ts';

/** A posting as the ledger keeps it; `received` counts every arrival of its reference, whatever was answered. */
export type PostedPayment = {
  paymentRef: string;
  fingerprint: string;
  accountNo: string;
  amountCents: number;
  tender: string;
  effectiveDate: string;
  cisBatch: string;
  cisRef: string;
  postedAt: number;
  newBalanceCents: number;
  received: number;
};

export type LedgerItem = Fingerprinted & { paymentRef: string };

export type PostOutcome =
  | { outcome: 'posted' | 'replayed'; payment: PostedPayment }
  | { outcome: 'conflict'; payment: PostedPayment };

export type CisLedger = {
  readonly clock: LedgerClock;
  readonly city: DemoCity;
  /** The account as it is now; null when the city has none with this number. */
  account(accountNo: string): Account | null;
  accountAt(index: number): Account;
  /** Counts an arrival of a reference. Call it once for each request, before anything else. */
  arrived(paymentRef: string): void;
  /** Posts once. The account must exist. Durable when it returns. */
  post(item: LedgerItem, cisBatch: string): PostOutcome;
  find(paymentRef: string): PostedPayment | null;
  /** All postings in their order. */
  payments(): PostedPayment[];
  /** References that arrived and were never posted, with how often they came. */
  unposted(): { paymentRef: string; received: number }[];
  /** A payment that came another way (portal, phone); lowers the balance. Null when there is no such account. */
  otherPayment(accountNo: string, cents: number): Account | null;
  /** Indexes of the accounts that changed at or after an instant, in the city's order, from `position` on. */
  changedSince(sinceMs: number, position: number, limit: number): number[];
  totals(): { payments: number; cents: number; otherPayments: number; otherCents: number };
  close(): void;
};

const SCHEMA = `
  create table if not exists movement (
    id integer primary key,
    payment_ref text unique check (payment_ref is not null or channel <> 'counter'),
    channel text not null check (channel in ('counter', 'portal')),
    fingerprint text,
    account_no text not null,
    city_index integer not null,
    amount_cents integer not null check (amount_cents > 0),
    tender text,
    effective_date text not null,
    cis_batch text,
    posted_at_ms integer not null,
    new_balance_cents integer not null
  ) strict;
  create index if not exists movement_by_account on movement (account_no, id);
  create index if not exists movement_by_time on movement (posted_at_ms, city_index);
  create table if not exists city (only_row integer primary key check (only_row = 1), seed integer not null) strict;
  create table if not exists arrival (payment_ref text primary key, received integer not null) strict, without rowid;
`;

const PAYMENT = `select m.payment_ref as paymentRef, m.fingerprint, m.account_no as accountNo, m.amount_cents as amountCents,
  m.tender, m.effective_date as effectiveDate, m.cis_batch as cisBatch, printf('P%08d', m.id) as cisRef,
  m.posted_at_ms as postedAt, m.new_balance_cents as newBalanceCents, coalesce(a.received, 0) as received
  from movement m left join arrival a on a.payment_ref = m.payment_ref`;

/**
 * The sandbox CIS's own book, which shares nothing with the counter but the contract. The accounts come from the demo
 * city; only what was paid on them is stored, so it opens at once whatever the city's size.
 * `file` is a path or ':memory:'. Throws when the file can't be opened, or is the ledger of a
 * city with another seed.
 */
export function openCisLedger(city: DemoCity, file: string, trueNow: () => number): CisLedger {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(SCHEMA);
  db.prepare('insert or ignore into city values (1, ?)').run(city.seed);
  const seed = db.prepare<[], { seed: number }>('select seed from city').get()?.seed;
  if (seed !== city.seed) {
    db.close();
    throw new RangeError(`this ledger belongs to the city of seed ${seed}`);
  }
  const last = db.prepare<[], { at: number | null }>('select max(posted_at_ms) as at from movement').get();
  const clock = ledgerClock(trueNow, last?.at ?? 0);

  const movements = db.prepare<[string], { cents: number | null; count: number; lastId: number | null }>(
    'select sum(amount_cents) as cents, count(*) as count, max(id) as lastId from movement where account_no = ?',
  );
  const movement = db.prepare<[number], { cents: number; date: string }>(
    'select amount_cents as cents, effective_date as date from movement where id = ?',
  );
  const byRef = db.prepare<[string], PostedPayment>(`${PAYMENT} where m.payment_ref = ?`);
  const allPayments = db.prepare<[], PostedPayment>(`${PAYMENT} where m.channel = 'counter' order by m.id`);
  const arrive = db.prepare<[string]>(
    'insert into arrival values (?, 1) on conflict do update set received = received + 1',
  );
  const strays = db.prepare<[], { paymentRef: string; received: number }>(
    `select payment_ref as paymentRef, received from arrival
     where payment_ref not in (select payment_ref from movement where payment_ref is not null) order by payment_ref`,
  );
  const insert = db.prepare(
    `insert into movement (payment_ref, channel, fingerprint, account_no, city_index, amount_cents, tender, effective_date,
      cis_batch, posted_at_ms, new_balance_cents) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const changed = db.prepare<[number, number, number], { index: number }>(
    `select distinct city_index as "index" from movement where posted_at_ms >= ? and city_index >= ? order by city_index limit ?`,
  );
  const sums = db.prepare<[], { channel: string; count: number; cents: number }>(
    'select channel, count(*) as count, sum(amount_cents) as cents from movement group by channel',
  );

  const paidOn = (accountNo: string): Movements => {
    const row = movements.get(accountNo);
    const latest = row?.lastId ? movement.get(row.lastId) : undefined;
    return {
      cents: row?.cents ?? 0,
      count: row?.count ?? 0,
      lastCents: latest?.cents ?? 0,
      lastDate: latest?.date ?? '',
    };
  };
  const accountAt = (index: number): Account => {
    const base = city.account(index);
    const now = clock.through();
    return { ...afterPayments(base, paidOn(base.accountNo), city.today), asOf: now, paymentsThrough: now };
  };
  const account = (accountNo: string): Account | null => {
    const index = city.indexOf(accountNo);
    return index === null ? null : accountAt(index);
  };
  const stored = (paymentRef: string): PostedPayment | null => byRef.get(paymentRef) ?? null;

  const postOnce = db.transaction((item: LedgerItem, cisBatch: string): PostOutcome => {
    const print = fingerprint(item);
    const before = stored(item.paymentRef);
    if (before) return { outcome: before.fingerprint === print ? 'replayed' : 'conflict', payment: before };
    const index = city.indexOf(item.accountNo);
    if (index === null) throw new RangeError(`no account ${item.accountNo}`);
    const balance = city.account(index).balanceCents - paidOn(item.accountNo).cents - item.amountCents;
    const at = clock.forPosting();
    insert.run(
      item.paymentRef,
      'counter',
      print,
      item.accountNo,
      index,
      item.amountCents,
      item.tender,
      item.effectiveDate,
      cisBatch,
      at,
      balance,
    );
    const payment = stored(item.paymentRef);
    if (!payment) throw new Error('a posting vanished inside its own transaction');
    return { outcome: 'posted', payment };
  });

  return {
    clock,
    city,
    account,
    accountAt,
    arrived: (paymentRef) => void arrive.run(paymentRef),
    post: (item, cisBatch) => postOnce.immediate(item, cisBatch),
    find: stored,
    payments: () => allPayments.all(),
    unposted: () => strays.all(),
    otherPayment(accountNo, cents) {
      const index = city.indexOf(accountNo);
      if (index === null) return null;
      const balance = city.account(index).balanceCents - paidOn(accountNo).cents - cents;
      insert.run(null, 'portal', null, accountNo, index, cents, null, city.today, null, clock.forPosting(), balance);
      return account(accountNo);
    },
    changedSince: (sinceMs, position, limit) => changed.all(sinceMs, position, limit).map((row) => row.index),
    totals() {
      const rows = sums.all();
      const counter = rows.find((row) => row.channel === 'counter');
      const other = rows.find((row) => row.channel === 'portal');
      return {
        payments: counter?.count ?? 0,
        cents: counter?.cents ?? 0,
        otherPayments: other?.count ?? 0,
        otherCents: other?.cents ?? 0,
      };
    },
    close: () => void db.close(),
  };
}
