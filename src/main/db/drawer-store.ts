import { and, asc, count, desc, eq, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import type { DrawerTender } from '#core/drawer/expected.ts';
import type { DrawerApproved, DrawerCounted, DrawerExplained } from '#core/journal/day-facts.ts';
import type { BusinessDate } from '#shared/day.ts';
import type { Cents } from '#shared/money.ts';
import type { TillCount } from '#shared/till-count.ts';
import type { LedgerDb } from './ledger.ts';
import { drawerEvent, drawerLine, drawerSession } from './schema/drawer.ts';
import { countDraft } from './schema/queue.ts';
import { receipt, receiptCorrection, receiptLine, receiptTender, receiptVoid } from './schema/receipt.ts';

type Row = typeof drawerSession.$inferSelect;
export type StoredSession = Omit<Row, 'businessDate' | 'explained' | 'approved' | 'openedCount' | 'openedCents'> & {
  businessDate: BusinessDate;
  openedCents: Cents;
  openedCount: TillCount;
  explained: DrawerExplained | null;
  approved: DrawerApproved | null;
};
export type OpenSession = Pick<StoredSession, 'sessionId' | 'drawer' | 'businessDate' | 'openedAtMs' | 'openedCents'>;
export type DrawerEventKind = (typeof drawerEvent.$inferSelect)['kind'];

/** Drawer sessions, what happened in them, and the receipts' instruments that lie in them. */
export function drawerStore(db: LedgerDb) {
  const sessionId = sql.placeholder('sessionId');
  const onDate = and(
    eq(drawerSession.station, sql.placeholder('station')),
    eq(drawerSession.businessDate, sql.placeholder('date')),
  );
  const byId = db.select().from(drawerSession).where(eq(drawerSession.sessionId, sessionId)).prepare();
  // Business dates never go back and sessions count up within one; a clock can be set back.
  const inOrder = [drawerSession.businessDate, sql`length(${drawerSession.sessionId})`, drawerSession.sessionId];
  const ofDate = db
    .select()
    .from(drawerSession)
    .where(onDate)
    .orderBy(...inOrder)
    .prepare();
  const countOn = db.select({ sessions: count() }).from(drawerSession).where(onDate).prepare();
  const openOn = db
    .select({
      sessionId: drawerSession.sessionId,
      drawer: drawerSession.drawer,
      businessDate: drawerSession.businessDate,
      openedAtMs: drawerSession.openedAtMs,
      openedCents: drawerSession.openedCents,
    })
    .from(drawerSession)
    .where(and(onDate, eq(drawerSession.userId, sql.placeholder('userId')), eq(drawerSession.state, 'open')))
    .prepare();
  const unapproved = db
    .select()
    .from(drawerSession)
    .where(inArray(drawerSession.state, ['open', 'counting', 'submitted']))
    .orderBy(...inOrder)
    .prepare();
  const ofTill = sql`row_number() OVER (PARTITION BY ${drawerSession.drawer} ORDER BY ${sql.join(inOrder.map(desc), sql`, `)})`;
  const sessionsOfTills = db
    .select({ drawer: drawerSession.drawer, cents: drawerSession.leftCents, fromLast: ofTill.as('from_last') })
    .from(drawerSession)
    .where(
      and(
        eq(drawerSession.station, sql.placeholder('station')),
        eq(drawerSession.state, 'approved'),
        // What was handed over with a till was left by whoever went on with it.
        isNull(drawerSession.handedOverTo),
      ),
    )
    .as('sessions_of_tills');
  const left = db
    .select({ drawer: sessionsOfTills.drawer, cents: sessionsOfTills.cents })
    .from(sessionsOfTills)
    .where(eq(sessionsOfTills.fromLast, 1))
    .prepare();
  const lines = db.select().from(drawerLine).where(eq(drawerLine.sessionId, sessionId)).prepare();
  const events = db
    .select()
    .from(drawerEvent)
    .where(eq(drawerEvent.sessionId, sessionId))
    .orderBy(asc(drawerEvent.seq))
    .prepare();
  const lastEvent = db
    .select({ number: max(drawerEvent.number) })
    .from(drawerEvent)
    .where(and(eq(drawerEvent.sessionId, sessionId), eq(drawerEvent.kind, sql.placeholder('kind'))))
    .prepare();
  const counts = db
    .select({ body: drawerEvent.body, userId: drawerEvent.userId })
    .from(drawerEvent)
    .where(and(eq(drawerEvent.sessionId, sessionId), eq(drawerEvent.kind, 'count')))
    .orderBy(desc(drawerEvent.number))
    .prepare();

  // The last word of a receipt about an instrument or a line is what its latest correction says, else what was taken.
  const lastWord = (table: 'receipt_tender' | 'receipt_line', number: string) =>
    sql.raw(
      `(SELECT max(w.correction) FROM ${table} AS w WHERE w.receipt_no = ${table}.receipt_no AND w.${number} = ${table}.${number})`,
    );
  const tenders = db
    .select({
      receiptNo: receipt.receiptNo,
      tenderNo: receiptTender.tenderNo,
      code: receiptTender.code,
      tenderedCents: receiptTender.tenderedCents,
      changeCents: receiptTender.changeCents,
      number: receiptTender.number,
      issuer: receiptTender.issuer,
      payer: receiptLine.name,
      gone: sql<number>`${receiptVoid.receiptNo} IS NOT NULL OR ${receiptCorrection.receiptNo} IS NOT NULL`,
    })
    .from(receipt)
    .innerJoin(
      receiptTender,
      and(
        eq(receiptTender.receiptNo, receipt.receiptNo),
        eq(receiptTender.correction, lastWord('receipt_tender', 'tender_no')),
      ),
    )
    .innerJoin(
      receiptLine,
      and(
        eq(receiptLine.receiptNo, receipt.receiptNo),
        eq(receiptLine.lineNo, 1),
        eq(receiptLine.correction, lastWord('receipt_line', 'line_no')),
      ),
    )
    .leftJoin(receiptVoid, eq(receiptVoid.receiptNo, receipt.receiptNo))
    .leftJoin(
      receiptCorrection,
      and(eq(receiptCorrection.receiptNo, receipt.receiptNo), eq(receiptCorrection.money, 'not-received')),
    )
    .where(and(eq(receipt.businessDate, sql.placeholder('date')), eq(receipt.drawerSession, sessionId)))
    .orderBy(asc(receipt.counter), asc(receiptTender.tenderNo))
    .prepare();

  const accounts = db
    .selectDistinct({ receiptNo: receipt.receiptNo, accountNo: receiptLine.accountNo })
    .from(receipt)
    .innerJoin(
      receiptLine,
      and(
        eq(receiptLine.receiptNo, receipt.receiptNo),
        eq(receiptLine.correction, lastWord('receipt_line', 'line_no')),
      ),
    )
    .where(
      and(
        eq(receipt.businessDate, sql.placeholder('date')),
        eq(receipt.drawerSession, sessionId),
        isNotNull(receiptLine.accountNo),
      ),
    )
    .prepare();

  const draftOf = db.select().from(countDraft).where(eq(countDraft.sessionId, sessionId)).prepare();
  const keepDraft = db
    .insert(countDraft)
    .values({ sessionId, body: sql.placeholder('body'), savedAtMs: sql.placeholder('savedAtMs') })
    .onConflictDoUpdate({
      target: countDraft.sessionId,
      set: { body: sql`excluded.body`, savedAtMs: sql`excluded.saved_at_ms` },
    })
    .prepare();
  const dropDraft = db.delete(countDraft).where(eq(countDraft.sessionId, sessionId)).prepare();

  const read = (row: Row): StoredSession => ({
    ...row,
    businessDate: row.businessDate as BusinessDate,
    openedCents: row.openedCents as Cents,
    openedCount: JSON.parse(row.openedCount),
    explained: row.explained === null ? null : JSON.parse(row.explained),
    approved: row.approved === null ? null : JSON.parse(row.approved),
  });

  return {
    find(id: string): StoredSession | null {
      const row = byId.get({ sessionId: id });
      return row ? read(row) : null;
    },
    ofDate: (station: string, date: BusinessDate): StoredSession[] => ofDate.all({ station, date }).map(read),
    countOn: (station: string, date: BusinessDate): number => countOn.get({ station, date })?.sessions ?? 0,
    /** The person's session of this date that takes money. */
    openOn(station: string, date: BusinessDate, userId: string): OpenSession | null {
      return (openOn.get({ station, date, userId }) as OpenSession | undefined) ?? null;
    },
    /** All sessions that nobody approved yet, of whatever day, the oldest first. */
    unapproved: (): StoredSession[] => unapproved.all().map(read),
    /** What the last approved session of each till left in it. */
    leftInTills: (station: string): Map<string, Cents> =>
      new Map(left.all({ station }).map(({ drawer, cents }) => [drawer, cents as Cents])),
    linesOf: (id: string) => lines.all({ sessionId: id }),
    eventsOf: (id: string) => events.all({ sessionId: id }),
    /** The number of the last event of a kind in a session; 0: none. */
    lastEvent: (id: string, kind: DrawerEventKind): number => lastEvent.get({ sessionId: id, kind })?.number ?? 0,
    /** The blind counts, the last one first, and who made each. */
    countsOf: (id: string): (DrawerCounted & { userId: string })[] =>
      counts.all({ sessionId: id }).map(({ body, userId }) => ({ ...(JSON.parse(body) as DrawerCounted), userId })),
    /** Every instrument of the session's receipts, as they stand. */
    tendersOf: ({ sessionId: id, businessDate }: Pick<StoredSession, 'sessionId' | 'businessDate'>): DrawerTender[] =>
      tenders
        .all({ sessionId: id, date: businessDate })
        .map((row) => ({ ...row, gone: row.gone === 1 }) as DrawerTender),
    /** The accounts that each receipt of the session pays, as it stands. */
    accountsOf({
      sessionId: id,
      businessDate,
    }: Pick<StoredSession, 'sessionId' | 'businessDate'>): Map<string, string[]> {
      const rows = accounts.all({ sessionId: id, date: businessDate });
      const byReceipt = Map.groupBy(rows, ({ receiptNo }) => receiptNo);
      return new Map([...byReceipt].map(([receiptNo, of]) => [receiptNo, of.map(({ accountNo }) => accountNo ?? '')]));
    },
    draftOf(id: string): { body: string; savedAtMs: number } | null {
      return draftOf.get({ sessionId: id }) ?? null;
    },
    keepDraft: (id: string, body: string, savedAtMs: number): void =>
      void keepDraft.run({ sessionId: id, body, savedAtMs }),
    dropDraft: (id: string): void => void dropDraft.run({ sessionId: id }),
  };
}
