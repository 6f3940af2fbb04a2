import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Fact, JournalHead } from '#core/journal/fact.ts';
import { EMPTY_JOURNAL } from '#core/journal/fact.ts';
import type { PaymentTaken, ReceiptVoided } from '#core/journal/fact-kinds.ts';
import { type StoredFact, verifyChain } from '#core/journal/verify-chain.ts';
import { sha256 } from '#main/db/ledger.ts';
import { Broken } from './broken.ts';
import { Rulebook } from './rulebook.ts';

/** What the CIS is told about: a payment, or what takes one back. */
export type Item = {
  /** Its own reference. */
  paymentRef: string;
  /** The payment that a reversal takes back; null: a payment. */
  reverses: string | null;
  receiptNo: string;
  accountNo: string;
  cents: number;
  state: 'open' | 'posted' | 'rejected' | 'cancelled';
  cisRef: string | null;
  postedAtMs: number | null;
};
type Signed = { businessDate: string; actor: string; approver: string | null; atMs: number };
export type Payment = PaymentTaken & Signed;
export type Voided = ReceiptVoided & Signed;

/** What an item is to its account: paid, or given back. */
export function signed({ reverses, cents }: Item): number {
  return reverses === null ? cents : -cents;
}

/** A money order's serial as it is compared: letters and digits, without zeros in front. */
export function bareSerial(number: string): string {
  return number
    .toUpperCase()
    .replaceAll(/[ -]/g, '')
    .replace(/^0+(.)/, '$1');
}

/**
 * The auditor's own books, kept from the journal alone through a connection of their own. None of the program's
 * projections or stores is used, so that these can be wrong without the books being wrong with them.
 */
export class Books {
  readonly payments = new Map<string, Payment>();
  /** Receipt numbers by transaction; more than one is a double. */
  readonly transactions = new Map<string, string[]>();
  readonly voids = new Map<string, Voided>();
  /** Payments by their reference, and reversals by the reference of the payment. */
  readonly shares = new Map<string, Item>();
  readonly reversals = new Map<string, Item>();
  /** Both, by their own reference. */
  readonly items = new Map<string, Item>();
  readonly ofAccount = new Map<string, Item[]>();
  readonly open = new Map<string, Item>();
  readonly rules = new Rulebook();
  /** What the newest fact says. */
  lastKind: string | null = null;
  db: Database.Database | null = null;
  private head: JournalHead = EMPTY_JOURNAL;
  private facts: (() => StoredFact[]) | null = null;
  private readonly questions = new Map<string, Database.Statement>();
  private unread: Fact[] = [];
  private readonly serials = new Map<string, string[]>();

  /** A new life of the station began, on these files. What was read before must still be there. */
  openIn(home: string): void {
    this.close();
    const db = new Database(join(home, 'ledger.db'), { readonly: true });
    this.db = db;
    const kept = db.prepare('SELECT hash FROM journal WHERE seq = ?').pluck();
    if (this.head.seq > 0 && kept.get(this.head.seq) !== this.head.hash) {
      throw new Broken('chain', `fact ${this.head.seq} was committed and is not there any more`);
    }
    const after = db.prepare(
      `SELECT station, seq, clock, at_ms AS atMs, business_date AS businessDate, actor, approver, kind, version,
        payload AS payloadText, prev_hash AS prevHash, hash FROM journal WHERE seq > ? ORDER BY seq`,
    );
    this.facts = () => after.all(this.head.seq) as StoredFact[];
  }

  close(): void {
    this.db?.close();
    this.db = null;
    this.facts = null;
    this.questions.clear();
  }

  /** Rows of any table, read as they are stored; null while no files are open. */
  ask<Row>(question: string): Row[] | null {
    if (!this.db) return null;
    const asked = this.questions.get(question) ?? this.db.prepare(question);
    this.questions.set(question, asked);
    return asked.all() as Row[];
  }

  /** Takes over the facts that came since; they stay to be asked for with `fresh`. */
  read(): void {
    const facts = this.facts?.() ?? [];
    const chain = verifyChain(facts, sha256, this.head);
    if (!chain.ok) throw new Broken('chain', `broken at fact ${chain.broken.seq}: ${chain.broken.why}`);
    this.head = chain.head;
    for (const { payloadText, ...stored } of facts) {
      const fact = { ...stored, payload: JSON.parse(payloadText) } as Fact;
      this.enter(fact);
      this.unread.push(fact);
      this.lastKind = fact.kind;
    }
  }

