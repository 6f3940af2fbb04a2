import Database from 'better-sqlite3';
import type { DemoCity } from '#sandbox/city/demo-city.ts';
import type { Account } from '#shared/account.ts';
import type { ChannelPayment } from '#shared/account-history.ts';
import { afterPayments } from './account-view.ts';
import { type Fingerprinted, fingerprint, reversalPrint } from './fingerprint.ts';
import { ledgerBook } from './ledger-book.ts';
import { type LedgerClock, ledgerClock } from './ledger-clock.ts';
import { SCHEMA } from './ledger-tables.ts';
import type { PostedItem, PostedPayment, PostedReversal } from './posted-item.ts';

export type LedgerItem = Fingerprinted & { paymentRef: string; accountNo: string; tender: string };

/** `cents` are those of the payment: a reversal takes all of it back. */
export type LedgerReversal = { reversalRef: string; cents: number; reason: string; effectiveDate: string };

export type PostOutcome = { outcome: 'posted' | 'replayed' | 'conflict'; item: PostedItem };

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
  /** Takes a payment back once. It must be there, unreversed, with this amount. Durable when it returns. */
  reverse(paymentRef: string, item: LedgerReversal, cisBatch: string): PostOutcome;
  /** What was posted under a reference, a payment's or a reversal's. */
  find(ref: string): PostedItem | null;
  /** Whether a payment was taken back. */
  isReversed(paymentRef: string): boolean;
  /** All payments in their order, the reversed ones too. */
  payments(): PostedPayment[];
  reversals(): PostedReversal[];
  /** An account's payments of all channels, newest first, from before the city's figures and since. The account must exist. */
  history(accountNo: string, limit: number): ChannelPayment[];
  /** References that arrived and were never posted, with how often they came. */
  unposted(): { ref: string; received: number }[];
  /** A payment that came another way (portal, phone); lowers the balance. Null when there is no such account. */
  otherPayment(accountNo: string, cents: number): Account | null;
  /** Indexes of the accounts that changed at or after an instant, in the city's order, from `position` on. */
  changedSince(sinceMs: number, position: number, limit: number): number[];
  /** Payments count reversed or not; what was taken back is told beside them. */
  totals(): {
    payments: number;
    cents: number;
    reversals: number;
    reversedCents: number;
    otherPayments: number;
    otherCents: number;
  };
  close(): void;
};

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
  const book = ledgerBook(db);
  const clock = ledgerClock(trueNow, book.lastPostingMs());

  const accountAt = (index: number): Account => {
    const base = city.account(index);
    const now = clock.through();
    return { ...afterPayments(base, book.paidOn(base.accountNo), city.today), asOf: now, paymentsThrough: now };
  };
  const account = (accountNo: string): Account | null => {
    const index = city.indexOf(accountNo);
    return index === null ? null : accountAt(index);
  };
  const balanceOf = (index: number): number => {
    const { accountNo, balanceCents } = city.account(index);
    return balanceCents - book.paidOn(accountNo).cents;
  };

  /** Enters an item unless its reference is known: then it is the same one again, or a conflict. */
  const enterOnce = db.transaction((ref: string, print: string, enter: (atMs: number) => void): PostOutcome => {
    const before = book.find(ref);
    if (before) return { outcome: before.fingerprint === print ? 'replayed' : 'conflict', item: before };
    enter(clock.forPosting());
    const item = book.find(ref);
    if (!item) throw new Error('a posting vanished inside its own transaction');
    return { outcome: 'posted', item };
  });
  return {
    ...book,
    clock,
    city,
    account,
    accountAt,
    post(item, cisBatch) {
      const { paymentRef, accountNo, amountCents: cents, tender, effectiveDate } = item;
      const print = fingerprint(item);
      return enterOnce.immediate(paymentRef, print, (at) => {
        const index = city.indexOf(accountNo);
        if (index === null) throw new RangeError(`no account ${accountNo}`);
        const balance = balanceOf(index) - cents;
        const channel = 'counter';
        book.enterMovement({
          paymentRef,
          channel,
          print,
          accountNo,
          index,
          cents,
          tender,
          effectiveDate,
          cisBatch,
          at,
          balance,
        });
      });
    },
    reverse(paymentRef, { reversalRef, cents, reason, effectiveDate }, cisBatch) {
      const print = reversalPrint(paymentRef, cents, effectiveDate);
      return enterOnce.immediate(reversalRef, print, (at) => {
        const paid = book.payment(paymentRef);
        const index = paid && city.indexOf(paid.accountNo);
        if (index === null || paid?.amountCents !== cents) throw new RangeError(`no such payment ${paymentRef}`);
        const balance = balanceOf(index) + cents;
        book.enterReversal({ reversalRef, paymentRef, print, reason, effectiveDate, cisBatch, at, balance });
      });
    },
    history(accountNo, limit) {
      const index = city.indexOf(accountNo);
      if (index === null) throw new RangeError(`no account ${accountNo}`);
      const lines = [...book.history(accountNo, limit), ...city.history(index)];
      return lines.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)).slice(0, limit);
    },
    otherPayment(accountNo, cents) {
      const index = city.indexOf(accountNo);
      if (index === null) return null;
      const nothing = { paymentRef: null, print: null, tender: null, cisBatch: null };
      const balance = balanceOf(index) - cents;
      const at = clock.forPosting();
      const channel = 'portal';
      book.enterMovement({ ...nothing, channel, accountNo, index, cents, effectiveDate: city.today, at, balance });
      return account(accountNo);
    },
    close: () => void db.close(),
  };
}
