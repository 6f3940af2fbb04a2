import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Fact, JournalHead } from '#core/journal/fact.ts';
import { EMPTY_JOURNAL } from '#core/journal/fact.ts';
import type { PaymentTaken, ReceiptCorrected, ReceiptVoided } from '#core/journal/fact-kinds.ts';
import { type StoredFact, verifyChain } from '#core/journal/verify-chain.ts';
import { sha256 } from '#main/db/ledger.ts';
import { Broken, type Promised } from './broken.ts';
import { Rulebook } from './rulebook.ts';
import { asTaken, change, type Standing } from './standing.ts';
import { Till } from './till/till.ts';

/** What the CIS is told about: a payment, or what takes one back. */
export type Item = {
  /** Its own reference. */
  paymentRef: string;
  /** The payment that a reversal takes back; null: a payment. */
  reverses: string | null;
  receiptNo: string;
  accountNo: string;
  /** The line and the tender that a payment is of; a reversal has those of its payment. */
  lineNo: number;
  tenderNo: number;
  cents: number;
  state: 'open' | 'posted' | 'rejected' | 'cancelled';
  cisRef: string | null;
  postedAtMs: number | null;
};
type Signed = { businessDate: string; actor: string; approver: string | null; atMs: number };
export type Payment = PaymentTaken & Signed;
export type Voided = ReceiptVoided & Signed;
export type Corrected = ReceiptCorrected & Signed;

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

/** A money order's serial as it is compared; null for everything else. */
function serialOf({ code, number }: Standing['tenders'][number]): string | null {
  return code === 'money-order' && number !== null ? bareSerial(number) : null;
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
  /** Corrections of each receipt, in order, and what the receipt says after them. */
  readonly corrections = new Map<string, Corrected[]>();
  readonly standing = new Map<string, Standing>();
  /** References of payments that a void or a correction took back. */
  readonly takenBack = new Set<string>();
  /** Payments by their reference, and reversals by the reference of the payment. */
  readonly shares = new Map<string, Item>();
  readonly reversals = new Map<string, Item>();
  /** Both, by their own reference. */
  readonly items = new Map<string, Item>();
  readonly ofAccount = new Map<string, Item[]>();
  readonly open = new Map<string, Item>();
  readonly rules = new Rulebook();
  readonly till: Till;
  /** What the newest fact says. */
  lastKind: string | null = null;
  db: Database.Database | null = null;
  private head: JournalHead = EMPTY_JOURNAL;
  private facts: (() => StoredFact[]) | null = null;
  private readonly questions = new Map<string, Database.Statement>();
  private unread: Fact[] = [];

  constructor(report: (promised: Promised, why: string) => void) {
    this.till = new Till((receiptNo) => this.instruments(receiptNo), report);
  }

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

  /** Receipts on which this money order is, unless it went back with a void or was never there. */
  withSerial(number: string): string[] {
    const serial = bareSerial(number);
    return [...this.standing].flatMap(([receiptNo, { tenders }]) =>
      !this.voids.has(receiptNo) && !this.neverReceived(receiptNo) && tenders.some((one) => serialOf(one) === serial)
        ? [receiptNo]
        : [],
    );
  }

  /** What a receipt says was handed over, as it stands, and whether it lies in the drawer at all. */
  private instruments(receiptNo: string): { tenders: Standing['tenders']; gone: boolean } | null {
    const standing = this.standing.get(receiptNo);
    const gone = this.voids.has(receiptNo) || this.neverReceived(receiptNo);
    return standing ? { tenders: standing.tenders, gone } : null;
  }

  private neverReceived(receiptNo: string): boolean {
    const made = this.corrections.get(receiptNo) ?? [];
    return made.some(({ change: what }) => what.kind === 'reversal' && what.money === 'not-received');
  }

  /** How often a receipt was put right. */
  timesCorrected(receiptNo: string): number {
    return this.corrections.get(receiptNo)?.length ?? 0;
  }

  allSerials(): string[] {
    return [...this.standing.values()].flatMap(({ tenders }) => tenders.flatMap((tender) => serialOf(tender) ?? []));
  }

  /** The payments of a receipt that nothing took back. */
  itemsOf(receiptNo: string): Item[] {
    return [...this.shares.values()].filter(
      (item) => item.receiptNo === receiptNo && !this.takenBack.has(item.paymentRef),
    );
  }

  private enter(fact: Fact): void {
    this.rules.enter(fact);
    if (fact.kind === 'payment.taken') this.enterPayment(fact);
    if (fact.kind === 'receipt.voided') this.enterVoid(fact);
    if (fact.kind === 'receipt.corrected') this.enterCorrection(fact);
    this.till.enter(fact);
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
    this.standing.set(receiptNo, asTaken(payload));
    for (const { cis, cents, lineNo, tenderNo } of payload.shares) {
      const line = payload.lines[lineNo - 1];
      if (!cis || line?.kind !== 'account') continue;
      this.pays({ paymentRef: cis.paymentRef, receiptNo, accountNo: line.account.accountNo, lineNo, tenderNo, cents });
    }
  }

  private pays(named: Omit<Item, 'reverses' | 'state' | 'cisRef' | 'postedAtMs'>): void {
    this.shares.set(named.paymentRef, this.add({ ...named, reverses: null }));
  }

  private enterVoid(fact: Extract<Fact, { kind: 'receipt.voided' }>): void {
    const { receiptNo, items } = fact.payload;
    if (this.voids.has(receiptNo)) throw new Broken('void-true', `${receiptNo} was voided twice`);
    this.voids.set(receiptNo, { ...fact.payload, ...signedBy(fact) });
    for (const item of items) this.takeBack(receiptNo, item);
  }

  /** What is taken back of a receipt stood until now, and is taken back once. */
  private takeBack(receiptNo: string, { paymentRef, reversal }: ReceiptVoided['items'][number]): Item {
    const share = this.shares.get(paymentRef);
    if (share?.receiptNo !== receiptNo || this.takenBack.has(paymentRef)) {
      throw new Broken('void-true', `${receiptNo} takes back ${paymentRef}`);
    }
    this.takenBack.add(paymentRef);
    if (reversal) {
      const { accountNo, lineNo, tenderNo, cents } = share;
      const named = { paymentRef: reversal.reversalRef, reverses: paymentRef, receiptNo };
      this.reversals.set(paymentRef, this.add({ ...named, accountNo, lineNo, tenderNo, cents }));
    }
    return share;
  }

  private enterCorrection(fact: Extract<Fact, { kind: 'receipt.corrected' }>): void {
    const { receiptNo, correction, items } = fact.payload;
    const before = this.standing.get(receiptNo);
    const earlier = this.corrections.get(receiptNo) ?? [];
    if (!before || before.reversed || this.voids.has(receiptNo) || correction !== earlier.length + 1) {
      throw new Broken('corrected', `${receiptNo} is corrected for the ${correction}. time, after ${earlier.length}`);
    }
    this.corrections.set(receiptNo, [...earlier, { ...fact.payload, ...signedBy(fact) }]);
    const after = change(before, fact.payload.change);
    this.standing.set(receiptNo, after);
    for (const item of items) {
      const { lineNo, tenderNo, cents } = this.takeBack(receiptNo, item);
      const accountNo = after.lines.find((line) => line.lineNo === lineNo)?.accountNo ?? '';
      const { repost } = item;
      if (repost) this.pays({ paymentRef: repost.paymentRef, receiptNo, accountNo, lineNo, tenderNo, cents });
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
