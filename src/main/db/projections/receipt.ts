import { eq, sql } from 'drizzle-orm';
import { base32OfHex, VERIFY_CODE_LENGTH } from '#core/journal/base32.ts';
import type { PaidLine, PaidTender } from '#core/journal/fact-kinds.ts';
import { bareNumber, instrumentKey } from '#core/payment/instrument.ts';
import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { preparedRun } from '../prepared.ts';
import { checkRefusal, receipt, receiptFact, receiptLine, receiptShare, receiptTender } from '../schema/receipt.ts';
import type { Applies, FactOf } from './projections.ts';

type Kinds = 'check.refused' | 'payment.taken' | 'receipt.printed' | 'receipt.reprint-asked' | 'receipt.skipped';

export function projectReceipts(db: LedgerDb): Applies<Kinds> {
  const addLine = preparedRun(db, db.insert(receiptLine).values(placeholdersOf(receiptLine)));
  const addTender = preparedRun(db, db.insert(receiptTender).values(placeholdersOf(receiptTender)));
  const addShare = preparedRun(db, db.insert(receiptShare).values(placeholdersOf(receiptShare)));
  const addReceipt = preparedRun(db, db.insert(receipt).values(placeholdersOf(receipt)));
  const addFact = db.insert(receiptFact).values(placeholdersOf(receiptFact)).prepare();
  const refuseCheck = db.insert(checkRefusal).values(placeholdersOf(checkRefusal)).prepare();
  const ofReceipt = eq(receipt.receiptNo, sql.placeholder('receiptNo'));
  const settleOriginal = {
    printed: db.update(receipt).set({ originalState: 'printed' }).where(ofReceipt).prepare(),
    skipped: db.update(receipt).set({ originalState: 'skipped' }).where(ofReceipt).prepare(),
  };
  const countDuplicate = db
    .update(receipt)
    .set({ duplicates: sql`max(${receipt.duplicates}, ${sql.placeholder('copy')})` })
    .where(ofReceipt)
    .prepare();

  return {
    'payment.taken': (fact) => {
      const { payload } = fact;
      const { receiptNo } = payload;
      for (const line of payload.lines) addLine({ receiptNo, ...lineRow(line), ...AS_TAKEN });
      for (const tender of payload.tenders) addTender({ receiptNo, ...tenderRow(tender), ...AS_TAKEN });
      for (const share of payload.shares) addShare({ ...shareRow(fact, share), receiptNo, ...AS_TAKEN });
      addReceipt({ ...payload, ...receiptRow(fact) });
    },
    'check.refused': ({ payload, station, businessDate, atMs, actor, seq }) => {
      refuseCheck.run({ station, slipNo: payload.slipNo, businessDate, refusedAtMs: atMs, userId: actor, seq });
    },
    'receipt.printed': ({ payload, station, seq }) => {
      addFact.run({ receiptNo: payload.receiptNo, station, seq });
      if (payload.copy === 0) settleOriginal.printed.run({ receiptNo: payload.receiptNo });
    },
    'receipt.skipped': ({ payload, station, seq }) => {
      addFact.run({ receiptNo: payload.receiptNo, station, seq });
      if (payload.copy === 0) settleOriginal.skipped.run({ receiptNo: payload.receiptNo });
    },
    'receipt.reprint-asked': ({ payload, station, seq }) => {
      addFact.run({ receiptNo: payload.receiptNo, station, seq });
      countDuplicate.run(payload);
    },
  };
}

/** What the receipt itself says; what a correction says anew has the correction's number. */
const AS_TAKEN = { correction: 0 };

export function lineRow(line: PaidLine) {
  const { lineNo, kind, cents } = line;
  if (line.kind === 'misc') {
    return { lineNo, kind, cents, accountNo: null, displayNo: null, name: line.description, glCode: line.glCode };
  }
  const { accountNo, displayNo, name } = line.account;
  return { lineNo, kind, cents, accountNo, displayNo, name, glCode: null };
}

export function tenderRow<T extends Pick<PaidTender, 'code' | 'number' | 'issuer'>>(tender: T) {
  const number = tender.number === null ? null : bareNumber(tender.number);
  return { ...tender, instrumentKey: instrumentKey(tender), bareNumber: number };
}

function shareRow(fact: FactOf<'payment.taken'>, share: FactOf<'payment.taken'>['payload']['shares'][number]) {
  const line = fact.payload.lines.find((candidate) => candidate.lineNo === share.lineNo);
  return {
    lineNo: share.lineNo,
    tenderNo: share.tenderNo,
    cents: share.cents,
    accountNo: line?.kind === 'account' ? line.account.accountNo : null,
    takenAtMs: fact.atMs,
    paymentRef: share.cis?.paymentRef ?? null,
    shortRef: share.cis?.shortRef ?? null,
    itemNumber: share.cis?.itemNumber ?? null,
    ...unsettledShare(fact.station),
    cisState: share.cis ? 'open' : 'none',
  };
}

/** A share that a station gave a reference to and that no fact has settled. */
export function unsettledShare(station: string) {
  return { station, cisState: 'open' as const, cisRef: null, cisBatch: null, postedAtMs: null, rejectCode: null };
}

function receiptRow(fact: FactOf<'payment.taken'>) {
  const [, year, counter] = fact.payload.receiptNo.split('-');
  return {
    station: fact.station,
    year,
    counter: Number(counter),
    businessDate: fact.businessDate,
    userId: fact.actor,
    takenAtMs: fact.atMs,
    seq: fact.seq,
    verifyCode: base32OfHex(fact.hash, VERIFY_CODE_LENGTH),
    overrideApproval: fact.payload.overrides?.approvalId ?? null,
    originalState: 'open',
    duplicates: 0,
  };
}
