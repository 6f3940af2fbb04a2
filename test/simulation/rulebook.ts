import type { Fact } from '#core/journal/fact.ts';
import { calendarDate } from '#shared/day.ts';
import type { TenderCode } from '#shared/tender.ts';
import { INITIAL_TENDERS, type TenderType } from '#shared/tender-type.ts';

/** Somebody was called to agree, and what became of it. */
export type Called = {
  approvalId: string;
  action: string;
  needs: readonly string[];
  askedBy: string;
  receiptNo: string | null;
  askedAtMs: number;
  state: 'asked' | 'granted' | 'used';
  approver: string | null;
  grantedAtMs: number;
};

/** A second person's word, and a call for one, count for so long. */
const COUNTS_FOR_MS = 600_000;

export function stillCounts(sinceMs: number, atMs: number): boolean {
  return sinceMs <= atMs && atMs <= sinceMs + COUNTS_FOR_MS;
}

/** What the journal says about days, drawers, kinds of tender, people and second persons. */
export class Rulebook {
  readonly called = new Map<string, Called>();
  /** Who can neither sign in nor agree. */
  readonly gone = new Set<string>();
  private readonly tenders: { code: string; type: TenderType; validFrom: string }[] = [];
  private readonly drawers = new Map<string, string>();
  private lastDay = '';

  enter(fact: Fact): void {
    if (fact.kind === 'day.opened' && fact.businessDate > this.lastDay) this.lastDay = fact.businessDate;
    if (fact.kind === 'drawer.opened') {
      this.drawers.set(`${fact.payload.userId} ${fact.businessDate}`, fact.payload.sessionId);
    }
    if (fact.kind === 'setting.changed' && fact.payload.key.startsWith('tender.')) {
      const { key, value, validFrom } = fact.payload;
      this.tenders.push({ code: key.slice('tender.'.length), type: JSON.parse(value) as TenderType, validFrom });
    }
    if (fact.kind === 'user.deactivated') this.gone.add(fact.payload.userId);
    if (fact.kind === 'user.reactivated') this.gone.delete(fact.payload.userId);
    this.enterCall(fact);
  }

  private enterCall(fact: Fact): void {
    if (fact.kind === 'approval.asked') {
      const { approvalId, action, needs, subject } = fact.payload;
      this.called.set(approvalId, {
        approvalId,
        action,
        needs,
        askedBy: fact.actor,
        receiptNo: subject.receiptNo,
        askedAtMs: fact.atMs,
        state: 'asked',
        approver: null,
        grantedAtMs: 0,
      });
    }
    const called =
      fact.kind === 'approval.granted' || fact.kind === 'approval.used'
        ? this.called.get(fact.payload.approvalId)
        : undefined;
    if (!called) return;
    if (fact.kind === 'approval.used') called.state = 'used';
    else Object.assign(called, { state: 'granted', approver: fact.approver, grantedAtMs: fact.atMs });
  }

  /** The station's accounting day: the office's date, never one before a day that was opened. */
  businessDate(atMs: number): string {
    const today = calendarDate(atMs);
    return today > this.lastDay ? today : this.lastDay;
  }

  drawerOf(userId: string, date: string): string | undefined {
    return this.drawers.get(`${userId} ${date}`);
  }

  /** What counts on a date: of the changes made for it or before, the one for the latest date; the last of several. */
  tenderType(code: TenderCode, date: string): TenderType {
    let from = '';
    let found = INITIAL_TENDERS[code];
    for (const change of this.tenders) {
      if (change.code !== code || change.validFrom > date || change.validFrom < from) continue;
      from = change.validFrom;
      found = change.type;
    }
    return found;
  }
}
