import { and, desc, eq, isNotNull, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import type { PrintKind } from '#shared/print-kind.ts';
import type { LedgerDb } from './ledger.ts';
import { drawerEvent, drawerSession, vaultMove } from './schema/drawer.ts';
import { printJob } from './schema/queue.ts';
import { checkRefusal, receipt, receiptCorrection, receiptVoid } from './schema/receipt.ts';
import { businessDay } from './schema/station.ts';

/** Slips of a day whose print job is gone, by their subject. Nobody wrote down whether a slip came out, so older ones are left alone. */
export function slipsWithoutJob(db: LedgerDb): (businessDate: string) => { kind: PrintKind; subject: string }[] {
  const onDay = sql.placeholder('businessDate');
  const noJob = (kind: PrintKind, subject: SQL) =>
    notExists(
      db
        .select({ one: sql`1` })
        .from(printJob)
        .where(and(eq(printJob.kind, kind), eq(printJob.receiptNo, subject))),
    );
  const voidNo = sql<string>`${receiptVoid.receiptNo}`;
  const correctionNo = sql<string>`${receiptCorrection.receiptNo} || '/' || ${receiptCorrection.correction}`;
  const refusalNo = sql<string>`${checkRefusal.station} || '-' || ${checkRefusal.slipNo}`;
  const pickupNo = sql<string>`${drawerEvent.sessionId} || '/p' || ${drawerEvent.number}`;
  const handOverNo = sql<string>`${drawerSession.sessionId}`;
  const exchangeNo = sql<string>`${vaultMove.station} || '/x' || ${vaultMove.number}`;
  const dayNo = sql<string>`${businessDay.station} || '/' || ${businessDay.businessDate}`;
  const found: { kind: PrintKind; slips: { all: (of: { businessDate: string }) => { subject: string }[] } }[] = [
    {
      kind: 'void-slip',
      slips: db
        .select({ subject: voidNo })
        .from(receiptVoid)
        .innerJoin(receipt, eq(receipt.receiptNo, receiptVoid.receiptNo))
        .where(and(eq(receipt.businessDate, onDay), noJob('void-slip', voidNo)))
        .prepare(),
    },
    {
      kind: 'correction-slip',
      slips: db
        .select({ subject: correctionNo })
        .from(receiptCorrection)
        .where(and(eq(receiptCorrection.businessDate, onDay), noJob('correction-slip', correctionNo)))
        .prepare(),
    },
    {
      kind: 'return-slip',
      slips: db
        .select({ subject: refusalNo })
        .from(checkRefusal)
        .where(and(eq(checkRefusal.businessDate, onDay), noJob('return-slip', refusalNo)))
        .prepare(),
    },
    {
      kind: 'pickup-slip',
      slips: db
        .select({ subject: pickupNo })
        .from(drawerEvent)
        .where(and(eq(drawerEvent.businessDate, onDay), eq(drawerEvent.kind, 'pickup'), noJob('pickup-slip', pickupNo)))
        .prepare(),
    },
    {
      kind: 'hand-over-slip',
      slips: db
        .select({ subject: handOverNo })
        .from(drawerSession)
        .where(
          and(
            eq(drawerSession.businessDate, onDay),
            isNotNull(drawerSession.handedOverTo),
            noJob('hand-over-slip', handOverNo),
          ),
        )
        .prepare(),
    },
    {
      kind: 'exchange-slip',
      slips: db
        .select({ subject: exchangeNo })
        .from(vaultMove)
        .where(
          and(eq(vaultMove.businessDate, onDay), eq(vaultMove.kind, 'exchange'), noJob('exchange-slip', exchangeNo)),
        )
        .prepare(),
    },
  ];
  // The short close is of a day that is over; it counts as long as nobody has put its packet away.
  const close = db
    .select({ subject: dayNo })
    .from(businessDay)
    .where(and(eq(businessDay.state, 'closed'), isNull(businessDay.packetPrintedAtMs), noJob('day-slip', dayNo)))
    .orderBy(desc(businessDay.businessDate))
    .limit(1)
    .prepare();
  return (businessDate) => [
    ...found.flatMap(({ kind, slips }) => slips.all({ businessDate }).map(({ subject }) => ({ kind, subject }))),
    ...close.all().map(({ subject }) => ({ kind: 'day-slip' as const, subject })),
  ];
}
