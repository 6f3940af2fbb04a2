import type { ApprovalAction, ApprovalNeed, ApprovalSubject } from '#shared/approval.ts';
import type { BusinessDate } from '#shared/day.ts';
import type { Cents } from '#shared/money.ts';
import type { Role } from '#shared/role.ts';
import type { Oddity, Override, ReversedMoney, TenderCode } from '#shared/tender.ts';
import type * as Day from './day-facts.ts';

/**
 * The kinds of fact and what each holds: the ledger's vocabulary. A fact is in the past tense, holds what a rule or a
 * reprint used (so that nothing outside the journal is needed to explain it), and never a PIN, a secret or a bank
 * account number. Payloads hold whole numbers, text, booleans, null, lists and objects only. All are version 1; a change
 * of shape is a new version, and every version is understood for ever.
 */
export type FactPayloads = {
  /** First fact of every journal: this station id belongs to this installation for ever. */
  'station.installed': { mode: 'training' | 'live'; timeZone: string; appVersion: string };
  /** A person may sign in from now on. The PIN's hash lives beside the journal, under the user id. */
  'user.added': UserAdded;
  /** A person chose another PIN, having typed the old one. */
  'user.pin-changed': { userId: string };
  /** A person who could not sign in chose a new PIN, with two others looking on; a pause after wrong ones is over. */
  'user.pin-reset': { userId: string } & AgreedAccess;
  /** A person has another role from now on. */
  'user.role-changed': { userId: string; from: Role; to: Role } & AgreedAccess;
  /** A person can neither sign in nor agree to anything from now on. `openDrawer`: the session that they left open. */
  'user.deactivated': { userId: string; openDrawer: string | null } & AgreedAccess;
  /** A deactivated person may sign in again, with the role and the PIN that they had. */
  'user.reactivated': { userId: string } & AgreedAccess;
  /** A person's PIN was right: this person is at the window now. */
  'user.signed-in': { userId: string };
  /** The person left, somebody else took the place, or the program was closed in order. */
  'user.signed-out': { userId: string; reason: 'by-key' | 'replaced' | 'station-closed' | 'deactivated' };
  /** Too many wrong PINs: the next try is accepted from `untilMs` on. */
  'user.locked-out': { userId: string; failures: number; untilMs: number };
  /** A second person was called for a request; `requestHash` binds what follows to exactly this request. */
  'approval.asked': {
    approvalId: string;
    action: ApprovalAction;
    needs: ApprovalNeed[];
    requestHash: string;
    subject: ApprovalSubject;
  };
  /** The second person (the fact's approver) agreed, with a reason from the office's list. */
  'approval.granted': { approvalId: string; reasonCode: string; reason: string };
  /** The approval served, once. */
  'approval.used': { approvalId: string };
  /** An account belongs to a person who works here, or to their household. */
  'account.linked': { userId: string; accountNo: string; relation: 'own' | 'household'; reason: string };
  /** Somebody else decided that an account is no longer a person's or their household's. */
  'account.unlinked': { userId: string; accountNo: string; reason: string };
  /** Somebody tried to post to, or to void on, an account of their own or of their household. Nothing was done. */
  'account.own-refused': { userId: string; accountNo: string; action: ApprovalAction };
  /** A check was handed back to the customer. */
  'check.refused': CheckRefused;
  /** The station's accounting day began. Its date is the fact's business date. */
  'day.opened': Record<string, never>;
  /** The day is being closed: no drawer opens on it any more. */
  'day.closing': Record<string, never>;
  /** The close was put off: drawers may open again. */
  'day.resumed': { reason: string };
  /** Somebody who may close looked through what was out of the ordinary. */
  'day.reviewed': Day.DayReviewed;
  /** The day is over for ever. */
  'day.closed': Day.DayClosed;
  /** The evidence of a closed day was written, `packet` counting from 1; a reprint is the same file. */
  'packet.filed': { date: BusinessDate; packet: number; files: Day.FiledFile[] };
  /** A person printed the packet and put it away. */
  'packet.printed': { date: BusinessDate };
  /** An auditor took records away; `from` and `to` are in it. */
  'audit.exported': { from: BusinessDate; to: BusinessDate; files: Day.FiledFile[] };
  /** A drawer session began. */
  'drawer.opened': Day.DrawerOpened;
  /** A drawer was opened with no payment. */
  'drawer.no-sale': { sessionId: string; noSale: number; reasonCode: string; reason: string };
  /** Cash went from a drawer to the vault. */
  'drawer.picked-up': Day.DrawerPickedUp;
  /** An open drawer's cash was counted unannounced. */
  'drawer.surprise-counted': Day.DrawerSurpriseCounted;
  /** A drawer was counted blind, once. */
  'drawer.counted': Day.DrawerCounted;
  /** The last count stands. */
  'drawer.submitted': Day.DrawerSubmitted;
  /** Whoever counted said why it is off. */
  'drawer.explained': Day.DrawerExplained;
  /** The count went back to the drawer's owner, to be made again. */
  'drawer.rejected': { sessionId: string; reasonCode: string; reason: string };
  /** Another person accepted the count; the session is over. */
  'drawer.approved': Day.DrawerApproved;
  /** Pieces for pieces. */
  'vault.exchanged': Day.VaultExchanged;
  /** The change fund was raised or lowered. */
  'vault.funded': Day.VaultFunded;
  /** Two people counted the vault. */
  'vault.counted': Day.VaultCounted;
  /** A deposit was made up. */
  'deposit.prepared': Day.DepositPrepared;
  /** It is unmade, before the close. */
  'deposit.undone': Day.DepositUndone;
  /** The bank said what it credited. */
  'deposit.confirmed': Day.DepositConfirmed;
  /** A transaction: lines = tenders - change, and every cent of it in exactly one share. */
  'payment.taken': PaymentTaken;
  /** Paper came out. `copy` 0 is the original, n is DUPLICATE n; `confirmedBy` a person where the printer could not say. */
  'receipt.printed': { receiptNo: string; copy: number; confirmedBy: 'printer' | 'person' };
  /** Somebody asked for DUPLICATE `copy`. */
  'receipt.reprint-asked': { receiptNo: string; copy: number };
  /** A person decided that this copy is not printed. */
  'receipt.skipped': { receiptNo: string; copy: number };
  /** A whole receipt was taken back on its day, by two people (the fact's actor and approver). Its number stays used. */
  'receipt.voided': ReceiptVoided;
  /** Two people put right what a receipt says, later and dated today. Its number, paper and payment fact stay as they are. */
  'receipt.corrected': ReceiptCorrected;
  /** An item was taken back before anything of it was sent: the CIS never hears of it. */
  'cis.cancelled': { paymentRef: string };
  /** The CIS holds this item: a payment, or a reversal under its own reference. `learntBy` look-up: the answer to the post itself was lost. */
  'cis.posted': {
    paymentRef: string;
    cisRef: string;
    cisBatch: string;
    postedAtMs: number;
    learntBy: 'answer' | 'look-up';
  };
  /** The CIS refused this payment for good; a person must act. `code` is the CIS's word. */
  'cis.rejected': { paymentRef: string; code: string; detail: string };
  /** A dated setting. `value` is the JSON text of the new value. */
  'setting.changed': { key: string; value: string; validFrom: BusinessDate; reason: string };
};
export type FactKind = keyof FactPayloads;

