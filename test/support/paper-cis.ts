import {
  type CisAdapter,
  type CisCapabilities,
  type ItemResult,
  type LookupResult,
  type PostItem,
  type ReversalItem,
  TransportError,
} from '#main/cis/port.ts';
import type { Clock } from '#main/ports.ts';
import type { Account } from '#shared/account.ts';
import type { ChannelPayment, Usage } from '#shared/account-history.ts';
import { paperHistory } from './paper-history.ts';

/** What the far side does with the next request. */
export type CisWeather =
  | 'fine'
  | 'refused'
  | 'lost-before'
  | 'lost-reply'
  | 'busy'
  | 'in-progress'
  | 'pending'
  | 'rejects'
  | 'stranger'
  | 'slow'
  /** The connection breaks, and the request arrives all the same, later. */
  | 'late';

type Posted = { item: Record<string, unknown>; body: string; times: number; cisRef: string; postedAtMs: number };
/** A payment, or a reversal of one, under its own reference. */
type Arriving = { ref: string; body: string; reverses: string | null };
type Entry = { paymentRef: string; accountNo: string; cents: number; postedAtMs: number };

const NOT_REVERSIBLE: ItemResult = {
  result: 'rejected',
  code: 'not_reversible',
  detail: 'the payment cannot be taken back',
};

/**
 * A CIS on paper: its own ledger, exact about what it holds, and as unreliable as it is told to be. A reference counts
 * once, for ever; the same reference with another body is a conflict.
 */
export class PaperCis {
  /** Payments by their reference; a reversed one stays. */
  readonly ledger = new Map<string, Posted>();
  /** Reversals by their own reference; `reverses` is the payment's. */
  readonly reversals = new Map<string, Posted & { reverses: string }>();
  readonly accepted = new Map<string, Arriving>();
  readonly refused = new Set<string>();
  /** Every payment ever entered, in order. A reference that stands here twice was charged twice. */
  readonly book: Entry[] = [];
  /** Every reversal ever entered, in order; cents are positive. One that stands here twice was given back twice. */
  readonly reversalBook: (Entry & { reversalRef: string })[] = [];
  /** What other channels took, newest first, and what meters counted, by account; a test fills them. */
  readonly histories = new Map<string, ChannelPayment[]>();
  readonly usages = new Map<string, Usage>();
  /** References that arrived after the station had given the request up. */
  readonly arrivedLate = new Set<string>();
  /** Every body that arrived under a reference, to check that a second send is identical. */
  readonly arrived = new Map<string, Set<string>>();
  /** Asked before each request; a test or a simulation decides. */
  weather: () => CisWeather = () => 'fine';
  /** What the adapter says that this CIS can do; a simulation takes abilities away. */
  means: Pick<CisCapabilities, 'lookup' | 'idempotent' | 'keyTtlHours'> = {
    lookup: true,
    idempotent: true,
    keyTtlHours: null,
  };
  /** The same for what a CIS may lack. */
  extras: Pick<CisCapabilities, 'reversal' | 'history' | 'usage'> = { reversal: 'api', history: true, usage: true };
  /** A CIS that keeps no references: whatever arrives is entered again. */
  forgetful = false;
  /** How long a late request is on its way, ms. */
  lateMs: () => number = () => 20_000;
  readonly accounts: Map<string, Account>;
  private readonly clock: Clock;
  private readonly paid = new Map<string, number>();
  private stampMs = 0;

  constructor(clock: Clock, accounts: readonly Account[]) {
    this.clock = clock;
    this.accounts = new Map(accounts.map((account) => [account.accountNo, account]));
  }

  adapter(): CisAdapter {
    return {
      id: 'paper',
      capabilities: {
        push: 'sync',
        inquiry: true,
        pull: 'delta',
        ...this.means,
        ...this.extras,
      },
      probe: async () => {
        this.road();
        return { status: 'up', timeMs: this.clock.now(), cisBusinessDate: '2026-11-23' };
      },
      getAccount: async (accountNo) => {
        this.road();
        return this.account(accountNo);
      },
      getHistory: async (accountNo, limit) => {
        this.road();
        return paperHistory(this, accountNo).slice(0, limit);
      },
      getUsage: async (accountNo, from, to) => {
        this.road();
        const usage = this.usages.get(accountNo);
        const items = usage?.items.filter(({ date }) => from <= date && date <= to) ?? [];
        return usage && items.length > 0 ? { ...usage, items } : null;
      },
      pullAccounts: async () => {
        this.road();
        const at = this.through();
        const accounts = [...this.accounts.keys()].flatMap((no) => this.account(no) ?? []);
        return { accounts, refused: [], nextCursor: null, hasMore: false, asOfMs: at, paymentsThroughMs: at };
      },
      post: (item) => this.post(item),
      reverse: (item) => this.reverse(item),
      lookup: (ref) => this.lookup(ref),
      close: () => undefined,
    };
  }

  /** The balance as the CIS has it now. */
  account(accountNo: string): Account | null {
    const account = this.accounts.get(accountNo);
    if (!account) return null;
    const at = this.through();
    return {
      ...account,
      balanceCents: account.balanceCents - (this.paid.get(accountNo) ?? 0),
      version: String(this.book.length + this.reversalBook.length),
      asOf: at,
      paymentsThrough: at,
    };
  }

  /** The instant up to which every figure told now contains all payments; the next payment is posted after it. */
  private through(): number {
    this.stampMs = Math.max(this.stampMs, this.clock.now());
    return this.stampMs;
  }

  /** What the CIS holds of our payments: those posted less those reversed, in cents. */
  totalCents(): number {
    const posted = [...this.ledger.values()].reduce((sum, { item }) => sum + Number(item.amountCents), 0);
    return [...this.reversals.values()].reduce((sum, { item }) => sum - Number(item.cents), posted);
  }

