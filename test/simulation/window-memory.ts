import type { Fact } from '#core/journal/fact.ts';
import type { Asked } from '#shared/contract/index.ts';
import type { TakenView } from '#shared/contract/payment.ts';
import type { Person } from '#shared/contract/session.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { Act } from './till/acts.ts';

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

/** Somebody asked for a receipt to be taken back. */
export type Voiding = {
  receiptNo: string;
  reasonCode: string;
  reason: string;
  cashReturnedCents: number;
};
export type VoidPress = Voiding & { userId: string; elapsedMs: number; told: boolean; refused: string | null };

/** Somebody asked for a receipt to be put right. */
export type Correcting = {
  receiptNo: string;
  change: Asked<'receipt.correct'>['change'];
  reasonCode: string;
  reason: string;
};
export type CorrectPress = Correcting & { userId: string; told: number | null; refused: string | null };

/** A request that was answered with a call for a second person: who asked, for what, to the last letter. */
export type Waiting = {
  approvalId: string;
  userId: string;
  text: string;
  asked:
    | { action: 'payment.take'; transactionId: string; lines: readonly Line[]; tenders: readonly Tender[] }
    | { action: 'receipt.void'; voiding: Voiding }
    | { action: 'receipt.correct'; correcting: Correcting }
    | { action: 'till'; act: Act };
};

/** A transaction whose tender screen is open or parked; no id: the answer that would have told it was lost. */
export type Draft = { transactionId: string | null; lines: readonly Line[] };
/** How a person's transactions may stand. After a crash in the middle of a request it can be more than one of these. */
export type Stand = { open: Draft | null; parked: readonly Draft[]; taken?: string };
export const NOTHING_OPEN: Stand = { open: null, parked: [] };

/** What the person at the window knows: never more than the window was told. */
export class WindowMemory {
  /** Receipts that were shown, by number. */
  readonly receipts = new Map<string, { take: Take; told: TakenView }>();
  /** The last times Enter was pressed, answered or not: any may be pressed again. */
  readonly recent: Take[] = [];
  /** Presses of Enter in this step. */
  takes: Take[] = [];
  voids: VoidPress[] = [];
  corrects: CorrectPress[] = [];
  /** Every time somebody was ever asked for; the last ones are those that somebody may still come for. */
  readonly waiting = new Map<string, Waiting>();
  /** So many facts about drawers, vault and days are known to have been asked for. */
  accounted = 0;
  /** What an act wrote whose answer was lost, if it was done. */
  unanswered: readonly Fact['kind'][] = [];
  /** Who works here, as the sign-in page lists them. */
  staff: Person[] = [];
  private readonly stands = new Map<string, readonly Stand[]>();

  standsOf(userId: string): readonly Stand[] {
    return this.stands.get(userId) ?? [NOTHING_OPEN];
  }

  /** How it is known to stand; the checkers make it certain after every step. */
  standOf(userId: string): Stand {
    return this.standsOf(userId)[0] ?? NOTHING_OPEN;
  }

  draftOf(userId: string): { transactionId: string; lines: readonly Line[] } | null {
    const [stand, another] = this.standsOf(userId);
    if (another || !stand?.open || stand.open.transactionId === null) return null;
    return { transactionId: stand.open.transactionId, lines: stand.open.lines };
  }

  stand(userId: string, ...possible: Stand[]): void {
    this.stands.set(userId, possible);
  }

  /** Something was asked for and the answer was lost: it stands as before, or so. */
  perhaps(userId: string, so: Stand): void {
    this.stand(userId, ...this.standsOf(userId), so);
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

/** Tenders as one text, in the order in which they pay: cash pays what instruments left. */
export function textOfTenders(tenders: readonly Tender[]): string {
  const cash = tenders.filter(({ code }) => code === 'cash');
  return [...tenders.filter(({ code }) => code !== 'cash'), ...cash]
    .map(({ code, cents, number, issuer }) => [code, cents, number, issuer].join(' '))
    .join(' + ');
}
