import { and, asc, desc, eq, lte, max, sql } from 'drizzle-orm';
import type { DepositPrepared } from '#core/journal/day-facts.ts';
import type { BusinessDate } from '#shared/day.ts';
import { type Cents, cents } from '#shared/money.ts';
import { inTillOrder, type TillCount, type TillPieceCode } from '#shared/till-count.ts';
import type { LedgerDb } from './ledger.ts';
import { deposit, vaultMove, vaultPiece } from './schema/drawer.ts';

type Row = typeof deposit.$inferSelect;
export type DepositRow = Omit<Row, 'businessDate' | 'confirmedDate' | 'totalCents' | 'body'> & {
  confirmedDate: BusinessDate | null;
  businessDate: BusinessDate;
  totalCents: Cents;
  slip: DepositPrepared;
};

/** The vault's cash, and the deposits that leave it. */
export function vaultStore(db: LedgerDb) {
  const ofStation = eq(vaultMove.station, sql.placeholder('station'));
  const total = db
    .select({ cents: sql<number>`coalesce(sum(${vaultMove.cents}), 0)` })
    .from(vaultMove)
    .where(ofStation)
    .prepare();
  const pieces = db
    .select()
    .from(vaultPiece)
    .where(eq(vaultPiece.station, sql.placeholder('station')))
    .prepare();
  const lastNumber = db
    .select({ number: max(vaultMove.number) })
    .from(vaultMove)
    .where(and(ofStation, eq(vaultMove.kind, sql.placeholder('kind'))))
    .prepare();
  const ofDate = db
    .select()
    .from(vaultMove)
    .where(and(ofStation, eq(vaultMove.businessDate, sql.placeholder('date'))))
    .orderBy(asc(vaultMove.seq))
    .prepare();
  const newest = db
    .select()
    .from(vaultMove)
    .where(ofStation)
    .orderBy(desc(vaultMove.seq))
    .limit(sql.placeholder('limit'))
    .prepare();
  const exchange = db
    .select()
    .from(vaultMove)
    .where(and(ofStation, eq(vaultMove.kind, 'exchange'), eq(vaultMove.number, sql.placeholder('number'))))
    .prepare();
  const depositById = db
    .select()
    .from(deposit)
    .where(eq(deposit.depositId, sql.placeholder('depositId')))
    .prepare();
  const depositsOf = db
    .select()
    .from(deposit)
    .where(and(eq(deposit.station, sql.placeholder('station')), eq(deposit.businessDate, sql.placeholder('date'))))
    .orderBy(asc(deposit.preparedAtMs))
    .prepare();
  const unconfirmed = db
    .select()
    .from(deposit)
    .where(
      and(
        eq(deposit.station, sql.placeholder('station')),
        eq(deposit.state, 'prepared'),
        lte(deposit.businessDate, sql.placeholder('date')),
      ),
    )
    .orderBy(asc(deposit.businessDate))
    .prepare();
  const confirmed = db
    .select()
    .from(deposit)
    .where(and(eq(deposit.station, sql.placeholder('station')), eq(deposit.confirmedDate, sql.placeholder('date'))))
    .orderBy(asc(deposit.businessDate))
    .prepare();
  const read = ({ body, ...row }: Row): DepositRow => ({
    ...row,
    businessDate: row.businessDate as BusinessDate,
    confirmedDate: row.confirmedDate as BusinessDate | null,
    totalCents: row.totalCents as Cents,
    slip: JSON.parse(body),
  });
  return {
    /** What should be in the vault, cents. */
    cents: (station: string): Cents => cents(total.get({ station })?.cents ?? 0),
    /** The same piece by piece; a piece may be negative after swaps that nobody wrote down. */
    pieces: (station: string): TillCount =>
      inTillOrder(pieces.all({ station }).map(({ piece, count }) => ({ piece: piece as TillPieceCode, count }))),
    lastNumber: (station: string, kind: 'exchange' | 'fund' | 'count'): number =>
      lastNumber.get({ station, kind })?.number ?? 0,
    movesOf: (station: string, date: BusinessDate) => ofDate.all({ station, date }),
    newestMoves: (station: string, limit: number) => newest.all({ station, limit }),
    findExchange: (station: string, number: number) => exchange.get({ station, number }) ?? null,
    findDeposit(depositId: string): DepositRow | null {
      const row = depositById.get({ depositId });
      return row ? read(row) : null;
    },
    depositsOf: (station: string, date: BusinessDate): DepositRow[] => depositsOf.all({ station, date }).map(read),
    /** Deposits that the bank confirmed on a date. */
    confirmedOn: (station: string, date: BusinessDate): DepositRow[] => confirmed.all({ station, date }).map(read),
    /** Deposits up to a day that the bank has not confirmed. */
    unconfirmed: (station: string, date: BusinessDate): DepositRow[] => unconfirmed.all({ station, date }).map(read),
  };
}
