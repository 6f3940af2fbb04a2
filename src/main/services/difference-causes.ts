import { explanationOf, type SessionSight } from '#core/drawer/count-drawer.ts';
import { differenceCauses } from '#core/drawer/difference-detective.ts';
import type { DrawerLine } from '#core/journal/day-facts.ts';
import { cashKept } from '#core/receipt/decide-void.ts';
import type { DifferenceCause } from '#shared/difference.ts';
import { cents } from '#shared/money.ts';
import type { StoredSession } from '../db/drawer-store.ts';
import type { Office } from '../office.ts';

/** What may have made a submitted count differ. Asked for after it stands only: before, it would tell what is expected. */
export function causesOf(
  office: Office,
  stored: StoredSession,
  session: SessionSight,
  lines: readonly DrawerLine[],
): DifferenceCause[] {
  const accounts = office.drawers.accountsOf(stored);
  const absent = new Set(explanationOf(session).missing.map(({ receiptNo, tenderNo }) => `${receiptNo}/${tenderNo}`));
  const said = session.explained !== null;
  const events = office.drawers.eventsOf(stored.sessionId);
  const gone = session.money.tenders.filter((tender) => tender.gone);
  return differenceCauses({
    openingCents: stored.openedCents,
    startingBankCents: cents(stored.expectedBankCents),
    counts: lines,
    cash: session.lastCount?.cash ?? [],
    tenders: session.money.tenders.map((tender) => ({
      ...tender,
      accountNos: accounts.get(tender.receiptNo) ?? [],
      voided: tender.gone,
      ticked: tender.code === 'cash' || !said ? null : !absent.has(`${tender.receiptNo}/${tender.tenderNo}`),
    })),
    pickups: events
      .filter(({ kind }) => kind === 'pickup')
      .map(({ number, cents: amount }) => ({ pickupNo: number, cents: cents(amount) })),
    voids: [...Map.groupBy(gone, ({ receiptNo }) => receiptNo)].map(([receiptNo, tenders]) => ({
      receiptNo,
      cashReturnedCents: cashKept(tenders),
    })),
  });
}
