import type { Fact } from '#core/journal/fact.ts';
import type { Promised } from '../broken.ts';
import type { Standing } from '../standing.ts';
import { faultOfStatement } from './day-money.ts';
import { Days } from './days.ts';
import { Drawers } from './drawers.ts';
import { Vault } from './vault.ts';

/** Days, drawers, vault and deposits of the station, kept by the auditor from the journal alone. */
export class Till {
  readonly days: Days;
  readonly drawers: Drawers;
  readonly vault: Vault;
  /** The kinds of all facts about these, in order: what was asked for is found in it again. */
  readonly kinds: Fact['kind'][] = [];
  private readonly report: (promised: Promised, why: string) => void;

  constructor(
    receipts: (receiptNo: string) => { tenders: Standing['tenders']; gone: boolean } | null,
    report: (promised: Promised, why: string) => void,
  ) {
    this.report = report;
    this.days = new Days(report);
    this.drawers = new Drawers(receipts, report);
    this.vault = new Vault(report);
  }

  businessDate(atMs: number): string {
    return this.days.businessDate(atMs);
  }

  enter(fact: Fact): void {
    const { kind } = fact;
    if (/^(day|drawer|vault|deposit)\./.test(kind)) this.kinds.push(kind);
    if (fact.kind === 'day.closed') this.checkClose(fact);
    this.days.enter(fact);
    switch (fact.kind) {
      case 'payment.taken':
      case 'drawer.opened':
      case 'drawer.no-sale':
      case 'drawer.surprise-counted':
      case 'drawer.counted':
      case 'drawer.submitted':
      case 'drawer.explained':
      case 'drawer.rejected':
        this.drawers.enter(fact);
        return;
      case 'drawer.picked-up':
      case 'drawer.approved':
        this.drawers.enter(fact);
        this.vault.enter(fact);
        return;
      case 'vault.exchanged':
      case 'vault.funded':
      case 'vault.counted':
      case 'deposit.prepared':
      case 'deposit.undone':
      case 'deposit.confirmed':
        this.vault.enter(fact);
    }
  }

  /** A day is closed with every drawer approved, and its statement is what receipts, counts and bags add up to. */
  private checkClose({ payload, businessDate: date }: Extract<Fact, { kind: 'day.closed' }>): void {
    const drawers = this.drawers.ofDate(date);
    const open = drawers.find(({ state }) => state !== 'approved');
    if (open) this.report('day-order', `${date} is closed, and ${open.sessionId} is ${open.state}`);
    const fault = faultOfStatement(payload, drawers, this.vault.madeOn(date), this.vault.overShort.get(date) ?? 0);
    if (fault !== null) this.report('day-adds-up', `${date}: ${fault}`);
  }
}