  /** The facts that nobody has checked yet. */
  fresh(): Fact[] {
    const facts = this.unread;
    this.unread = [];
    return facts;
  }

  /** Receipts that stand and on which this money order is. */
  withSerial(number: string): string[] {
    const found = this.serials.get(bareSerial(number)) ?? [];
    return found.filter((receiptNo) => !this.voids.has(receiptNo));
  }

  allSerials(): string[] {
    return [...this.serials.keys()];
  }

  private enter(fact: Fact): void {
    this.rules.enter(fact);
    if (fact.kind === 'payment.taken') this.enterPayment(fact);
    if (fact.kind === 'receipt.voided') this.enterVoid(fact);
    if (fact.kind !== 'cis.posted' && fact.kind !== 'cis.rejected' && fact.kind !== 'cis.cancelled') return;
    const item = this.items.get(fact.payload.paymentRef);
    // What the CIS refused can still be taken back: then nothing is left to do about it.
    const before = fact.kind === 'cis.cancelled' && item?.reverses === null ? ['open', 'rejected'] : ['open'];
    if (!item || !before.includes(item.state)) {
      throw new Broken('state-honest', `${fact.kind} for ${fact.payload.paymentRef}, which is ${item?.state}`);
    }
    item.state = STATE_AFTER[fact.kind];
    if (fact.kind === 'cis.posted') Object.assign(item, fact.payload);
    this.open.delete(item.paymentRef);
  }

  private enterPayment(fact: Extract<Fact, { kind: 'payment.taken' }>): void {
    const { payload } = fact;
    const { receiptNo, transactionId } = payload;
    this.payments.set(receiptNo, { ...payload, ...signedBy(fact) });
    this.transactions.set(transactionId, [...(this.transactions.get(transactionId) ?? []), receiptNo]);
    for (const { code, number } of payload.tenders) {
      if (code !== 'money-order' || number === null) continue;
      const serial = bareSerial(number);
      this.serials.set(serial, [...(this.serials.get(serial) ?? []), receiptNo]);
    }
    for (const { cis, cents, lineNo } of payload.shares) {
      const line = payload.lines[lineNo - 1];
      if (!cis || line?.kind !== 'account') continue;
      const { accountNo } = line.account;
      this.shares.set(
        cis.paymentRef,
        this.add({ paymentRef: cis.paymentRef, reverses: null, receiptNo, accountNo, cents }),
      );
    }
  }

  private enterVoid(fact: Extract<Fact, { kind: 'receipt.voided' }>): void {
    const { receiptNo, items } = fact.payload;
    if (this.voids.has(receiptNo)) throw new Broken('void-true', `${receiptNo} was voided twice`);
    this.voids.set(receiptNo, { ...fact.payload, ...signedBy(fact) });
    for (const { paymentRef, reversal } of items) {
      const share = this.shares.get(paymentRef);
      if (share?.receiptNo !== receiptNo) throw new Broken('void-true', `${receiptNo} takes back ${paymentRef}`);
      if (!reversal) continue;
      const { accountNo, cents } = share;
      const item = { paymentRef: reversal.reversalRef, reverses: paymentRef, receiptNo, accountNo, cents };
      this.reversals.set(paymentRef, this.add(item));
    }
  }

  private add(named: Omit<Item, 'state' | 'cisRef' | 'postedAtMs'>): Item {
    const item: Item = { ...named, state: 'open', cisRef: null, postedAtMs: null };
    if (this.items.has(item.paymentRef)) throw new Broken('cis-once', `reference ${item.paymentRef} was given twice`);
    this.items.set(item.paymentRef, item);
    this.open.set(item.paymentRef, item);
    const others = this.ofAccount.get(item.accountNo);
    if (others) others.push(item);
    else this.ofAccount.set(item.accountNo, [item]);
    return item;
  }
}

const STATE_AFTER = { 'cis.posted': 'posted', 'cis.rejected': 'rejected', 'cis.cancelled': 'cancelled' } as const;

function signedBy({ businessDate, actor, approver, atMs }: Fact): Signed {
  return { businessDate, actor, approver, atMs };
}
