import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Fact, JournalHead } from '#core/journal/fact.ts';
import { EMPTY_JOURNAL } from '#core/journal/fact.ts';
import type { PaymentTaken } from '#core/journal/fact-kinds.ts';
import { type StoredFact, verifyChain } from '#core/journal/verify-chain.ts';
import { sha256 } from '#main/db/ledger.ts';
import { Broken } from './broken.ts';

export type Share = {
  paymentRef: string;
  receiptNo: string;
  accountNo: string;
  cents: number;
  state: 'open' | 'posted' | 'rejected';
  cisRef: string | null;
  postedAtMs: number | null;
};
export type Payment = PaymentTaken & { businessDate: string; actor: string };

/**
 * The auditor's own books, kept from the journal alone through a connection of their own. None of the program's
 * projections or stores is used, so that these can be wrong without the books being wrong with them.
 */
export class Books {
  readonly payments = new Map<string, Payment>();
  /** Receipt numbers by transaction; more than one is a double. */
  readonly transactions = new Map<string, string[]>();
  readonly shares = new Map<string, Share>();
  readonly ofAccount = new Map<string, Share[]>();
  readonly open = new Map<string, Share>();
  /** What the newest fact says. */
  lastKind: string | null = null;
  db: Database.Database | null = null;
  private head: JournalHead = EMPTY_JOURNAL;
  private facts: (() => StoredFact[]) | null = null;
  private readonly questions = new Map<string, Database.Statement>();
  private unread: Fact[] = [];

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

  private enter(fact: Fact): void {
    if (fact.kind === 'payment.taken') this.enterPayment(fact);
    if (fact.kind !== 'cis.posted' && fact.kind !== 'cis.rejected') return;
    const share = this.shares.get(fact.payload.paymentRef);
    if (share?.state !== 'open') {
      throw new Broken('state-honest', `${fact.kind} for ${fact.payload.paymentRef}, which is ${share?.state}`);
    }
    share.state = fact.kind === 'cis.posted' ? 'posted' : 'rejected';
    if (fact.kind === 'cis.posted') Object.assign(share, fact.payload);
    this.open.delete(share.paymentRef);
  }

  private enterPayment(fact: Extract<Fact, { kind: 'payment.taken' }>): void {
    const { payload } = fact;
    const { receiptNo, transactionId } = payload;
    this.payments.set(receiptNo, { ...payload, businessDate: fact.businessDate, actor: fact.actor });
    this.transactions.set(transactionId, [...(this.transactions.get(transactionId) ?? []), receiptNo]);
    for (const { cis, cents, lineNo } of payload.shares) {
      const line = payload.lines[lineNo - 1];
      if (!cis || line?.kind !== 'account') continue;
      if (this.shares.has(cis.paymentRef)) throw new Broken('cis-once', `reference ${cis.paymentRef} was given twice`);
      const share: Share = {
        paymentRef: cis.paymentRef,
        receiptNo,
        accountNo: line.account.accountNo,
        cents,
        state: 'open',
        cisRef: null,
        postedAtMs: null,
      };
      this.shares.set(share.paymentRef, share);
      this.open.set(share.paymentRef, share);
      const others = this.ofAccount.get(share.accountNo);
      if (others) others.push(share);
      else this.ofAccount.set(share.accountNo, [share]);
    }
  }
}
