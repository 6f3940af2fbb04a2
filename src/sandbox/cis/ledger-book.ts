import type { Database } from 'better-sqlite3';
import type { ChannelPayment } from '#shared/account-history.ts';
import { businessDate } from '#shared/day.ts';
import type { Movements } from './account-view.ts';
import type { PostedItem, PostedPayment, PostedReversal } from './posted-item.ts';

/** A movement about to be written; a payment that came another way has no reference, print, tender and batch. */
type NewMovement = {
  paymentRef: string | null;
  channel: 'counter' | 'portal';
  print: string | null;
  accountNo: string;
  index: number;
  cents: number;
  tender: string | null;
  effectiveDate: string;
  cisBatch: string | null;
  at: number;
  balance: number;
};
type NewReversal = {
  reversalRef: string;
  paymentRef: string;
  print: string;
  reason: string;
  effectiveDate: string;
  cisBatch: string;
  at: number;
  balance: number;
};
type HistoryLine = {
  date: string;
  cents: number;
  channel: 'counter' | 'portal';
  ref: string | null;
  note: string | null;
};

const PAYMENT = `select m.payment_ref as paymentRef, m.fingerprint, m.account_no as accountNo,
  m.amount_cents as amountCents, m.tender, m.effective_date as effectiveDate, m.cis_batch as cisBatch,
  printf('P%08d', m.id) as cisRef, m.posted_at_ms as postedAt, m.new_balance_cents as newBalanceCents,
  coalesce(a.received, 0) as received
  from movement m left join arrival a on a.payment_ref = m.payment_ref`;

/** A reversal's amount is its payment's, which is reversed whole or not at all. */
const REVERSAL = `select r.reversal_ref as reversalRef, r.payment_ref as reverses, r.reason, r.fingerprint,
  m.account_no as accountNo, m.amount_cents as amountCents, r.effective_date as effectiveDate, r.cis_batch as cisBatch,
  printf('R%08d', r.id) as cisRef, r.posted_at_ms as postedAt, r.new_balance_cents as newBalanceCents,
  coalesce(a.received, 0) as received
  from reversal r join movement m on m.payment_ref = r.payment_ref
  left join arrival a on a.payment_ref = r.reversal_ref`;

/** What came in on one account less what was taken back, and the last payment that stands. */
const MOVEMENTS = `select coalesce(sum(iif(r.id is null, m.amount_cents, 0)), 0) as cents,
  count(*) + count(r.id) as count, max(iif(r.id is null, m.id, null)) as lastId
  from movement m left join reversal r on r.payment_ref = m.payment_ref where m.account_no = ?`;

/** The lines of one account as its history shows them, the latest posting first. */
const LINES = `select date, cents, channel, ref, note from (
    select m.effective_date as date, m.amount_cents as cents, m.channel, m.payment_ref as ref, null as note,
      m.posted_at_ms as at from movement m where m.account_no = @accountNo
    union all
    select r.effective_date, -m.amount_cents, m.channel, r.reversal_ref, 'reversal', r.posted_at_ms
      from movement m join reversal r on r.payment_ref = m.payment_ref where m.account_no = @accountNo
  ) order by date desc, at desc limit @limit`;

/** Accounts on which anything was posted at or after an instant, in the city's order from a position on. */
const CHANGED = `select city_index as "index" from (
    select city_index from movement where posted_at_ms >= @sinceMs and city_index >= @position
    union
    select m.city_index from reversal r join movement m on m.payment_ref = r.payment_ref
      where r.posted_at_ms >= @sinceMs and m.city_index >= @position
  ) order by city_index limit @limit`;

const STRAYS = `select payment_ref as ref, received from arrival where payment_ref not in (
    select payment_ref from movement where payment_ref is not null union all select reversal_ref from reversal
  ) order by payment_ref`;

const SUMS = `select channel as what, count(*) as count, sum(amount_cents) as cents from movement group by channel
  union all select 'reversal', count(*), coalesce(sum(m.amount_cents), 0)
    from reversal r join movement m on m.payment_ref = r.payment_ref`;

/** A line as a history shows it: what is unknown is left out. */
function shown({ date, cents, channel, ref, note }: HistoryLine): ChannelPayment {
  return { date: businessDate(date), cents, channel, ...(ref !== null && { ref }), ...(note !== null && { note }) };
}

