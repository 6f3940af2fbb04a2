import { addCents, type Cents, subtractCents, sumCents } from '#shared/money.ts';
import { TENDER_CODES } from '#shared/tender.ts';
import { tillCents } from '#shared/till-count.ts';
import type { DayTender, DepositPrepared, DrawerLine } from '../journal/day-facts.ts';
import type { ClosedSession } from './deposit.ts';

/** A day's money, tender by tender, from its closed drawers and its deposits alone. */
export type DayFigures = {
  tenders: DayTender[];
  /** Cash in the tills after the day less before it. */
  banksChangeCents: Cents;
  /** What should have been in the tills in the morning against what was. */
  openingOverShortCents: Cents;
  depositedCents: Cents;
};
type Slip = Pick<DepositPrepared, 'items' | 'coinCents' | 'currencyCents' | 'totalCents'>;

export function dayFigures(closed: readonly ClosedSession[], deposits: readonly Slip[]): DayFigures {
  const tenders = TENDER_CODES.flatMap((code): DayTender[] => {
    const lines = closed.flatMap((session) =>
      session.approved.lines.filter((line) => line.code === code).map((line) => ({ line, session })),
    );
    if (lines.length === 0) return [];
    const items = deposits.flatMap((slip) => slip.items.filter((item) => item.code === code));
    const deposited =
      code === 'cash'
        ? deposits.map(({ coinCents, currencyCents }) => addCents(coinCents, currencyCents))
        : items.map((item) => item.cents);
    return [
      {
        code,
        receiptedItems: lines.reduce((sum, { line }) => sum + line.receiptedItems + line.takenBackItems, 0),
        receiptedCents: sumCents(lines.map(({ line, session }) => receipted(line, session))),
        voidedItems: lines.reduce((sum, { line }) => sum + line.takenBackItems, 0),
        voidedCents: sumCents(lines.map(({ line }) => line.takenBackCents)),
        overShortCents: sumCents(lines.map(({ line }) => line.overShortCents)),
        depositedCents: sumCents(deposited),
      },
    ];
  });
  return {
    tenders,
    banksChangeCents: sumCents(
      closed.map(({ approved, openedCents }) => subtractCents(approved.leftCents, openedCents)),
    ),
    openingOverShortCents: sumCents(
      closed.map(({ openedCents, expectedBankCents }) => subtractCents(openedCents, expectedBankCents)),
    ),
    depositedCents: sumCents(deposits.map(({ totalCents }) => totalCents)),
  };
}

/** What receipts of the session say was handed over: for cash, the expected sum without the bank and before pickups. */
function receipted(line: DrawerLine, { openedCents, pickups }: ClosedSession): Cents {
  const all = addCents(line.expectedCents, line.takenBackCents);
  if (line.code !== 'cash') return all;
  return addCents(subtractCents(all, openedCents), sumCents(pickups.map(tillCents)));
}

/**
 * The intact test (rule 29), tender by tender: what went to the bank is what was receipted and not taken back, over or short,
 * less what the tills hold more than before. Gives the tenders for which it does not hold.
 */
export function notIntact({
  tenders,
  banksChangeCents,
}: DayFigures): { code: string; shouldBeCents: Cents; isCents: Cents }[] {
  return tenders.flatMap(({ code, receiptedCents, voidedCents, overShortCents, depositedCents }) => {
    const received = addCents(subtractCents(receiptedCents, voidedCents), overShortCents);
    const shouldBeCents = code === 'cash' ? subtractCents(received, banksChangeCents) : received;
    return shouldBeCents === depositedCents ? [] : [{ code, shouldBeCents, isCents: depositedCents }];
  });
}