  private find(ref: string): Posted | undefined {
    return this.ledger.get(ref) ?? this.reversals.get(ref);
  }

  /** Questions fail or pass like payments do. */
  private road(): CisWeather {
    const weather = this.weather();
    if (weather === 'refused') throw new TransportError('no', 'connection refused');
    if (weather === 'lost-before' || weather === 'lost-reply' || weather === 'late')
      throw new TransportError('maybe', 'connection reset');
    return weather;
  }

  post({ paymentRef, body }: PostItem): Promise<ItemResult> {
    return this.take({ ref: paymentRef, body, reverses: null });
  }

  reverse({ reversalRef, paymentRef, body }: ReversalItem): Promise<ItemResult> {
    return this.take({ ref: reversalRef, body, reverses: paymentRef });
  }

  private async take(item: Arriving): Promise<ItemResult> {
    const weather = this.weather();
    if (weather === 'refused') throw new TransportError('no', 'connection refused');
    if (weather === 'lost-before') throw new TransportError('maybe', 'connection reset before it arrived');
    if (weather === 'busy') return { result: 'busy', status: 503, retryAfterMs: 3_000 };
    if (weather === 'stranger') return { result: 'stranger', status: 302, detail: 'a redirect to a login page' };
    if (weather === 'late') {
      this.clock.after(this.lateMs(), () => this.arriveLate(item));
      throw new TransportError('maybe', 'connection reset on the way');
    }
    const bodies = this.arrived.get(item.ref) ?? new Set();
    this.arrived.set(item.ref, bodies.add(item.body));
    if (weather === 'in-progress') return { result: 'in-progress', retryAfterMs: null };
    this.workOff(item.ref);
    const known = this.forgetful ? undefined : this.find(item.ref);
    if (known) return known.body === item.body ? this.replay(known) : { result: 'conflict', detail: 'other body' };
    if (this.refused.has(item.ref) || weather === 'rejects') {
      this.refused.add(item.ref);
      return item.reverses === null
        ? { result: 'rejected', code: 'account_final', detail: 'the account is final' }
        : NOT_REVERSIBLE;
    }
    if (item.reverses !== null && this.accepted.has(item.reverses))
      return { result: 'in-progress', retryAfterMs: null };
    if (!this.reversible(item)) return NOT_REVERSIBLE;
    if (weather === 'pending') {
      this.accepted.set(item.ref, item);
      return { result: 'pending' };
    }
    const posted = this.enter(item);
    if (weather === 'slow') await new Promise<void>((resolve) => this.clock.after(4_000, resolve));
    if (weather === 'lost-reply') throw new TransportError('maybe', 'connection reset after it arrived');
    return { ...this.result(posted), result: 'posted', replay: false };
  }

  private arriveLate(item: Arriving): void {
    if (this.refused.has(item.ref) || (this.find(item.ref) && !this.forgetful) || !this.reversible(item)) return;
    this.arrivedLate.add(item.ref);
    this.enter(item);
  }

  /** Posts what was accepted and waits: one reference, or all of them. */
  workOff(...refs: string[]): void {
    for (const ref of refs.length > 0 ? refs : [...this.accepted.keys()]) {
      const waiting = this.accepted.get(ref);
      this.accepted.delete(ref);
      if (waiting && (this.forgetful || !this.find(ref)) && this.reversible(waiting)) this.enter(waiting);
    }
  }

  private replay(posted: Posted): ItemResult {
    posted.times += 1;
    return { ...this.result(posted), result: 'posted', replay: true };
  }

  private async lookup(ref: string): Promise<LookupResult> {
    this.road();
    if (this.accepted.has(ref)) {
      this.workOff(ref);
      return { result: 'pending' };
    }
    const posted = this.find(ref);
    return posted ? { result: 'posted', ...this.result(posted) } : { result: 'absent' };
  }

  /** A payment is here with this amount, and no other reversal took it back. What is no reversal may always come. */
  private reversible({ ref, body, reverses }: Arriving): boolean {
    if (reverses === null) return true;
    const others = [...this.reversals].some(([other, reversal]) => other !== ref && reversal.reverses === reverses);
    return !others && this.ledger.get(reverses)?.item.amountCents === JSON.parse(body).cents;
  }

  private enter({ ref, body, reverses }: Arriving): Posted {
    this.stampMs = Math.max(this.stampMs + 1, this.clock.now());
    const item = JSON.parse(body);
    const entries = this.book.length + this.reversalBook.length;
    const posted: Posted = { item, body, times: 1, cisRef: `R${entries + 1}`, postedAtMs: this.stampMs };
    const paid = reverses === null ? item : this.ledger.get(reverses)?.item;
    const [accountNo, cents] = [String(paid?.accountNo), Number(paid?.amountCents)];
    const entry = { paymentRef: reverses ?? ref, accountNo, cents, postedAtMs: this.stampMs };
    const before = this.paid.get(accountNo) ?? 0;
    if (reverses === null) {
      this.book.push(entry);
      this.paid.set(accountNo, before + cents);
      if (!this.find(ref)) this.ledger.set(ref, posted);
    } else {
      this.reversalBook.push({ ...entry, reversalRef: ref });
      this.paid.set(accountNo, before - cents);
      if (!this.find(ref)) this.reversals.set(ref, { ...posted, reverses });
    }
    return posted;
  }

  private result(posted: Posted) {
    return { cisRef: posted.cisRef, cisBatch: 'B1', postedAtMs: posted.postedAtMs, newBalanceCents: null };
  }
}
