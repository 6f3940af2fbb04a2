import type { DifferenceCause, DifferenceGround, Explained, TenderFound } from '#shared/difference.ts';
import { type Cents, subtractCents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { TillCount } from '#shared/till-count.ts';

/** One tender of the session's receipts, as it stands after corrections. */
export type SessionTender = {
  receiptNo: string;
  tenderNo: number;
  code: TenderCode;
  tenderedCents: Cents;
  changeCents: Cents;
  number: string | null;
  issuer: string | null;
  /** The accounts that its receipt pays. */
  accountNos: readonly string[];
  voided: boolean;
  /** Whether the clerk found it when counting; null where nobody was asked, as of cash. */
  ticked: boolean | null;
};

/** One tender counted against expected. Cash has no items. */
export type TenderCount = {
  code: TenderCode;
  expectedItems: number;
  expectedCents: Cents;
  countedItems: number;
  countedCents: Cents;
};

/** A drawer session whose count is submitted. */
export type CountedSession = {
  openingCents: Cents;
  startingBankCents: Cents;
  counts: readonly TenderCount[];
  cash: TillCount;
  tenders: readonly SessionTender[];
  pickups: readonly { pickupNo: number; cents: Cents }[];
  voids: readonly { receiptNo: string; cashReturnedCents: Cents }[];
};

/** A tender that is off. `cents` is counted less expected, `items` too: over is positive, short negative. */
export type Off = TenderCount & { cents: Cents; items: number };

/** A tender of a receipt that stands, with what it left in the drawer. */
export type Kept = SessionTender & { keptCents: Cents };

/** A cause and how much speaks for it. */
export type Suspicion = { cause: DifferenceCause; strength: number };

/**
 * How much each kind speaks for itself when it fits to the cent and nothing else of its kind does. The order is what
 * counts: first what two tenders or the clerk's own ticks bear out, then what happens few times a day and so fits by
 * chance least, then what any of many receipts might fit, last mere arithmetic.
 */
export const WEIGHT = {
  wrongTenderInBoth: 100,
  unticked: 90,
  fewADay: 80,
  swappedTotal: 70,
  twoWrongTenders: 65,
  receiptedTwice: 60,
  openingCount: 60,
  twoUnticked: 55,
  receipt: 50,
  untickedInPart: 45,
  paidUnreceipted: 40,
  change: 40,
  bundle: 40,
  wrongTenderInOne: 35,
  swappedReceipt: 30,
  wrongWayOfFew: 30,
  wrongLine: 25,
  swappedCount: 25,
  note: 20,
  twoReceipts: 10,
  wrongWayOfReceipt: 8,
  divisibleByNine: 2,
};

/** So much weaker when the number of checks that were counted speaks against it. */
const CONTRADICTED = 0.25;
/** Of what fits equally well so many are named. */
const MOST_OF_A_KIND = 3;
/** What so many others fit as well is no trace. */
const LEAST_STRENGTH = 2;

/** Causes of one kind, each as likely as the others: what speaks for the kind is divided among them. */
export function alike(weight: number, causes: readonly (DifferenceGround & { explains: Explained[] })[]): Suspicion[] {
  const strength = weight / causes.length;
  if (strength < LEAST_STRENGTH) return [];
  return causes.slice(0, MOST_OF_A_KIND).map((cause) => ({ cause: { ...cause, alike: causes.length }, strength }));
}

/** Grounds each of which explains the whole difference of one tender. */
export function wholly(off: Off, weight: number, grounds: readonly DifferenceGround[]): Suspicion[] {
  const explains = [{ code: off.code, cents: off.cents, whole: true }];
  return alike(
    weight,
    grounds.map((ground) => ({ ...ground, explains })),
  );
}

/** The weight, less where other items are missing (or more of them there) than the cause says. */
export function byItems(weight: number, off: Off, items: number): number {
  return off.code === 'cash' || off.items === items ? weight : weight * CONTRADICTED;
}

/** What the window shows of a tender. */
export function found({ receiptNo, tenderNo, code, keptCents, number, issuer }: Kept): TenderFound {
  return { receiptNo, tenderNo, code, cents: keptCents, number, issuer };
}

/** More pairs than this make up nearly any amount by chance. */
const MOST_PAIRS = 5;

/**
 * Every two of the tenders that make up an amount; none when there are too many to mean anything. One walk, with a map
 * of what was passed.
 */
export function pairsOf(tenders: readonly Kept[], amount: Cents): [Kept, Kept][] {
  const passed = new Map<Cents, Kept[]>();
  const pairs: [Kept, Kept][] = [];
  for (const tender of tenders) {
    for (const other of passed.get(subtractCents(amount, tender.keptCents)) ?? []) {
      if (pairs.length === MOST_PAIRS) return [];
      pairs.push([other, tender]);
    }
    const same = passed.get(tender.keptCents);
    if (same) same.push(tender);
    else passed.set(tender.keptCents, [tender]);
  }
  return pairs;
}
