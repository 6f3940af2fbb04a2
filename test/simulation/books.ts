import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Fact, JournalHead } from '#core/journal/fact.ts';
import { EMPTY_JOURNAL } from '#core/journal/fact.ts';
import type { PaidTender, PaymentTaken } from '#core/journal/fact-kinds.ts';
import { type StoredFact, verifyChain } from '#core/journal/verify-chain.ts';
import { sha256 } from '#main/db/ledger.ts';
import { Broken } from './broken.ts';
import { serialOf } from './handful.ts';

export type Share = {
  paymentRef: string;
  receiptNo: string;
  accountNo: string;
  cents: number;
  tender: PaidTender | undefined;
  state: 'open' | 'posted' | 'rejected';
  cisRef: string | null;
  postedAtMs: number | null;
};
/** A second person who was called, as far as the journal tells. */
export type Approval = {
  approvalId: string;
  askedBy: string;
  askedAtMs: number;
  needs: readonly string[];
  state: 'asked' | 'granted' | 'used';
  approver: string | null;
  grantedAtMs: number;
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
  readonly approvals = new Map<string, Approval>();
  /** Money orders that were taken, by serial: the receipt of the first. */
  readonly serials = new Map<string, string>();
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

  /** The receipt that took this money order first, or null. */
  serialOfFirst(tender: PaidTender): string | null {
    const serial = serialOf(tender);
    return serial === null ? null : (this.serials.get(serial) ?? null);
  }

  /** The facts that nobody has checked yet. */
  fresh(): Fact[] {
    const facts = this.unread;
    this.unread = [];
    return facts;
  }

  private enter(fact: Fact): void {
    if (fact.kind === 'payment.taken') this.enterPayment(fact);
    if (fact.kind.startsWith('approval.')) this.enterApproval(fact);
    if (fact.kind !== 'cis.posted' && fact.kind !== 'cis.rejected') return;
    const share = this.shares.get(fact.payload.paymentRef);
    if (share?.state !== 'open') {
      throw new Broken('state-honest', `${fact.kind} for ${fact.payload.paymentRef}, which is ${share?.state}`);
    }
    share.state = fact.kind === 'cis.posted' ? 'posted' : 'rejected';
    if (fact.kind === 'cis.posted') Object.assign(share, fact.payload);
    this.open.delete(share.paymentRef);
  }

  private enterApproval(fact: Fact): void {
    if (fact.kind === 'approval.asked') {
      const { approvalId, needs } = fact.payload;
      const asked = { approvalId, needs, askedBy: fact.actor, askedAtMs: fact.atMs, state: 'asked' as const };
      this.approvals.set(approvalId, { ...asked, approver: null, grantedAtMs: 0 });
    }
    if (fact.kind !== 'approval.granted' && fact.kind !== 'approval.used') return;
    const approval = this.approvals.get(fact.payload.approvalId);
    const expected = fact.kind === 'approval.granted' ? 'asked' : 'granted';
    if (approval?.state !== expected) {
      throw new Broken('second-person', `${fact.kind} for ${fact.payload.approvalId}, which is ${approval?.state}`);
    }
    if (fact.kind === 'approval.used') approval.state = 'used';
    else Object.assign(approval, { state: 'granted', approver: fact.approver, grantedAtMs: fact.atMs });
  }

  private enterPayment(fact: Extract<Fact, { kind: 'payment.taken' }>): void {
    const { payload } = fact;
    const { receiptNo, transactionId } = payload;
    this.payments.set(receiptNo, { ...payload, businessDate: fact.businessDate, actor: fact.actor });
    this.transactions.set(transactionId, [...(this.transactions.get(transactionId) ?? []), receiptNo]);
    for (const tender of payload.tenders) {
      const serial = serialOf(tender);
      if (serial !== null && !this.serials.has(serial)) this.serials.set(serial, receiptNo);
    }
    for (const { cis, cents, lineNo, tenderNo } of payload.shares) {
      const line = payload.lines[lineNo - 1];
      if (!cis || line?.kind !== 'account') continue;
      if (this.shares.has(cis.paymentRef)) throw new Broken('cis-once', `reference ${cis.paymentRef} was given twice`);
      const share: Share = {
        paymentRef: cis.paymentRef,
        receiptNo,
        accountNo: line.account.accountNo,
        cents,
        tender: payload.tenders.find((tender) => tender.tenderNo === tenderNo),
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
