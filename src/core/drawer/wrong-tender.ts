import type { Explained } from '#shared/difference.ts';
import { addCents, type Cents, negateCents, subtractCents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';
import { alike, byItems, found, type Kept, type Off, pairsOf, type Suspicion, WEIGHT } from './suspicion.ts';

/**
 * Tenders that were taken as one kind and are another: one kind is short and the other over by what they brought. Where
 * that clears one of the two and only lessens the other, there is something else beside it.
 */
export function wrongTenders(off: readonly Off[], tenders: ReadonlyMap<TenderCode, readonly Kept[]>): Suspicion[] {
  const over = off.filter(({ cents }) => cents > 0);
  return off
    .filter(({ cents }) => cents < 0)
    .flatMap((from) => over.flatMap((to) => between(from, to, (tenders.get(from.code) ?? []).filter(mayBeAnother))));
}

/** What the clerk held in the hand when ticking it is what it is; and who gave change had cash in the hand. */
function mayBeAnother({ ticked, changeCents }: Kept): boolean {
  return ticked !== true && changeCents === 0;
}

function between(from: Off, to: Off, tenders: readonly Kept[]): Suspicion[] {
  const missing = negateCents(from.cents);
  const inBoth = missing === to.cents;
  const weight = (ifBoth: number, items: number): number =>
    inBoth ? byItems(byItems(ifBoth, from, -items), to, items) : WEIGHT.wrongTenderInOne;
  const single = tenders.filter(({ keptCents }) => clears(from, to, keptCents));
  const pairs = inBoth ? pairsOf(tenders, missing) : [];
  return [
    ...alike(
      weight(WEIGHT.wrongTenderInBoth, 1),
      single.map((tender) => ({
        kind: 'wrong-tender',
        tender: found(tender),
        from: from.code,
        to: to.code,
        explains: moved(from, to, tender.keptCents),
      })),
    ),
    ...alike(
      weight(WEIGHT.twoWrongTenders, 2),
      pairs.map((pair) => ({
        kind: 'two-wrong-tenders',
        tenders: pair.map(found),
        from: from.code,
        to: to.code,
        explains: moved(from, to, missing),
      })),
    ),
  ];
}

/** Whether one of the two is right after the move, and the other at least nearer to it. */
function clears(from: Off, to: Off, amount: Cents): boolean {
  const [fromRest, toRest] = [addCents(from.cents, amount), subtractCents(to.cents, amount)];
  const nearer = Math.abs(fromRest) < Math.abs(from.cents) && Math.abs(toRest) < Math.abs(to.cents);
  return nearer && (fromRest === 0 || toRest === 0);
}

function moved(from: Off, to: Off, amount: Cents): Explained[] {
  const less = negateCents(amount);
  return [
    { code: from.code, cents: less, whole: less === from.cents },
    { code: to.code, cents: amount, whole: amount === to.cents },
  ];
}
