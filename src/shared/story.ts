import type { MoneyNeed } from './approval.ts';
import type { BusinessDate } from './day.ts';
import type { Cents } from './money.ts';
import type { Oddity, ReversedMoney, TenderCode } from './tender.ts';

/** The CIS item that an event is of: a payment on several accounts or by several tenders has several. */
export type StoryItem = { shortRef: string; cents: Cents };

/** What came of one exchange with the CIS; the facts themselves tell when it posted or refused. */
export type CisOutcome =
  | 'posted'
  | 'rejected'
  | 'pending'
  | 'not-sent'
  | 'no-answer'
  | 'busy'
  | 'in-progress'
  | 'conflict'
  | 'stranger'
  | 'absent';

/** How a print job stands that no fact has settled. */
export type OpenPrint = 'waiting' | 'printing' | 'uncertain' | 'failed';

type StoryTender = { code: TenderCode; number: string | null };
/** What a correction found, and what it made of it. */
export type StoryCorrection =
  | { kind: 'reversal'; money: ReversedMoney }
  | { kind: 'wrong-account'; cents: Cents; was: string; is: string; name: string }
  | { kind: 'wrong-tender'; cents: Cents; was: StoryTender; is: StoryTender };

/** The payment story: what happened, with the values that its sentence names. The sentences are the window's. */
export type StoryEvent = { atMs: number } & StoryContent;
export type StoryContent =
  | { kind: 'approval-asked'; by: string; needs: MoneyNeed[] }
  | {
      kind: 'approval-granted';
      by: string;
      approver: string;
      /** The office's words for the reason as they were on that day; the code where the list has it no more. */
      reason: { en: string; es: string };
      text: string;
    }
  | {
      kind: 'taken';
      by: string;
      station: string;
      drawerSession: string;
      linesCents: Cents;
      changeCents: Cents;
      businessDate: BusinessDate;
      receivedDate: BusinessDate;
      effectiveDate: BusinessDate;
      effectiveRule: string;
    }
  | {
      kind: 'voided';
      by: string;
      approver: string;
      reason: { en: string; es: string };
      text: string;
      cashReturnedCents: Cents;
    }
  | {
      kind: 'corrected';
      by: string;
      approver: string;
      reason: { en: string; es: string };
      text: string;
      change: StoryCorrection;
    }
  /** The drawer that the money lay in was counted, and another person approved the count. */
  | { kind: 'drawer-approved'; by: string; approver: string; drawerSession: string }
  | { kind: 'deposited'; by: string; verifiedBy: string; bagNumber: string; depositId: string }
  | { kind: 'day-closed'; by: string; businessDate: BusinessDate; seal: string }
  | { kind: 'bank-confirmed'; by: string; date: BusinessDate; depositId: string; differs: boolean }
  | { kind: 'cis-cancelled'; item: StoryItem }
  | { kind: 'odd-confirmed'; by: string; oddities: Oddity[] }
  | { kind: 'reprint-asked'; by: string; copy: number }
  /** `by` null: the printer confirmed it. */
  | { kind: 'printed'; by: string | null; copy: number }
  | { kind: 'print-skipped'; by: string; copy: number }
  | { kind: 'print-open'; copy: number; state: OpenPrint; reason: string | null }
  | { kind: 'cis-sent'; item: StoryItem; outcome: CisOutcome }
  | { kind: 'cis-asked'; item: StoryItem; outcome: CisOutcome }
  | { kind: 'cis-posted'; item: StoryItem; cisRef: string; cisBatch: string; learntBy: 'answer' | 'look-up' }
  | { kind: 'cis-rejected'; item: StoryItem; code: string; detail: string }
  /** Not there yet, and how it stands now. */
  | { kind: 'cis-open'; item: StoryItem; state: string; nextAtMs: number | null };
