import { sealWords } from '#core/journal/base32.ts';
import type { DayRecord, RecordedOrdinary, RecordedSession } from '#core/report/day-record.ts';
import type { BusinessDate } from '#shared/day.ts';
import { type Cents, cents } from '#shared/money.ts';
import { TENDER_CODES, type TenderCode } from '#shared/tender.ts';
import type { Reading } from '../db/reading.ts';
import { depositView } from './day-view.ts';
import { sessionSummary } from './drawer-sheet.ts';

/** Everything that the packet of a closed day says. Throws when the day is not closed. */
export function dayRecord(office: Reading, date: BusinessDate): DayRecord {
  const { station } = office;
  const day = office.days.find(station, date);
  const fact = day?.closedSeq ? office.journal.closeOf(station, day.closedSeq) : null;
  if (!day?.seal || !fact) throw new Error(`the day ${date} is not closed`);
  const settings = office.settings.on(date);
  const nameOf = (userId: string | null): string => (userId ? (office.people.find(userId)?.name ?? '') : '');
  const span = { station, from: date, to: date };
  const receipts = office.records.receipts(span);
  const earlier = office.vault.unconfirmed(station, date).filter((row) => row.businessDate < date);
  return {
    station,
    date,
    training: office.mode === 'training',
    office: { city: settings['office.city'], department: settings['office.department'] },
    openedAtMs: day.openedAtMs,
    openedBy: nameOf(day.openedBy),
    closed: fact.payload,
    closedAtMs: fact.atMs,
    closedBy: nameOf(fact.actor),
    seal: sealWords(day.seal),
    receipts,
    taken: office.records.taken(span),
    booked: office.records.booked(span),
    ordinary: ordinaryOf(office, date, new Map(receipts.map((receipt) => [receipt.receiptNo, receipt.cents]))),
    sessions: sessionsOf(office, date),
    deposits: office.vault.depositsOf(station, date).map((row) => depositView(row, nameOf)),
    earlierDeposits: [...office.vault.confirmedOn(station, date), ...earlier].map((row) => depositView(row, nameOf)),
    vault: {
      cents: office.vault.cents(station),
      moves: office.vault.movesOf(station, date).map((move) => ({
        kind: move.kind,
        subject: move.subject,
        cents: cents(move.cents),
        atMs: move.atMs,
        by: nameOf(move.userId),
        with: nameOf(move.approver),
      })),
    },
    cis: { states: office.records.cisStates(), open: office.records.cisOpen() },
    own: office.records.ownAttempts(span),
    refusedChecks: office.records.refusedChecks(span),
    reversed: office.records.reversed(span),
    accounts: {
      receivable: settings['gl.receivable'],
      overShort: settings['gl.over-short'],
      refundsPayable: settings['gl.refunds-payable'],
      changeFund: settings['gl.change-fund'],
      banks: new Map(settings['bank.accounts'].map(({ code, en, glCode }) => [code, { name: en, glCode }])),
    },
    tenderNames: tenderNames(settings),
  };
}

export function tenderNames(settings: ReturnType<Reading['settings']['on']>): Record<TenderCode, string> {
  return Object.fromEntries(TENDER_CODES.map((code) => [code, settings[`tender.${code}`].nameEn])) as Record<
    TenderCode,
    string
  >;
}

/** The sessions of a day with everything that was counted, said and decided. */
export function sessionsOf(office: Reading, date: BusinessDate): RecordedSession[] {
  const known = office.settings.on(date)['reasons.over-short'];
  const words = (code: string): string => known.find((reason) => reason.code === code)?.en ?? code;
  return office.drawers.ofDate(office.station, date).map((stored) => ({
    ...sessionSummary(office, null, stored),
    lines: stored.approved?.lines ?? [],
    reasons: (stored.approved?.reasons ?? []).map((why) => ({ ...why, reasonCode: words(why.reasonCode) })),
    approved: stored.approved,
  }));
}

/** What was out of the ordinary, with the reasons in the office's words of that day. */
export function ordinaryOf(
  office: Reading,
  date: BusinessDate,
  centsOf: ReadonlyMap<string, Cents>,
): RecordedOrdinary[] {
  const settings = office.settings.on(date);
  const LISTS = { void: 'reasons.void', correction: 'reasons.correction', override: 'reasons.override' } as const;
  return office.oversight.outOfOrdinary(office.station, date).map((each) => ({
    ...each,
    businessDate: date,
    reason: settings[LISTS[each.kind]].find(({ code }) => code === each.reason)?.en ?? each.reason,
    cents: centsOf.get(each.receiptNo.split('/')[0] ?? '') ?? cents(0),
  }));
}
