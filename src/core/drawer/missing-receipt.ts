import type { DifferenceGround } from '#shared/difference.ts';
import { type Cents, negateCents, subtractCents, sumCents } from '#shared/money.ts';
import { alike, byItems, found, type Kept, type Off, pairsOf, type Suspicion, WEIGHT, wholly } from './suspicion.ts';

/**
 * A tender that is short: what was receipted and is not there. Of checks that a clerk went through, those without a tick
 * come first, and none with one is named.
 */
export function notInDrawer(off: Off, tenders: readonly Kept[]): Suspicion[] {
  const missing = negateCents(off.cents);
  const unticked = tenders.filter(({ ticked }) => ticked === false);
  const unasked = tenders.filter(({ ticked }) => ticked === null);
  const twice = receiptedTwice(tenders, missing);
  const suspected = new Set(twice.map(({ tender }) => tender));
  const exactly = ({ keptCents }: Kept): boolean => keptCents === missing;
  return [
    ...wholly(
      off,
      byItems(WEIGHT.receiptedTwice, off, -1),
      twice.map(({ tender, firstReceiptNo }) => ({ kind: 'receipted-twice', tender: found(tender), firstReceiptNo })),
    ),
    ...wholly(
      off,
      byItems(WEIGHT.receipt, off, -1),
      unasked.filter((tender) => exactly(tender) && !suspected.has(tender)).map((tender) => notThere([tender])),
    ),
    ...wholly(off, byItems(WEIGHT.twoReceipts, off, -2), pairsOf(unasked, missing).map(notThere)),
    ...withoutTick(off, unticked, missing),
  ];
}

/** The one that is exactly it; all of them together; two of them; or, where none of that fits, each for its part. */
function withoutTick(off: Off, unticked: readonly Kept[], missing: Cents): Suspicion[] {
  const exact = unticked.filter(({ keptCents }) => keptCents === missing);
  if (exact.length > 0) {
    return wholly(
      off,
      byItems(WEIGHT.unticked, off, -1),
      exact.map((tender) => notThere([tender])),
    );
  }
  if (sumCents(unticked.map(({ keptCents }) => keptCents)) === missing) {
    return wholly(off, byItems(WEIGHT.unticked, off, -unticked.length), [notThere(unticked)]);
  }
  const pairs = pairsOf(unticked, missing);
  if (pairs.length > 0) return wholly(off, byItems(WEIGHT.twoUnticked, off, -2), pairs.map(notThere));
  const lessens = unticked.filter(({ keptCents }) => Math.abs(subtractCents(missing, keptCents)) < missing);
  return alike(
    WEIGHT.untickedInPart,
    lessens.map((tender) => ({
      ...notThere([tender]),
      explains: [{ code: off.code, cents: negateCents(tender.keptCents), whole: false }],
    })),
  );
}

function notThere(tenders: readonly Kept[]): DifferenceGround {
  return {
    kind: 'not-in-drawer',
    tenders: tenders.map(found),
    unticked: tenders.every(({ ticked }) => ticked === false),
  };
}

/** Tenders of this amount whose accounts paid it before with the same kind of tender. */
function receiptedTwice(tenders: readonly Kept[], amount: Cents): { tender: Kept; firstReceiptNo: string }[] {
  const first = new Map<string, string>();
  return tenders.flatMap((tender) => {
    if (tender.keptCents !== amount || tender.accountNos.length === 0) return [];
    const accounts = tender.accountNos.toSorted().join(' ');
    const firstReceiptNo = first.get(accounts);
    if (firstReceiptNo === undefined) first.set(accounts, tender.receiptNo);
    const another = firstReceiptNo !== undefined && firstReceiptNo !== tender.receiptNo;
    return another && tender.ticked !== true ? [{ tender, firstReceiptNo }] : [];
  });
}

/** A tender that is over: what is there and has no receipt, or none any more. */
export function withoutReceipt(off: Off, tenders: readonly Kept[], voided: readonly Kept[]): Suspicion[] {
  const ofAmount = (list: readonly Kept[]): Kept[] => list.filter(({ keptCents }) => keptCents === off.cents);
  const returned = off.code === 'cash' ? [] : ofAmount(voided);
  return [
    ...wholly(
      off,
      byItems(WEIGHT.fewADay, off, 1),
      returned.map(({ receiptNo }) => ({ kind: 'voided', receiptNo })),
    ),
    ...wholly(
      off,
      byItems(WEIGHT.paidUnreceipted, off, 1),
      ofAmount(tenders).map((tender) => ({ kind: 'paid-unreceipted', tender: found(tender) })),
    ),
  ];
}
