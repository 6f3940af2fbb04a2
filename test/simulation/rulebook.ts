import type { Fact } from '#core/journal/fact.ts';
import { initialSettings, type SettingKey, type Settings } from '#shared/setting.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { TenderType } from '#shared/tender-type.ts';

/** Somebody was called to agree, and what became of it. */
export type Called = {
  approvalId: string;
  action: string;
  needs: readonly string[];
  askedBy: string;
  receiptNo: string | null;
  /** Nobody but this person can be the second. */
  withUserId: string | null;
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

const INITIAL = initialSettings();

/** What the journal says about settings, people and second persons. */
export class Rulebook {
  readonly called = new Map<string, Called>();
  /** Who can neither sign in nor agree. */
  readonly gone = new Set<string>();
  private readonly changes: { key: string; value: string; validFrom: string }[] = [];

  enter(fact: Fact): void {
    if (fact.kind === 'setting.changed') this.changes.push(fact.payload);
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
        withUserId: subject.cash?.withUserId ?? null,
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

  /** What counts on a date: of the changes made for it or before, the one for the latest date; the last of several. */
  setting<K extends SettingKey>(key: K, date: string): Settings[K] {
    let from = '';
    let found: Settings[K] = INITIAL[key];
    for (const change of this.changes) {
      if (change.key !== key || change.validFrom > date || change.validFrom < from) continue;
      from = change.validFrom;
      found = JSON.parse(change.value) as Settings[K];
    }
    return found;
  }

  tenderType(code: TenderCode, date: string): TenderType {
    return this.setting(`tender.${code}`, date);
  }
}
