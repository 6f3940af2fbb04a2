/**
 * Every way a request can be refused. A code is for programs; the window has a sentence for each in both
 * languages (`failure.CODE` in the locales), which says what happened and what to do next.
 */
export const FAILURE_CODES = [
  // the door
  'ROUTE_UNKNOWN',
  'INPUT_INVALID',
  'NOT_SIGNED_IN',
  'STATION_LOCKED',
  'ROLE_NOT_ALLOWED',
  'INTERNAL_FAULT',
  // people
  'PIN_WRONG',
  'PIN_BACKOFF',
  'PIN_TOO_WEAK',
  'PIN_SAME',
  'PIN_MISSING',
  'USER_UNKNOWN',
  'USER_EXISTS',
  'USER_STATE',
  'USER_OWN',
  'ADMIN_LAST',
  'SETUP_CODE_WRONG',
  'SETUP_DONE',
  // accounts
  'ACCOUNT_UNKNOWN',
  'ACCOUNTS_NOT_LOADED',
  // day and drawer
  'DRAWER_NOT_OPEN',
  'DRAWER_ALREADY_OPEN',
  'DRAWER_UNKNOWN',
  'DRAWER_IN_USE',
  'DRAWER_LEFT_OPEN',
  'DRAWER_STATE',
  'BANK_DIFFERS',
  'PICKUP_REQUIRED',
  'OWN_COUNT_OPEN',
  'COUNT_EMPTY',
  'COUNT_UNEVEN',
  'EXCHANGE_UNEVEN',
  'TICKS_DIFFER',
  'DIFFERENCE_UNEXPLAINED',
  'VAULT_SHORT',
  'DAY_STATE',
  'CLOSE_NOT_READY',
  'DEPOSIT_NOT_INTACT',
  'DEPOSIT_UNKNOWN',
  'DEPOSIT_STATE',
  // payments
  'DRAFT_UNKNOWN',
  'DRAFT_OPEN',
  'TRANSACTION_DIFFERS',
  'CART_CHANGED',
  'LINES_MISSING',
  'AMOUNT_INVALID',
  'AMOUNT_OVER_CAP',
  'TENDER_NOT_ACCEPTED',
  'NUMBER_MISSING',
  'NUMBER_INVALID',
  'ISSUER_MISSING',
  'TENDER_SHORT',
  'CHANGE_FROM_CASH_ONLY',
  'CASH_NOT_NEEDED',
  'OWN_ACCOUNT',
  'ODD_UNCONFIRMED',
  // a second person
  'APPROVAL_NEEDED',
  'APPROVAL_UNKNOWN',
  'APPROVAL_OWN',
  'APPROVAL_ROLE',
  'APPROVAL_OVER',
  'APPROVAL_DIFFERS',
  'REASON_UNKNOWN',
  // receipts and printing
  'RECEIPT_UNKNOWN',
  'RECEIPT_VOIDED',
  'VOID_TOO_LATE',
  'VOID_INSTEAD',
  'RECEIPT_REVERSED',
  'CORRECTION_UNKNOWN',
  'NOTHING_TO_CORRECT',
  'CASH_DIFFERS',
  'PRINT_JOB_UNKNOWN',
  'PRINT_JOB_STATE',
  // reports
  'REPORT_FAILED',
  'FILE_UNKNOWN',
  'FILE_GONE',
  'FILE_CHANGED',
  'FILE_NOT_OPENED',
  // settings
  'SETTING_INVALID',
  // storage
  'STORAGE_FULL',
  'STORAGE_FAILED',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** What a refusal carries beside its code: plain values that the sentence names. */
export type FailureDetails = Record<string, string | number | boolean | string[] | null>;
export type Failure = { code: FailureCode; details: FailureDetails };
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: FailureCode, details: FailureDetails = {}): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, details } };
}

/**
 * Reasons why the application cannot start. They are no answer to a request, so they have a list of their own;
 * the start-up screen shows the sentence for each and what to do.
 */
export const START_FAILURE_CODES = [
  'DATA_FOLDER_UNUSABLE',
  'DATABASE_CORRUPT',
  'LEDGER_MISSING',
  'DATABASE_FROM_FUTURE',
  'DATABASE_OF_OTHER_STATION',
  'DATABASE_OF_OTHER_MODE',
  'MIGRATION_FAILED',
  'JOURNAL_BROKEN',
  'DISK_FULL',
  'ENVIRONMENT_INVALID',
] as const;
export type StartFailureCode = (typeof START_FAILURE_CODES)[number];

/** Thrown while starting; carries a code and the words for the person at the screen. */
export class StartFailure extends Error {
  readonly code: StartFailureCode;
  constructor(code: StartFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartFailure';
    this.code = code;
  }
}