/** Why somebody's access changed, and the second person's word for it. */
export type AgreedAccess = { reasonCode: string; reason: string; approvalId: string };

/**
 * Added by an administrator: with a second person's word, or `alone` while the office had nobody who could be one. The
 * people of the training office, the first administrator and whoever was added before this was asked for have neither.
 */
export type UserAdded = { userId: string; name: string; role: Role } & Partial<AgreedAccess> & { alone?: true };

/** What the clerk saw of an account when the payment was taken: the cache it came from is no fact and may change. */
export type AccountSeen = {
  accountNo: string;
  displayNo: string;
  customerId: string | null;
  name: string;
  address: string;
  /** The CIS's figure, and when the CIS computed it (ms). */
  cisBalanceCents: Cents;
  asOfMs: number;
  /** Payments taken here that the figure did not contain yet. */
  localCents: Cents;
};

export type PaidLine =
  | { lineNo: number; kind: 'account'; cents: Cents; account: AccountSeen }
  /** Money for something that has no account yet (a deposit for new service, a meter fee): goes to the GL, not the CIS. */
  | { lineNo: number; kind: 'misc'; cents: Cents; glCode: string; description: string };

/**
 * One instrument handed over. `changeCents` was given back from it (cash only). `number` is a check's number or a money
 * order's serial as printed on it, never anything of a bank account.
 */