/** What stands in the ledger's file, and the ways to write into it; it decides nothing. */
export function ledgerBook(db: Database) {
  const last = db.prepare<[], { at: number | null }>(
    `select max(at) as at from (select max(posted_at_ms) as at from movement
     union all select max(posted_at_ms) from reversal)`,
  );
  const movements = db.prepare<[string], { cents: number; count: number; lastId: number | null }>(MOVEMENTS);
  const movement = db.prepare<[number | null], { cents: number; date: string }>(
    'select amount_cents as cents, effective_date as date from movement where id = ?',
  );
  const payment = db.prepare<[string], PostedPayment>(`${PAYMENT} where m.payment_ref = ?`);
  const payments = db.prepare<[], PostedPayment>(`${PAYMENT} where m.channel = 'counter' order by m.id`);
  const reversal = db.prepare<[string], PostedReversal>(`${REVERSAL} where r.reversal_ref = ?`);
  const reversals = db.prepare<[], PostedReversal>(`${REVERSAL} order by r.id`);
  const reversalOf = db.prepare<[string], { id: number }>('select id from reversal where payment_ref = ?');
  const lines = db.prepare<{ accountNo: string; limit: number }, HistoryLine>(LINES);
  const arrive = db.prepare<[string]>(
    'insert into arrival values (?, 1) on conflict do update set received = received + 1',
  );
  const strays = db.prepare<[], { ref: string; received: number }>(STRAYS);
  const insertMovement = db.prepare<NewMovement>(
    `insert into movement (payment_ref, channel, fingerprint, account_no, city_index, amount_cents, tender, effective_date,
      cis_batch, posted_at_ms, new_balance_cents)
     values (@paymentRef, @channel, @print, @accountNo, @index, @cents, @tender, @effectiveDate, @cisBatch, @at, @balance)`,
  );
  const insertReversal = db.prepare<NewReversal>(
    `insert into reversal (reversal_ref, payment_ref, fingerprint, reason, effective_date, cis_batch, posted_at_ms,
      new_balance_cents)
     values (@reversalRef, @paymentRef, @print, @reason, @effectiveDate, @cisBatch, @at, @balance)`,
  );
  const changed = db.prepare<{ sinceMs: number; position: number; limit: number }, { index: number }>(CHANGED);
  const sums = db.prepare<[], { what: string; count: number; cents: number }>(SUMS);

  return {
    lastPostingMs: (): number => last.get()?.at ?? 0,
    paidOn(accountNo: string): Movements {
      const { cents = 0, count = 0, lastId = null } = movements.get(accountNo) ?? {};
      return { cents, count, last: movement.get(lastId) ?? null };
    },
    payment: (ref: string): PostedPayment | null => payment.get(ref) ?? null,
    payments: (): PostedPayment[] => payments.all(),
    find: (ref: string): PostedItem | null => payment.get(ref) ?? reversal.get(ref) ?? null,
    reversals: (): PostedReversal[] => reversals.all(),
    isReversed: (paymentRef: string): boolean => reversalOf.get(paymentRef) !== undefined,
    history: (accountNo: string, limit: number): ChannelPayment[] => lines.all({ accountNo, limit }).map(shown),
    arrived: (ref: string): void => void arrive.run(ref),
    unposted: (): { ref: string; received: number }[] => strays.all(),
    enterMovement: (row: NewMovement): void => void insertMovement.run(row),
    enterReversal: (row: NewReversal): void => void insertReversal.run(row),
    changedSince: (sinceMs: number, position: number, limit: number): number[] =>
      changed.all({ sinceMs, position, limit }).map((row) => row.index),
    totals() {
      const rows = new Map(sums.all().map((row) => [row.what, row]));
      const count = (what: string): number => rows.get(what)?.count ?? 0;
      const cents = (what: string): number => rows.get(what)?.cents ?? 0;
      return {
        payments: count('counter'),
        cents: cents('counter'),
        reversals: count('reversal'),
        reversedCents: cents('reversal'),
        otherPayments: count('portal'),
        otherCents: cents('portal'),
      };
    },
  };
}
