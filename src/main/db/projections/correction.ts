import { and, asc, eq, sql } from 'drizzle-orm';
import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { receiptCorrection, receiptFact, receiptLine, receiptShare, receiptTender } from '../schema/receipt.ts';
import type { Applies, FactOf } from './projections.ts';
import { lineRow, tenderRow, unsettledShare } from './receipt.ts';
import { reversalWriter } from './void.ts';

type LineRow = typeof receiptLine.$inferSelect;
type TenderRow = typeof receiptTender.$inferSelect;

/**
 * What a correction says anew is written beside what was said before, under the correction's number: the line or the
 * tender that it changes, and the shares that are posted again with the line and the tender they are of.
 */
export function projectCorrections(db: LedgerDb): Applies<'receipt.corrected'> {
  const receiptNo = sql.placeholder('receiptNo');
  const add = db.insert(receiptCorrection).values(placeholdersOf(receiptCorrection)).prepare();
  const addFact = db.insert(receiptFact).values(placeholdersOf(receiptFact)).prepare();
  const addReversals = reversalWriter(db);
  const addLine = db.insert(receiptLine).values(placeholdersOf(receiptLine)).prepare();
  const addTender = db.insert(receiptTender).values(placeholdersOf(receiptTender)).prepare();
  const addShare = db.insert(receiptShare).values(placeholdersOf(receiptShare)).prepare();
  // The last of each number stays in a map made of these.
  const lines = db
    .select()
    .from(receiptLine)
    .where(eq(receiptLine.receiptNo, receiptNo))
    .orderBy(asc(receiptLine.correction))
    .prepare();
  const tenders = db
    .select()
    .from(receiptTender)
    .where(eq(receiptTender.receiptNo, receiptNo))
    .orderBy(asc(receiptTender.correction))
    .prepare();
  const shareOf = db
    .select()
    .from(receiptShare)
    .where(eq(receiptShare.paymentRef, sql.placeholder('paymentRef')))
    .prepare();
  // An instrument that was never handed over may come one day.
  const forgetInstrument = db
    .update(receiptTender)
    .set({ instrumentKey: null })
    .where(and(eq(receiptTender.receiptNo, receiptNo), eq(receiptTender.tenderNo, sql.placeholder('tenderNo'))))
    .prepare();
  const forgetInstruments = db
    .update(receiptTender)
    .set({ instrumentKey: null })
    .where(eq(receiptTender.receiptNo, receiptNo))
    .prepare();

  function repost(fact: FactOf<'receipt.corrected'>): void {
    const { receiptNo: no, correction, change, items } = fact.payload;
    const line = new Map<number, LineRow>(lines.all({ receiptNo: no }).map((row) => [row.lineNo, row]));
    const tender = new Map<number, TenderRow>(tenders.all({ receiptNo: no }).map((row) => [row.tenderNo, row]));
    const shares = items.flatMap(({ paymentRef, repost: again }) => {
      const share = again ? shareOf.get({ paymentRef }) : undefined;
      return again && share ? [{ ...share, ...again, ...unsettledShare(fact.station), correction }] : [];
    });
    const touchedLines = new Set(shares.map((share) => share.lineNo));
    const touchedTenders = new Set(shares.map((share) => share.tenderNo));
    if (change.kind === 'reversal' && change.money === 'not-received') forgetInstruments.run({ receiptNo: no });
    if (change.kind === 'wrong-account') {
      const { lineNo, account } = change;
      const was = line.get(lineNo);
      if (was) {
        const cents = was.cents as Parameters<typeof lineRow>[0]['cents'];
        line.set(lineNo, { ...was, ...lineRow({ lineNo, kind: 'account', cents, account }) });
      }
      touchedLines.add(lineNo);
    }
    if (change.kind === 'wrong-tender') {
      forgetInstrument.run({ receiptNo: no, tenderNo: change.tenderNo });
      const was = tender.get(change.tenderNo);
      if (was) tender.set(change.tenderNo, { ...was, ...tenderRow(change.tender) });
      touchedTenders.add(change.tenderNo);
    }
    for (const lineNo of touchedLines) addLine.run({ ...line.get(lineNo), correction });
    for (const tenderNo of touchedTenders) addTender.run({ ...tender.get(tenderNo), correction });
    for (const share of shares) {
      addShare.run({ ...share, accountNo: line.get(share.lineNo)?.accountNo ?? null });
    }
  }

  return {
    'receipt.corrected': (fact) => {
      const { payload, station, seq, atMs, businessDate, actor, approver } = fact;
      addFact.run({ receiptNo: payload.receiptNo, station, seq });
      const { kind } = payload.change;
      const money = payload.change.kind === 'reversal' ? payload.change.money : null;
      const signed = { userId: actor, approver: approver ?? '', correctedAtMs: atMs, businessDate };
      add.run({ ...payload, ...signed, kind, money, station, seq });
      addReversals(fact);
      repost(fact);
    },
  };
}
