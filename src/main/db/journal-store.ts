import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { CloseFact } from '#core/day/compose-day-slip.ts';
import { EMPTY_JOURNAL, type JournalHead } from '#core/journal/fact.ts';
import type { StoredFact } from '#core/journal/verify-chain.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import type { RefusalFact } from '#core/receipt/compose-slip.ts';
import type { VoidFact } from '#core/receipt/compose-void.ts';
import { type CorrectionFact, type StandingReceipt, standingReceipt } from '#core/receipt/standing-receipt.ts';
import type { StoryFact } from '#core/receipt/story.ts';
import type { LedgerDb } from './ledger.ts';
import { journal } from './schema/journal.ts';
import { checkRefusal, receipt, receiptCorrection, receiptFact, receiptVoid } from './schema/receipt.ts';

export function journalStore(db: LedgerDb) {
  const paymentOf = db
    .select({ fact: journal })
    .from(receipt)
    .innerJoin(journal, and(eq(journal.station, receipt.station), eq(journal.seq, receipt.seq)))
    .where(eq(receipt.receiptNo, sql.placeholder('receiptNo')))
    .prepare();
  const voidOf = db
    .select({ fact: journal })
    .from(receiptVoid)
    .innerJoin(journal, and(eq(journal.station, receiptVoid.station), eq(journal.seq, receiptVoid.seq)))
    .where(eq(receiptVoid.receiptNo, sql.placeholder('receiptNo')))
    .prepare();
  const correctionsOf = db
    .select({ fact: journal })
    .from(receiptCorrection)
    .innerJoin(journal, and(eq(journal.station, receiptCorrection.station), eq(journal.seq, receiptCorrection.seq)))
    .where(eq(receiptCorrection.receiptNo, sql.placeholder('receiptNo')))
    .orderBy(asc(receiptCorrection.correction))
    .prepare();
  const refusalOf = db
    .select({ fact: journal })
    .from(checkRefusal)
    .innerJoin(journal, and(eq(journal.station, checkRefusal.station), eq(journal.seq, checkRefusal.seq)))
    .where(
      and(eq(checkRefusal.station, sql.placeholder('station')), eq(checkRefusal.slipNo, sql.placeholder('slipNo'))),
    )
    .prepare();
  // In the order in which projections see facts, also when another station wrote some of them.
  const later = db
    .select({ fact: journal })
    .from(receiptFact)
    .innerJoin(journal, and(eq(journal.station, receiptFact.station), eq(journal.seq, receiptFact.seq)))
    .where(eq(receiptFact.receiptNo, sql.placeholder('receiptNo')))
    .orderBy(asc(journal.clock), asc(journal.station), asc(journal.seq))
    .prepare();
  const bySeq = db
    .select()
    .from(journal)
    .where(and(eq(journal.station, sql.placeholder('station')), eq(journal.seq, sql.placeholder('seq'))))
    .prepare();
  const newest = db
    .select()
    .from(journal)
    .where(eq(journal.station, sql.placeholder('station')))
    .orderBy(desc(journal.seq))
    .limit(sql.placeholder('limit'))
    .prepare();
  function payment(receiptNo: string): PaymentFact | null {
    const row = paymentOf.get({ receiptNo });
    return row ? ({ ...row.fact, payload: JSON.parse(row.fact.payload) } as PaymentFact) : null;
  }
  function corrections(receiptNo: string): CorrectionFact[] {
    const rows = correctionsOf.all({ receiptNo });
    return rows.map(({ fact }) => ({ ...fact, payload: JSON.parse(fact.payload) }) as CorrectionFact);
  }
  return {
    /** The fact that a receipt is made from. */
    payment,
    /** What was put right of a receipt later, in order. */
    corrections,
    /** A receipt as it stands after its corrections, with the fact it was made from; null where there is none. */
    standing(receiptNo: string): { payment: PaymentFact; standing: StandingReceipt } | null {
      const taken = payment(receiptNo);
      return taken && { payment: taken, standing: standingReceipt(taken, corrections(receiptNo)) };
    },
    /** The fact that took a receipt back, or null. */
    voided(receiptNo: string): VoidFact | null {
      const row = voidOf.get({ receiptNo });
      return row ? ({ ...row.fact, payload: JSON.parse(row.fact.payload) } as VoidFact) : null;
    },
    /** What was written about a receipt after its payment, in order. */
    laterOf: (receiptNo: string): StoryFact[] =>
      later.all({ receiptNo }).map(({ fact }) => ({ ...fact, payload: JSON.parse(fact.payload) }) as StoryFact),
    /** The fact that a return slip ("C1-7") is made from. */
    refusal(slip: string): RefusalFact | null {
      const [station, slipNo] = slip.split('-');
      const row = refusalOf.get({ station, slipNo: Number(slipNo) });
      return row ? ({ ...row.fact, payload: JSON.parse(row.fact.payload) } as RefusalFact) : null;
    },
    /** The fact that closed a day, where the day says that it stands. */
    closeOf(station: string, seq: number): CloseFact | null {
      const row = bySeq.get({ station, seq });
      return row?.kind === 'day.closed' ? ({ ...row, payload: JSON.parse(row.payload) } as CloseFact) : null;
    },
    /** The newest facts of a station in order, and where the journal stood before them. */
    newest(station: string, limit: number): { before: JournalHead; facts: StoredFact[] } {
      const rows = newest.all({ station, limit: limit + 1 }).reverse();
      const previous = rows.length > limit ? rows.shift() : undefined;
      return { before: previous ?? EMPTY_JOURNAL, facts: rows.map(storedFact) };
    },
  };
}

/** A journal row as the chain is checked: the payload still as text. */
export function storedFact(row: typeof journal.$inferSelect): StoredFact {
  const { payload, ...rest } = row;
  return { ...rest, payloadText: payload } as StoredFact;
}
