import { composeAudit } from '#core/report/compose-audit.ts';
import { composePacket } from '#core/report/compose-packet.ts';
import type { BusinessDate } from '#shared/day.ts';
import type { Report } from '#shared/report.ts';
import { openReading } from '../db/reading.ts';
import type { Mode } from '../office.ts';
import type { ReportPress } from '../reports/report-press.ts';
import { auditRecord } from './audit-record.ts';
import { dayRecord } from './day-record.ts';

/** What a report is made of. Plain data: it crosses into the thread that composes and sets it. */
export type ReportSource =
  | { of: 'report'; report: Report }
  | ({ of: 'packet'; date: BusinessDate } & InLedger)
  | ({ of: 'audit'; from: BusinessDate; to: BusinessDate; madeBy: string } & InLedger);
export type Press = ReportPress<ReportSource>;
/** `madeAtMs` stands in the report, so that the same one again is the same bytes. */
type InLedger = { ledger: string; station: string; mode: Mode; madeAtMs: number };

/** Composes a report of its source; what it reads of the ledger is one moment of it. */
export function composeReport(source: ReportSource): Report {
  if (source.of === 'report') return source.report;
  const reading = openReading(source.ledger, source.station, source.mode);
  try {
    return source.of === 'packet'
      ? composePacket(dayRecord(reading, source.date), source.madeAtMs)
      : composeAudit(auditRecord(reading, source), source.madeAtMs);
  } finally {
    reading.close();
  }
}
