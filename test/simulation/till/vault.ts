import type { DepositItem } from '#core/journal/day-facts.ts';
import type { Fact } from '#core/journal/fact.ts';
import type { TillCount } from '#shared/till-count.ts';
import type { Promised } from '../broken.ts';
import { laid, worth } from './worth.ts';

export type Deposit = {
  depositId: string;
  date: string;
  account: string;
  state: 'prepared' | 'undone' | 'confirmed';
  cash: TillCount;
  items: readonly DepositItem[];
  totalCents: number;
};
type Kinds = 'drawer.picked-up' | 'drawer.approved' | Extract<Fact['kind'], `vault.${string}` | `deposit.${string}`>;
type VaultFact = Extract<Fact, { kind: Kinds }>;

/** What goes in and out of the vault, as the auditor adds it up from the pieces alone, and the deposits that leave it. */
export class Vault {
  pieces: TillCount = [];
  readonly deposits = new Map<string, Deposit>();
  /** What was over or short at counts, by date. */
  readonly overShort = new Map<string, number>();
  readonly numbers = { exchange: 0, fund: 0, count: 0 };
  private readonly report: (promised: Promised, why: string) => void;

  constructor(report: (promised: Promised, why: string) => void) {
    this.report = report;
  }

  get cents(): number {
    return worth(this.pieces);
  }

  /** Deposits of a day that are made up. */
  madeOn(date: string): Deposit[] {
    return [...this.deposits.values()].filter((deposit) => deposit.date === date && deposit.state !== 'undone');
  }

  enter(fact: VaultFact): void {
    const wrong = (why: string): void => this.report('vault-true', `${fact.kind}: ${why}`);
    switch (fact.kind) {
      case 'drawer.picked-up':
        this.move(fact.payload.cash, []);
        return;
      case 'drawer.approved':
        this.move(fact.payload.turnedIn, []);
        return;
      case 'vault.exchanged': {
        const { exchange, into, outOf, cents } = fact.payload;
        this.counts('exchange', exchange, wrong);
        if (worth(into) !== cents || worth(outOf) !== cents) wrong(`${worth(into)} in, ${worth(outOf)} out, ${cents}`);
        this.move(into, outOf);
        return;
      }
      case 'vault.funded': {
        const { fund, cash, cents } = fact.payload;
        this.counts('fund', fund, wrong);
        if (Math.abs(cents) !== worth(cash)) wrong(`${worth(cash)} moved, ${cents} said`);
        if (cents < 0 && worth(cash) > this.cents) wrong(`${worth(cash)} out of ${this.cents}`);
        cents > 0 ? this.move(cash, []) : this.move([], cash);
        return;
      }
      case 'vault.counted':
        this.count(fact, wrong);
        return;
      case 'deposit.prepared':
        this.prepare(fact, wrong);
        return;
      case 'deposit.undone': {
        const deposit = this.inState(fact.payload.depositId, wrong);
        if (!deposit) return;
        deposit.state = 'undone';
        this.move(deposit.cash, []);
        return;
      }
      case 'deposit.confirmed': {
        const { depositId, bankCents, differenceCents } = fact.payload;
        const deposit = this.inState(depositId, wrong);
        if (!deposit) return;
        if (differenceCents !== bankCents - deposit.totalCents) wrong(`${differenceCents} off`);
        deposit.state = 'confirmed';
      }
    }
  }

  private counts(kind: keyof Vault['numbers'], number: number, wrong: (why: string) => void): void {
    this.numbers[kind] += 1;
    if (this.numbers[kind] !== number) wrong(`${kind} ${number} is the ${this.numbers[kind]}.`);
  }

  private move(into: TillCount, outOf: TillCount): void {
    this.pieces = laid(laid(this.pieces, into), outOf, -1);
  }

  private inState(depositId: string, wrong: (why: string) => void): Deposit | null {
    const deposit = this.deposits.get(depositId);
    if (deposit?.state !== 'prepared') wrong(`${depositId} is ${deposit?.state}`);
    return deposit ?? null;
  }

  private count(
    { payload, businessDate }: Extract<VaultFact, { kind: 'vault.counted' }>,
    wrong: (why: string) => void,
  ): void {
    const { count, cash, cashCents, expectedCents, overShortCents } = payload;
    this.counts('count', count, wrong);
    const off = worth(cash) - this.cents;
    if (cashCents !== worth(cash) || expectedCents !== this.cents || overShortCents !== off) {
      wrong(`${cashCents} of ${expectedCents}, ${overShortCents} off; it is ${off}`);
    }
    this.overShort.set(businessDate, (this.overShort.get(businessDate) ?? 0) + off);
    this.pieces = cash;
  }

  private prepare(
    { payload, businessDate: date }: Extract<VaultFact, { kind: 'deposit.prepared' }>,
    wrong: (why: string) => void,
  ): void {
    const { depositId, account, cash, items, coinCents, currencyCents, itemsCents, totalCents } = payload;
    if (this.deposits.has(depositId)) wrong(`${depositId} is made up twice`);
    if (this.madeOn(date).some((other) => other.account === account)) wrong(`${date} has one for ${account} already`);
    const bills = worth(cash.filter(({ piece }) => piece.startsWith('b')));
    const checks = items.reduce((sum, { cents }) => sum + cents, 0);
    const said = [currencyCents, coinCents, itemsCents, totalCents].join(' ');
    const is = [bills, worth(cash) - bills, checks, worth(cash) + checks].join(' ');
    if (said !== is) wrong(`${depositId} is called ${said}, and is ${is}`);
    this.deposits.set(depositId, {
      depositId,
      date,
      account,
      state: 'prepared',
      cash,
      items,
      totalCents: worth(cash) + checks,
    });
    this.move([], cash);
  }
}
