import type { Cents } from './money.ts';
import type { TenderCode } from './tender.ts';
import type { TillPieceCode } from './till-count.ts';

/** One tender of a receipt, to be shown and opened. `cents` is what it left in the drawer: what was tendered, less change. */
export type TenderFound = {
  receiptNo: string;
  tenderNo: number;
  code: TenderCode;
  cents: Cents;
  number: string | null;
  issuer: string | null;
};

/** What a cause accounts for in one tender, cents, signed as the difference is: over is positive, short is negative. */
export type Explained = { code: TenderCode; cents: Cents; whole: boolean };

/** What may have happened. Where over and short mean different things, the sign of what is explained says which. */
export type DifferenceGround =
  /** It was taken as `from` and is `to`: a correction puts it right, the number typed anew where `to` has one of its own. */
  | { kind: 'wrong-tender'; tender: TenderFound; from: TenderCode; to: TenderCode }
  /** The same of two tenders, which together explain it. */
  | { kind: 'two-wrong-tenders'; tenders: TenderFound[]; from: TenderCode; to: TenderCode }
  /** Receipted, but not there: never handed over, or lost. `unticked`: the clerk did not find it on the tick list. */
  | { kind: 'not-in-drawer'; tenders: TenderFound[]; unticked: boolean }
  /** The same accounts paid the same amount on an earlier receipt: perhaps the same money. */
  | { kind: 'receipted-twice'; tender: TenderFound; firstReceiptNo: string }
  /** There is the amount of this receipt once more: taken twice, receipted once. */
  | { kind: 'paid-unreceipted'; tender: TenderFound }
  /** Of a voided receipt. Over: not given back. Short: given back twice, or for money that never came in. */
  | { kind: 'voided'; receiptNo: string }
  /** Over: written down and still in the drawer. Short: taken out twice. */
  | { kind: 'pickup'; pickupNo: number }
  /** Over: counted twice. Short: left out of the count. */
  | { kind: 'starting-bank' }
  /** The opening count was wrong, and the bank was right. */
  | { kind: 'opening-count' }
  /** Over: the change was not given. Short: it was given twice. */
  | { kind: 'change'; tender: TenderFound }
  /** One note taken for another, by whoever paid (`tendered`) or in the `change`. */
  | { kind: 'note'; tender: TenderFound; side: 'tendered' | 'change'; meantCents: Cents; wasCents: Cents }
  /** Over: a roll counted that is not there. Short: a roll that was not counted. */
  | { kind: 'roll'; piece: TillPieceCode }
  /** The same of a bank's strap of a hundred bills. */
  | { kind: 'strap'; piece: TillPieceCode }
  /** All that was counted as `piece` is `really` something else: dimes are quarters, loose coins are rolls. */
  | { kind: 'wrong-line'; piece: TillPieceCode; really: TillPieceCode; count: number }
  /** It went the other way: out of the drawer for in, or in for out. So it is off by twice its amount. */
  | { kind: 'wrong-way'; of: 'pickup'; pickupNo: number }
  | { kind: 'wrong-way'; of: 'void'; receiptNo: string }
  | { kind: 'wrong-way'; of: 'receipt' | 'change'; tender: TenderFound }
  /** Two neighbouring digits are swapped: in what was tendered, in the typed total, in the count of a piece. */
  | { kind: 'swapped-digits'; of: 'receipt'; tender: TenderFound; keyedCents: Cents; reallyCents: Cents }
  | { kind: 'swapped-digits'; of: 'total'; keyedCents: Cents; reallyCents: Cents }
  | { kind: 'swapped-digits'; of: 'count'; piece: TillPieceCode; keyed: number; really: number }
  /** Divisible by nine, as swapped digits make it; where they are is not known. */
  | { kind: 'divisible-by-nine' };

/**
 * A cause of a difference that was found after the count. `alike`: how many causes of this kind fit equally well, this one
 * among them; beyond the first few they are not listed.
 */
export type DifferenceCause = DifferenceGround & { explains: Explained[]; alike: number };
