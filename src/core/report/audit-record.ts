import type { DayRow, DepositView } from '#shared/contract/day.ts';
import type { BusinessDate } from '#shared/day.ts';
import type { Cents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { OwnAttempt, RecordedOrdinary, RecordedReceipt, RecordedSession } from './day-record.ts';

/** One kind of tender of one clerk on one day: the share of cash among it is what a substitution changes. */
export type ClerkTender = { date: BusinessDate; clerk: string; code: TenderCode; items: number; cents: Cents };

/** Everything that an auditor takes away of a day or a month at one station. */
export type AuditRecord = {
  station: string;
  from: BusinessDate;
  to: BusinessDate;
  madeBy: string;
  training: boolean;
  office: { city: string; department: string };
  days: readonly DayRow[];
  receipts: readonly RecordedReceipt[];
  gaps: readonly string[];
  ordinary: readonly RecordedOrdinary[];
  own: readonly OwnAttempt[];
  deposits: readonly DepositView[];
  sessions: readonly RecordedSession[];
  clerkTenders: readonly ClerkTender[];
  tenderNames: Readonly<Record<TenderCode, string>>;
};
