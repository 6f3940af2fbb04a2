import {
  type CisAdapter,
  type CisCapabilities,
  type ItemResult,
  type LookupResult,
  type PostItem,
  TransportError,
} from '#main/cis/port.ts';
import type { Clock } from '#main/ports.ts';
import type { Account } from '#shared/account.ts';

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

/**
 * A CIS on paper: its own ledger, exact about what it holds, and as unreliable as it is told to be. A reference counts
 * once, for ever; the same reference with another body is a conflict.
 */
export class PaperCis {
  readonly ledger = new Map<string, Posted>();
  readonly accepted = new Map<string, PostItem>();
  readonly refused = new Set<string>();
  /** Every entry ever made, in order. A reference that stands here twice was charged twice. */
  readonly book: { paymentRef: string; accountNo: string; cents: number; postedAtMs: number }[] = [];
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
      },
      probe: async () => {
        this.road();
        return { status: 'up', timeMs: this.clock.now(), cisBusinessDate: '2026-11-23' };
      },
      getAccount: async (accountNo) => {
        this.road();
        return this.account(accountNo);
      },
      pullAccounts: async () => {
        this.road();
        const at = this.through();
        const accounts = [...this.accounts.keys()].flatMap((no) => this.account(no) ?? []);
        return { accounts, refused: [], nextCursor: null, hasMore: false, asOfMs: at, paymentsThroughMs: at };
      },
      post: (item) => this.post(item),
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
      version: String(this.book.length),
      asOf: at,
      paymentsThrough: at,
    };
  }

  /** The instant up to which every figure told now contains all payments; the next payment is posted after it. */
  private through(): number {
    this.stampMs = Math.max(this.stampMs, this.clock.now());
    return this.stampMs;
  }

  totalCents(): number {
    return [...this.ledger.values()].reduce((sum, posted) => sum + Number(posted.item.amountCents), 0);
  }

  /** Questions fail or pass like payments do. */
  private road(): CisWeather {
    const weather = this.weather();
    if (weather === 'refused') throw new TransportError('no', 'connection refused');
    if (weather === 'lost-before' || weather === 'lost-reply' || weather === 'late')
      throw new TransportError('maybe', 'connection reset');
    return weather;
  }

  async post(item: PostItem): Promise<ItemResult> {
    const weather = this.weather();
    if (weather === 'refused') throw new TransportError('no', 'connection refused');
    if (weather === 'lost-before') throw new TransportError('maybe', 'connection reset before it arrived');
    if (weather === 'busy') return { result: 'busy', status: 503, retryAfterMs: 3_000 };
    if (weather === 'stranger') return { result: 'stranger', status: 302, detail: 'a redirect to a login page' };
    if (weather === 'late') {
      this.clock.after(this.lateMs(), () => this.arriveLate(item));
      throw new TransportError('maybe', 'connection reset on the way');
    }
    const bodies = this.arrived.get(item.paymentRef) ?? new Set();
    this.arrived.set(item.paymentRef, bodies.add(item.body));
    if (weather === 'in-progress') return { result: 'in-progress', retryAfterMs: null };
    this.workOff(item.paymentRef);
    const known = this.forgetful ? undefined : this.ledger.get(item.paymentRef);
    if (known) return known.body === item.body ? this.replay(known) : { result: 'conflict', detail: 'other body' };
    if (this.refused.has(item.paymentRef) || weather === 'rejects') {
      this.refused.add(item.paymentRef);
      return { result: 'rejected', code: 'account_final', detail: 'the account is final' };
    }
    if (weather === 'pending') {
      this.accepted.set(item.paymentRef, item);
      return { result: 'pending' };
    }
    const posted = this.enter(item);
    if (weather === 'slow') await new Promise<void>((resolve) => this.clock.after(4_000, resolve));
    if (weather === 'lost-reply') throw new TransportError('maybe', 'connection reset after it arrived');
    return { ...this.result(posted), result: 'posted', replay: false };
  }

  private arriveLate(item: PostItem): void {
    const { paymentRef } = item;
    if (this.refused.has(paymentRef) || (this.ledger.has(paymentRef) && !this.forgetful)) return;
    this.arrivedLate.add(paymentRef);
    this.enter(item);
  }

  /** Posts what was accepted and waits: one reference, or all of them. */
  workOff(...refs: string[]): void {
    for (const ref of refs.length > 0 ? refs : [...this.accepted.keys()]) {
      const waiting = this.accepted.get(ref);
      this.accepted.delete(ref);
      if (waiting && (this.forgetful || !this.ledger.has(ref))) this.enter(waiting);
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
    const posted = this.ledger.get(ref);
    return posted ? { result: 'posted', ...this.result(posted) } : { result: 'absent' };
  }

  private enter(item: PostItem): Posted {
    this.stampMs = Math.max(this.stampMs + 1, this.clock.now());
    const posted: Posted = {
      item: JSON.parse(item.body),
      body: item.body,
      times: 1,
      cisRef: `R${this.book.length + 1}`,
      postedAtMs: this.stampMs,
    };
    const accountNo = String(posted.item.accountNo);
    const amountCents = Number(posted.item.amountCents);
    this.book.push({ paymentRef: item.paymentRef, accountNo, cents: amountCents, postedAtMs: this.stampMs });
    this.paid.set(accountNo, (this.paid.get(accountNo) ?? 0) + amountCents);
    if (!this.ledger.has(item.paymentRef)) this.ledger.set(item.paymentRef, posted);
    return posted;
  }

  private result(posted: Posted) {
    return { cisRef: posted.cisRef, cisBatch: 'B1', postedAtMs: posted.postedAtMs, newBalanceCents: null };
  }
}