export type PaidTender = {
  tenderNo: number;
  code: TenderCode;
  tenderedCents: Cents;
  changeCents: Cents;
  number: string | null;
  issuer: string | null;
};

/** What one tender gives to one line. On an account line it is the item that goes to the CIS. */
export type PaidShare = {
  lineNo: number;
  tenderNo: number;
  cents: Cents;
  /** Null on misc lines, which the CIS never sees. */
  cis: CisItem | null;
};

/** The permanent references of one CIS item; `itemNumber` is the station's count of CIS items, from 1. */
export type CisItem = { paymentRef: string; shortRef: string; itemNumber: number };

/** One CIS item that is taken back: reversed there, or (null) cancelled before it was sent. */
export type VoidedItem = {
  paymentRef: string;
  reversal: { reversalRef: string; shortRef: string; itemNumber: number } | null;
};

export type ReceiptVoided = {
  receiptNo: string;
  reasonCode: string;
  reason: string;
  cashReturnedCents: Cents;
  approvalId: string;
  items: VoidedItem[];
};

/**
 * What was wrong, and what it is now. A reversal takes the whole receipt back: the money stays in the deposit and the city
 * refunds it (`refund-due`), or it was never handed over (`not-received`). The other two move nothing but the credit.
 */
export type CorrectionChange =
  | { kind: 'reversal'; money: ReversedMoney }
  | { kind: 'wrong-account'; lineNo: number; account: AccountSeen }
  | { kind: 'wrong-tender'; tenderNo: number; tender: Pick<PaidTender, 'code' | 'number' | 'issuer'> };

/** An item that no longer stands, and what takes its place at the CIS: nothing, or the same cents under a new reference. */
export type CorrectedItem = VoidedItem & { repost: CisItem | null };

export type ReceiptCorrected = {
  receiptNo: string;
  /** Counts the corrections of this receipt, from 1: the correction's own number is "C1-26-000123/1". */
  correction: number;
  change: CorrectionChange;
  reasonCode: string;
  reason: string;
  approvalId: string;
  items: CorrectedItem[];
};

/** `slipNo` counts the station's return slips; the account is the one that was open, if any. */
export type CheckRefused = {
  slipNo: number;
  code: TenderCode;
  number: string | null;
  cents: Cents | null;
  account: { accountNo: string; displayNo: string; name: string } | null;
  reasonCode: string;
  reason: string;
  language: 'en' | 'es';
  clerkName: string;
};

export type PaymentTaken = {
  transactionId: string;
  receiptNo: string;
  drawerSession: string;
  clerkName: string;
  language: 'en' | 'es';
  receivedDate: BusinessDate;
  effectiveDate: BusinessDate;
  /** The rule that set the effective date. */
  effectiveRule: string;
  lines: PaidLine[];
  tenders: PaidTender[];
  shares: PaidShare[];
  linesCents: Cents;
  tenderedCents: Cents;
  changeCents: Cents;
  /** Odd things the clerk was asked about and confirmed. */
  confirmed: Oddity[];
  /** What a second person approved (the fact's approver), or null for an everyday payment. */
  overrides: { approvalId: string; overrides: Override[] } | null;
};
