import type { DifferenceCause } from '#shared/difference.ts';
import { subtractCents } from '#shared/money.ts';
import { TENDER_CODES, type TenderCode } from '#shared/tender.ts';
import { cashSuspicions } from './cash-suspicion.ts';
import { countSuspicions } from './count-suspicion.ts';
import { notInDrawer, withoutReceipt } from './missing-receipt.ts';
import type { CountedSession, Kept, Off, SessionTender, TenderCount } from './suspicion.ts';
import { swappedDigits } from './swapped-digits.ts';
import { wrongTenders } from './wrong-tender.ts';

/** A clerk looks through so many. */
const MOST_CAUSES = 8;

/**
 * What may have made a submitted count differ from what was expected, the most telling first; nothing where nothing is
 * off. Only for a count that stands: before it, this would tell what is expected. Each cause is true to the cent; which
 * of them happened a person finds out. The same session gives the same list, in whatever order its receipts come.
 *
 * Every receipt is looked at a fixed number of times for each tender that is off: a session of thousands takes
 * milliseconds.
 */
export function differenceCauses(counted: CountedSession): DifferenceCause[] {
  const off = tendersOff(counted.counts);
  const session = inOrder(counted);
  const tenders = session.tenders.map(withKept);
  const byCode = Map.groupBy(tenders, ({ code }) => code);
  const standing = new Map([...byCode].map(([code, all]) => [code, all.filter(({ voided }) => !voided)]));
  const suspicions = off.flatMap((each) => {
    const here = standing.get(each.code) ?? [];
    const voided = (byCode.get(each.code) ?? []).filter((tender) => tender.voided);
    return [
      ...(each.cents < 0 ? notInDrawer(each, here) : withoutReceipt(each, here, voided)),
      ...(each.code === 'cash' ? [...cashSuspicions(each, session, here), ...countSuspicions(each, session.cash)] : []),
      ...swappedDigits(each, here),
    ];
  });
  return [...wrongTenders(off, standing), ...suspicions]
    .sort((a, b) => b.strength - a.strength)
    .slice(0, MOST_CAUSES)
    .map(({ cause }) => cause);
}

/** In the order of the tenders, so that causes of equal strength always come in the same one. */
function tendersOff(counts: readonly TenderCount[]): Off[] {
  const byCode = new Map<TenderCode, TenderCount>(counts.map((count) => [count.code, count]));
  return TENDER_CODES.flatMap((code): Off[] => {
    const count = byCode.get(code);
    if (!count) return [];
    const cents = subtractCents(count.countedCents, count.expectedCents);
    return cents === 0 ? [] : [{ ...count, cents, items: count.countedItems - count.expectedItems }];
  });
}

/** Receipt numbers of a session sort as text: they are of one station, and of one year or its neighbour. */
function inOrder(session: CountedSession): CountedSession {
  const byReceipt = (a: { receiptNo: string }, b: { receiptNo: string }): number =>
    a.receiptNo === b.receiptNo ? 0 : a.receiptNo < b.receiptNo ? -1 : 1;
  return {
    ...session,
    tenders: session.tenders.toSorted((a, b) => byReceipt(a, b) || a.tenderNo - b.tenderNo),
    voids: session.voids.toSorted(byReceipt),
    pickups: session.pickups.toSorted((a, b) => a.pickupNo - b.pickupNo),
  };
}

function withKept(tender: SessionTender): Kept {
  return { ...tender, keptCents: subtractCents(tender.tenderedCents, tender.changeCents) };
}
