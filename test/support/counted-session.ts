import type { CountedSession, SessionTender, TenderCount } from '#core/drawer/suspicion.ts';
import { type Cents, cents } from '#shared/money.ts';
import { TENDER_CODES, type TenderCode } from '#shared/tender.ts';
import { inTillOrder, type TillCount, type TillPieceCode } from '#shared/till-count.ts';

export const receiptNo = (number: number): string => `C1-26-${String(number).padStart(6, '0')}`;

type Over = Partial<Omit<SessionTender, 'receiptNo' | 'code'>>;

/** A receipt with one tender, for an account of its own. Checks are ticked unless a test says otherwise. */
export function receipt(number: number, code: TenderCode, tendered: number, over: Over = {}): SessionTender {
  const check = code !== 'cash';
  return {
    receiptNo: receiptNo(number),
    tenderNo: 1,
    code,
    tenderedCents: cents(tendered),
    changeCents: cents(0),
    number: check ? String(1_000 + number) : null,
    issuer: code === 'money-order' ? 'Western Union' : null,
    accountNos: [`A${number}`],
    voided: false,
    ticked: check ? true : null,
    ...over,
  };
}

export const change = (amount: number): Over => ({ changeCents: cents(amount) });
export const NOT_TICKED: Over = { ticked: false };

export function till(pieces: Partial<Record<TillPieceCode, number>>): TillCount {
  return inTillOrder(Object.entries(pieces).map(([piece, count]) => ({ piece: piece as TillPieceCode, count })));
}

export const kept = ({ tenderedCents, changeCents }: SessionTender): number => tenderedCents - changeCents;

/** How far a count is off, tender by tender: cents, or cents and how many items. */
export type Differences = Partial<Record<TenderCode, number | [cents: number, items: number]>>;

/** A session that opened with $200.00, and was counted so far off what its receipts say. */
export function counted(
  tenders: readonly SessionTender[],
  differences: Differences,
  over: Partial<Omit<CountedSession, 'tenders' | 'counts'>> = {},
): CountedSession {
  const session = {
    openingCents: cents(20_000),
    startingBankCents: cents(20_000),
    cash: [],
    pickups: [],
    voids: [],
    ...over,
  };
  const counts = TENDER_CODES.map((code): TenderCount => {
    const here = tenders.filter((tender) => tender.code === code && !tender.voided);
    const receipted = here.reduce((sum, tender) => sum + kept(tender), 0);
    const pickedUp = session.pickups.reduce((sum, pickup) => sum + pickup.cents, 0);
    const expected = code === 'cash' ? session.openingCents + receipted - pickedUp : receipted;
    const items = code === 'cash' ? 0 : here.length;
    const difference = differences[code] ?? 0;
    const [off, itemsOff] = typeof difference === 'number' ? [difference, 0] : difference;
    return {
      code,
      expectedItems: items,
      expectedCents: cents(expected),
      countedItems: items + itemsOff,
      countedCents: cents(expected + off),
    };
  });
  return { ...session, tenders, counts };
}

export function differenceOf({ counts }: CountedSession, code: TenderCode): Cents {
  const count = counts.find((each) => each.code === code);
  return cents(count ? count.countedCents - count.expectedCents : 0);
}
