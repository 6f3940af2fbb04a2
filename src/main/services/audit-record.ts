import type { AuditRecord } from '#core/report/audit-record.ts';
import type { BusinessDate } from '#shared/day.ts';
import type { Reading } from '../db/reading.ts';
import { ordinaryOf, sessionsOf, tenderNames } from './day-record.ts';
import { dayRow, depositView } from './day-view.ts';

/** Everything that an auditor takes away of some days of this station. */
export function auditRecord(
  office: Reading,
  { from, to, madeBy }: { from: BusinessDate; to: BusinessDate; madeBy: string },
): AuditRecord {
  const { station } = office;
  const span = { station, from, to };
  const days = office.days.between(station, from, to);
  const dates = days.map(({ businessDate }) => businessDate);
  const settings = office.settings.on(to);
  const nameOf = (userId: string | null): string => (userId ? (office.people.find(userId)?.name ?? '') : '');
  const receipts = office.records.receipts(span);
  const centsOf = new Map(receipts.map((receipt) => [receipt.receiptNo, receipt.cents]));
  return {
    station,
    from,
    to,
    madeBy,
    training: office.mode === 'training',
    office: { city: settings['office.city'], department: settings['office.department'] },
    days: days.map((day) => dayRow(office, day)),
    receipts,
    gaps: dates.flatMap((date) => office.oversight.sequenceOf(station, date).gaps),
    ordinary: dates.flatMap((date) => ordinaryOf(office, date, centsOf)),
    own: office.records.ownAttempts(span),
    deposits: dates.flatMap((date) => office.vault.depositsOf(station, date)).map((row) => depositView(row, nameOf)),
    sessions: dates.flatMap((date) => sessionsOf(office, date)),
    clerkTenders: office.records.clerkTenders(span),
    tenderNames: tenderNames(settings),
  };
}
