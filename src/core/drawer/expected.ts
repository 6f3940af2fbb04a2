import { addCents, type Cents, cents, subtractCents, sumCents } from '#shared/money.ts';
import { TENDER_CODES, type TenderCode } from '#shared/tender.ts';
import type { CountedTender, DrawerLine } from '../journal/day-facts.ts';

/** One instrument that a session's receipts speak of, as they stand now. */
export type DrawerTender = {
  receiptNo: string;
  tenderNo: number;
  code: TenderCode;
  tenderedCents: Cents;
  changeCents: Cents;
  number: string | null;
  issuer: string | null;
  /** Whose account it paid first. */
  payer: string;
  /** Voided, or corrected as never handed over: it is not in the drawer. */
  gone: boolean;
};

export type DrawerMoney = { openedCents: Cents; pickedUpCents: readonly Cents[]; tenders: readonly DrawerTender[] };

/** What a drawer should hold of each tender (rule 15): its bank and what its receipts say, less what was picked up. */
export function expectedIn({
  openedCents,
  pickedUpCents,
  tenders,
}: DrawerMoney): Map<TenderCode, { items: number; cents: Cents }> {
  const expected = new Map<TenderCode, { items: number; cents: Cents }>();
  for (const code of TENDER_CODES) {
    const here = tenders.filter((tender) => tender.code === code && !tender.gone);
    const kept = keptOf(here);
    const cash = subtractCents(addCents(openedCents, kept), sumCents(pickedUpCents));
    expected.set(code, code === 'cash' ? { items: 0, cents: cash } : { items: here.length, cents: kept });
  }
  return expected;
}

function keptOf(tenders: readonly DrawerTender[]): Cents {
  return sumCents(tenders.map((tender) => subtractCents(tender.tenderedCents, tender.changeCents)));
}

/** Counted against expected, tender by tender; never netted. A tender of which there is nothing on either side has no line. */
export function drawerLines(money: DrawerMoney, cashCents: Cents, counted: readonly CountedTender[]): DrawerLine[] {
  return [...expectedIn(money)].flatMap(([code, expected]): DrawerLine[] => {
    const back = money.tenders.filter((tender) => tender.code === code && tender.gone);
    const found = code === 'cash' ? { items: 0, cents: cashCents } : counted.find((tender) => tender.code === code);
    const line = {
      code,
      expectedItems: expected.items,
      expectedCents: expected.cents,
      countedItems: found?.items ?? 0,
      countedCents: found?.cents ?? cents(0),
      overShortCents: subtractCents(found?.cents ?? cents(0), expected.cents),
      receiptedItems: money.tenders.filter((tender) => tender.code === code && !tender.gone).length,
      takenBackItems: back.length,
      takenBackCents: keptOf(back),
    };
    const nothing = code !== 'cash' && line.expectedItems + line.countedItems + back.length === 0;
    return nothing ? [] : [line];
  });
}

/** Whether a line is right: the sum and, of checks and money orders, how many there are. */
export function agrees({ overShortCents, expectedItems, countedItems }: DrawerLine): boolean {
  return overShortCents === 0 && expectedItems === countedItems;
}
