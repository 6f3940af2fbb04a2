import type { DifferenceGround } from '#shared/difference.ts';
import {
  type Cents,
  cents,
  DENOMINATIONS,
  multiplyCents,
  negateCents,
  piecesOf,
  subtractCents,
} from '#shared/money.ts';
import { type CountedSession, found, type Kept, type Off, type Suspicion, WEIGHT, wholly } from './suspicion.ts';

/** What goes wrong with cash as it comes and goes; `tenders` are the cash of the receipts that stand. */
export function cashSuspicions(off: Off, session: CountedSession, tenders: readonly Kept[]): Suspicion[] {
  const size = cents(Math.abs(off.cents));
  const voids = session.voids.filter(({ cashReturnedCents }) => cashReturnedCents === size);
  const pickups = session.pickups.filter((each) => each.cents === size);
  const change = tenders.filter(({ changeCents }) => changeCents === size);
  const say = (weight: number, grounds: DifferenceGround[]): Suspicion[] => wholly(off, weight, grounds);
  return [
    ...say(
      WEIGHT.fewADay,
      voids.map(({ receiptNo }) => ({ kind: 'voided', receiptNo })),
    ),
    ...say(
      WEIGHT.fewADay,
      pickups.map(({ pickupNo }) => ({ kind: 'pickup', pickupNo })),
    ),
    ...say(WEIGHT.fewADay, isBank(size, session) ? [{ kind: 'starting-bank' }] : []),
    ...say(WEIGHT.openingCount, isOpeningCount(off, session) ? [{ kind: 'opening-count' }] : []),
    ...say(
      WEIGHT.change,
      change.map((tender) => ({ kind: 'change', tender: found(tender) })),
    ),
    ...say(WEIGHT.wrongWayOfFew, wrongWayOfFew(off, session)),
    ...say(WEIGHT.wrongWayOfReceipt, wrongWayOfReceipt(off, tenders)),
    ...say(WEIGHT.note, notes(off, tenders)),
  ];
}

function isBank(size: Cents, { startingBankCents, openingCents }: CountedSession): boolean {
  return size === startingBankCents || size === openingCents;
}

/** What the opening count found over and is not there now was never there; what it missed is found now. */
function isOpeningCount(off: Off, { startingBankCents, openingCents }: CountedSession): boolean {
  return subtractCents(startingBankCents, openingCents) === off.cents;
}

/** What went into the drawer and not out of it makes it over by twice that. */
function wrongWayOfFew(off: Off, { pickups, voids }: CountedSession): DifferenceGround[] {
  return [
    ...pickups
      .filter((each) => multiplyCents(each.cents, 2) === off.cents)
      .map(({ pickupNo }): DifferenceGround => ({ kind: 'wrong-way', of: 'pickup', pickupNo })),
    ...voids
      .filter(({ cashReturnedCents }) => multiplyCents(cashReturnedCents, 2) === off.cents)
      .map(({ receiptNo }): DifferenceGround => ({ kind: 'wrong-way', of: 'void', receiptNo })),
  ];
}

/** A payment that was handed out, or change that was taken in. */
function wrongWayOfReceipt(off: Off, tenders: readonly Kept[]): DifferenceGround[] {
  return tenders.flatMap((tender): DifferenceGround[] => {
    if (multiplyCents(tender.changeCents, 2) === off.cents) {
      return [{ kind: 'wrong-way', of: 'change', tender: found(tender) }];
    }
    const out = negateCents(multiplyCents(tender.keptCents, 2)) === off.cents;
    return out ? [{ kind: 'wrong-way', of: 'receipt', tender: found(tender) }] : [];
  });
}

const NOTES = DENOMINATIONS.filter((face) => face >= 100);

/** Two notes that differ by the difference, and the receipts on which one of them could be taken for the other. */
function notes(off: Off, tenders: readonly Kept[]): DifferenceGround[] {
  const swaps = NOTES.flatMap((was) => NOTES.map((meant) => ({ was, meant })));
  const asPaid = swaps.filter(({ was, meant }) => subtractCents(was, meant) === off.cents);
  const asChange = swaps.filter(({ was, meant }) => subtractCents(meant, was) === off.cents);
  return tenders.flatMap((tender): DifferenceGround[] => [
    ...asPaid
      .filter(({ meant }) => tender.tenderedCents % 100 === 0 && holds(tender.tenderedCents, meant))
      .map(({ was, meant }) => noteGround(tender, 'tendered', meant, was)),
    ...asChange
      .filter(({ meant }) => holds(tender.changeCents, meant))
      .map(({ was, meant }) => noteGround(tender, 'change', meant, was)),
  ]);
}

/** Whether a note is among the fewest that make up an amount: which notes it was nobody wrote down. */
function holds(amount: Cents, note: Cents): boolean {
  return piecesOf(amount).some(({ denomination }) => denomination === note);
}

function noteGround(tender: Kept, side: 'tendered' | 'change', meantCents: Cents, wasCents: Cents): DifferenceGround {
  return { kind: 'note', tender: found(tender), side, meantCents, wasCents };
}
