import type { BusinessDate } from '#shared/day.ts';
import type { Cents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { TillCount } from '#shared/till-count.ts';

/**
 * What facts about drawers, the vault, the deposit and the day hold. They carry the business date of the day that they
 * are about, also when that day was left open overnight.
 */

/** A session began with a count of its bank. */
export type DrawerOpened = {
  /** Unique for ever ("C1-20261123-1"). */
  sessionId: string;
  /** The physical till, by the office's name for it. */
  drawer: string;
  userId: string;
  /** What should have been in it: what its last session left there, or the starting bank. */
  expectedCents: Cents;
  count: TillCount;
  countedCents: Cents;
  /** Why the count is another, which a second person looked at; both null where it is not. */
  note: string | null;
  approvalId: string | null;
  /** The session that handed the till over, or null. */
  handedOverBy: string | null;
};

/** One instrument's part of a count: how many and how much. Cash has no number of items. */
export type CountedTender = {
  code: TenderCode;
  items: number;
  cents: Cents;
  /** The amounts one by one, where they were typed like that; they are the items, and their sum is `cents`. */
  amounts: Cents[] | null;
};

/** One blind count. `agrees`: it was right in every tender. */
export type DrawerCounted = {
  sessionId: string;
  tryNo: number;
  cash: TillCount;
  cashCents: Cents;
  tenders: CountedTender[];
  agrees: boolean;
};

/** One tender of a drawer, counted against expected; over is positive, short negative, never netted with another. */
export type DrawerLine = {
  code: TenderCode;
  expectedItems: number;
  expectedCents: Cents;
  countedItems: number;
  countedCents: Cents;
  overShortCents: Cents;
  /** Instruments that receipts speak of and that stand, of cash too. */
  receiptedItems: number;
  /** Receipted and taken back again (voided, or never handed over): nothing of it should be there. */
  takenBackItems: number;
  takenBackCents: Cents;
};

/** From here on the count stands and its owner may see what was expected. */
export type DrawerSubmitted = {
  sessionId: string;
  tryNo: number;
  lines: DrawerLine[];
  /** The session that goes on with the till, or null. */
  handedOverTo: string | null;
};

/** One receipt's instrument that is not in the drawer. */
export type MissingItem = { receiptNo: string; tenderNo: number };
/** An instrument in the drawer that no receipt speaks of. */
export type ExtraItem = { code: TenderCode; number: string | null; cents: Cents };
export type DifferenceReason = { code: TenderCode; reasonCode: string; reason: string };

/** What the owner says about a submitted count: why it is off, and which checks the tick list leaves. The last one counts. */
export type DrawerExplained = {
  sessionId: string;
  reasons: DifferenceReason[];
  missing: MissingItem[];
  extra: ExtraItem[];
};

/** Another person accepted the count: the session is closed, its money turned in, its bank left for the next one. */
export type DrawerApproved = {
  sessionId: string;
  lines: DrawerLine[];
  reasons: DifferenceReason[];
  missing: MissingItem[];
  /** The checks and money orders that were there: what of them goes to the bank. */
  items: DepositItem[];
  left: TillCount;
  leftCents: Cents;
  /** Cash that goes to the vault. Checks and money orders go with it, each by its receipt. */
  turnedIn: TillCount;
  turnedInCents: Cents;
};

/** A supervisor counted the cash of an open drawer unannounced; it stays open. */
export type DrawerSurpriseCounted = {
  sessionId: string;
  surprise: number;
  cash: TillCount;
  cashCents: Cents;
  expectedCents: Cents;
  overShortCents: Cents;
  note: string;
};

/** Cash that goes from a drawer to the vault during the day, by two people. */
export type DrawerPickedUp = { sessionId: string; pickup: number; cash: TillCount; cents: Cents; approvalId: string };

/** A drawer or the bank swaps pieces with the vault: as much in as out. */
export type VaultExchanged = {
  exchange: number;
  /** The drawer session it is with; null: the bank. */
  sessionId: string | null;
  into: TillCount;
  outOf: TillCount;
  cents: Cents;
  approvalId: string;
};

/** The vault's own change fund was raised (positive) or lowered by the city. */
export type VaultFunded = { fund: number; cash: TillCount; cents: Cents; reason: string; approvalId: string };

/** The vault counted by two people. What is over or short is so on this day. */
export type VaultCounted = {
  count: number;
  cash: TillCount;
  cashCents: Cents;
  expectedCents: Cents;
  overShortCents: Cents;
  reasonCode: string;
  reason: string;
  approvalId: string;
};

/** One check or money order of a deposit. Its routing number is known only where a reader read it. */
export type DepositItem = {
  receiptNo: string | null;
  tenderNo: number | null;
  code: TenderCode;
  routing: string | null;
  number: string | null;
  /** Whose account it paid, as the receipt says. */
  payer: string;
  cents: Cents;
};

/** Everything of one day that goes to one bank account, in one bag, made up by one person and checked by another. */
export type DepositPrepared = {
  /** "C1-20261123-1" with the account's code: "C1-20261123-operating-1". */
  depositId: string;
  account: string;
  /** The tender controls in it. */
  sessions: string[];
  cash: TillCount;
  coinCents: Cents;
  currencyCents: Cents;
  items: DepositItem[];
  itemsCents: Cents;
  totalCents: Cents;
  bagNumber: string;
  approvalId: string;
};

/** A deposit that was made up wrongly and will be made up again; before the day's close only. */
export type DepositUndone = { depositId: string; reason: string };

/** What the bank credited. A difference is an exception, which stays one. */
export type DepositConfirmed = {
  depositId: string;
  confirmedDate: BusinessDate;
  bankCents: Cents;
  differenceCents: Cents;
  note: string;
};

/** What a supervisor looked through before signing. */
export type DayReviewed = { voids: string[]; corrections: string[]; overrides: string[]; gaps: string[] };

/** One tender of a closed day. */
export type DayTender = {
  code: TenderCode;
  receiptedItems: number;
  receiptedCents: Cents;
  /** Of those, taken back on the day. */
  voidedItems: number;
  voidedCents: Cents;
  overShortCents: Cents;
  depositedCents: Cents;
};

/** The day's closing statement. The first characters of this fact's hash are the seal code. */
export type DayClosed = {
  firstReceipt: string | null;
  lastReceipt: string | null;
  receipts: number;
  gaps: string[];
  tenders: DayTender[];
  /** Cash in the tills after the day less before it; the vault's own over or short. */
  banksChangeCents: Cents;
  vaultOverShortCents: Cents;
  /** What should have been in the tills less what was found there in the morning. */
  openingOverShortCents: Cents;
  deposits: string[];
  depositedCents: Cents;
  /** Payments and reversals that the CIS does not have yet. They never stop a close. */
  cisOpenItems: number;
  cisOpenCents: Cents;
};

/** A file of a closed day or of an auditor's request, whole on the disk before this is said. */
export type FiledFile = { name: string; bytes: number; sha256: string };
