import type { TakenView } from '#shared/contract/payment.ts';
import type { TenderCode } from '#shared/tender.ts';

export type Line =
  | { kind: 'account'; accountNo: string; cents: number }
  | { kind: 'misc'; glCode: string; description: string; cents: number };
export type Tender = { code: TenderCode; cents: number; number: string | null; issuer: string | null };

/** Somebody pressed Enter: what was asked for, and what the window was told. */
export type Take = {
  transactionId: string;
  userId: string;
  lines: readonly Line[];
  tenders: readonly Tender[];
  approvalId: string | null;
  elapsedMs: number;
  told: TakenView | null;
  refused: string | null;
};

/** How a person's tender screen may stand. After a crash in the middle of a request it can be more than one of these. */
export type Stand =
  | { is: 'closed' }
  | { is: 'open'; transactionId: string | null; lines: readonly Line[] }
  | { is: 'taken'; transactionId: string }
  /** Put aside: the screen is closed, and the transaction lies parked. */
  | { is: 'parked'; transactionId: string; lines: readonly Line[] };

/** A second person was called, and the window was told under which id. */
export type Call = { approvalId: string; request: string; needs: string; take: Take };

/** What the person at the window knows: never more than the window was told. */
export class WindowMemory {
  /** Receipts that were shown, by number. */
  readonly receipts = new Map<string, { take: Take; told: TakenView }>();
  /** The last times Enter was pressed, answered or not: any may be pressed again. */
  readonly recent: Take[] = [];
  /** Presses of Enter in this step. */
  takes: Take[] = [];
  /** Second persons that were called, by id. */
  readonly calls = new Map<string, Call>();
  /** What lies parked, by transaction. */
  readonly parked = new Map<string, { userId: string; lines: readonly Line[] }>();
  private readonly stands = new Map<string, readonly Stand[]>();

  standsOf(userId: string): readonly Stand[] {
    return this.stands.get(userId) ?? [{ is: 'closed' }];
  }

  /** The tender screen as it is known to stand; the checkers make it certain after every step. */
  draftOf(userId: string): { transactionId: string; lines: readonly Line[] } | null {
    const [stand] = this.standsOf(userId);
    return stand?.is === 'open' && stand.transactionId !== null
      ? { transactionId: stand.transactionId, lines: stand.lines }
      : null;
  }

  stand(userId: string, ...possible: Stand[]): void {
    this.stands.set(userId, possible);
  }

  people(): string[] {
    return [...this.stands.keys()];
  }

  pressed(take: Take): void {
    this.takes.push(take);
    if (!this.recent.includes(take)) this.recent.push(take);
    if (this.recent.length > 12) this.recent.shift();
  }
}

export function sumOf(amounts: readonly { cents: number }[]): number {
  return amounts.reduce((sum, { cents }) => sum + cents, 0);
}

/** Lines as one text, to compare what was asked with what was kept. */
export function textOf(lines: readonly Line[]): string {
  return lines.map((line) => `${line.kind === 'misc' ? line.glCode : line.accountNo}=${line.cents}`).join(' ');
}
