import type { DayClosed } from '#core/journal/day-facts.ts';
import { textOfItem } from './drawer-faults.ts';
import type { Approved } from './drawers.ts';
import { CODES, type Drawer } from './drawers.ts';
import type { Deposit } from './vault.ts';
import { worth } from './worth.ts';

/** One tender of a day, from the receipts, the counts and the bags alone. */
export type TenderOfDay = {
  items: number;
  cents: number;
  backItems: number;
  backCents: number;
  off: number;
  banked: number;
};

/** What a day brought of each tender, and what went to the bank of it. */
export function moneyOfDay(drawers: readonly Drawer[], deposits: readonly Deposit[]): Map<string, TenderOfDay> {
  const closed = drawers.flatMap((drawer) => (drawer.approved ? [{ drawer, approved: drawer.approved }] : []));
  return new Map(
    CODES.flatMap((code): [string, TenderOfDay][] => {
      const lines = closed.flatMap(({ drawer, approved }) => ofTender(code, drawer, approved));
      if (lines.length === 0) return [];
      const banked = deposits.map(({ cash, items }) =>
        code === 'cash' ? worth(cash) : sum(items.filter((item) => item.code === code).map(({ cents }) => cents)),
      );
      return [[code, { ...lines.reduce(add), banked: sum(banked) }]];
    }),
  );
}

/** What the receipts of one session say was handed over of a tender: the bank is no part of it, and what was picked up is. */
function ofTender(code: string, drawer: Drawer, approved: Approved): TenderOfDay[] {
  const line = approved.lines.find((each) => each.code === code);
  if (!line) return [];
  const { held, cents } = line;
  const besides = code === 'cash' ? sum(drawer.pickedUp.map(worth)) - drawer.openedCents : 0;
  const { standing: items, backItems, backCents } = held;
  return [{ items, cents: held.cents + besides, backItems, backCents, off: cents - held.cents, banked: 0 }];
}

function add(a: TenderOfDay, b: TenderOfDay): TenderOfDay {
  return {
    items: a.items + b.items,
    cents: a.cents + b.cents,
    backItems: a.backItems + b.backItems,
    backCents: a.backCents + b.backCents,
    off: a.off + b.off,
    banked: 0,
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}

/** Cash in the tills after the day less before it. */
export function banksChange(drawers: readonly Drawer[]): number {
  return sum(drawers.map((drawer) => (drawer.approved ? drawer.approved.leftCents - drawer.openedCents : 0)));
}

/** The pieces that the drawers of a day gave to the vault, cents. */
export function turnedIn(drawers: readonly Drawer[]): number {
  return sum(drawers.flatMap((drawer) => [worth(drawer.approved?.turnedIn ?? []), ...drawer.pickedUp.map(worth)]));
}

/** Why a day's closing statement is not what the auditor reckons; null: it is. */
export function faultOfStatement(
  said: DayClosed,
  drawers: readonly Drawer[],
  deposits: readonly Deposit[],
  vaultOff: number,
): string | null {
  const money = moneyOfDay(drawers, deposits);
  const change = banksChange(drawers);
  for (const [code, { cents, off, banked }] of money) {
    // Received and not taken back = to the bank + more left in the tills - over.
    const kept = code === 'cash' ? change : 0;
    if (cents !== banked + kept - off) return `${code}: ${cents} received, ${banked} banked, ${kept} left, ${off} over`;
  }
  const told = said.tenders
    .map(({ code, receiptedItems, receiptedCents, voidedItems, voidedCents, overShortCents, depositedCents }) =>
      [code, receiptedItems, receiptedCents, voidedItems, voidedCents, overShortCents, depositedCents].join(' '),
    )
    .join('; ');
  const reckoned = [...money]
    .map(([code, { items, cents, backItems, backCents, off, banked }]) =>
      [code, items + backItems, cents + backCents, backItems, backCents, off, banked].join(' '),
    )
    .join('; ');
  if (told !== reckoned) return `it says ${told}, and it is ${reckoned}`;
  const opening = sum(drawers.map(({ openedCents, expectedCents }) => openedCents - expectedCents));
  const rest = [
    said.banksChangeCents,
    said.openingOverShortCents,
    said.vaultOverShortCents,
    said.depositedCents,
  ].join();
  const is = [change, opening, vaultOff, sum(deposits.map(({ totalCents }) => totalCents))].join();
  if (rest !== is) return `banks, opening, vault and deposits are called ${rest}, and are ${is}`;
  const bagged = deposits.flatMap(({ items }) => items.map(textOfItem)).sort();
  const brought = drawers.flatMap(({ approved }) => approved?.items ?? []).sort();
  return bagged.join('; ') === brought.join('; ') ? null : `${bagged} is banked, and ${brought} was turned in`;
}
