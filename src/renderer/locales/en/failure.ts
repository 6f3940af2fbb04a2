import type { FailureCode } from '#shared/failure.ts';
import type { ReportTrouble } from '#shared/report.ts';

const failureWords: Record<FailureCode, string> = {
  ROUTE_UNKNOWN: 'The window asked for something this program does not know. Press Ctrl+R to load the window again.',
  INPUT_INVALID: 'Something typed here cannot be used: {field}. Correct it and try again.',
  NOT_SIGNED_IN: 'Nobody is signed in. Sign in first.',
  STATION_LOCKED: 'The station is locked. Enter your PIN to go on.',
  ROLE_NOT_ALLOWED: 'This is not for your role. Ask somebody whose role it is.',
  INTERNAL_FAULT: 'The program made a mistake; it is written to the log. Nothing was stored by this step. Try again.',
  PIN_WRONG: 'Wrong PIN. {left} more tries before a pause.',
  PIN_BACKOFF: 'Too many wrong PINs. Try again in {seconds} s.',
  PIN_TOO_WEAK: 'Choose a PIN of 6 to 12 digits that is not one digit repeated and does not count up or down.',
  PIN_SAME: 'This is the PIN that you have. Choose another one.',
  PIN_MISSING: 'The new PIN is missing. The person whose it is types it.',
  USER_UNKNOWN: 'This person cannot sign in here.',
  USER_EXISTS: 'There is already somebody called {name}. Use another name.',
  USER_STATE: 'The access of this person has changed meanwhile, or is so already. Look at the list and ask again.',
  USER_OWN: 'Nobody does this for themselves. Another administrator must ask; Ctrl P changes a PIN that you know.',
  ADMIN_LAST: 'This is the last administrator. Make somebody else administrator first.',
  SETUP_CODE_WRONG: 'This is not the code. It stands in the data folder, in first-administrator-code.txt.',
  SETUP_DONE: 'The first administrator is there already. Sign in.',
  ACCOUNT_UNKNOWN: 'There is no account {accountNo}. Look it up by name or address.',
  ACCOUNTS_NOT_LOADED: 'The accounts are not here yet. They come as soon as the CIS answers.',
  DRAWER_NOT_OPEN: 'Your drawer is not open. F10 leads to it.',
  DRAWER_ALREADY_OPEN: 'Your drawer is open already.',
  DRAWER_UNKNOWN: 'There is no drawer {drawer} that you could do this with. Look at the Drawer page.',
  DRAWER_IN_USE:
    "Drawer {drawer} is {name}'s until its count is approved. Take another one, or have that count approved.",
  DRAWER_LEFT_OPEN: 'Your drawer of an earlier day ({session}) was never counted. Count it first, on the Drawer page.',
  DRAWER_STATE: 'This drawer ({session}) is {state} by now, so this can no longer be done. Look at it again.',
  BANK_DIFFERS:
    'Drawer {drawer} should hold {expectedCents}, you counted {countedCents}. Count again, or write a note and call a supervisor.',
  PICKUP_REQUIRED:
    'The drawer holds as much cash as it may. A pickup comes first (Drawer page, Alt P); checks can still be taken.',
  OWN_COUNT_OPEN:
    'Your own drawer ({session}) is not counted yet, and this would show what is in it. Count it first, or ask somebody else.',
  COUNT_EMPTY: 'Nothing was counted. Type how many of each piece there are.',
  COUNT_UNEVEN: 'The number and the total of {code} do not belong together. Count them again.',
  EXCHANGE_UNEVEN: '{intoCents} in, {outOfCents} out: a change order is even. Count both again.',
  TICKS_DIFFER:
    'The ticked items of {code} are not what was counted. Tick what is there, add what no receipt speaks of.',
  DIFFERENCE_UNEXPLAINED: '{code} is off and has no reason yet. Whoever counted gives one first.',
  VAULT_SHORT: 'There should be {vaultCents} in the vault, so that much cannot be taken out.',
  DAY_STATE: 'The day {date} is {state}, so this cannot be done on it.',
  CLOSE_NOT_READY: 'The day cannot be closed yet. Still to do: {missing}.',
  DEPOSIT_NOT_INTACT:
    'The deposit would not be intact: {expectedCents} was turned in, {foundCents} is here. Count again; what is missing must be found or written as over or short.',
  DEPOSIT_UNKNOWN: 'There is no deposit {deposit}.',
  DEPOSIT_STATE: 'This deposit cannot be changed any more, or is made up already. Look at it again.',
  DRAFT_UNKNOWN: 'This payment is no longer open. Open the account again.',
  DRAFT_OPEN: 'Another payment is open. Finish, park or leave it first.',
  NUMBER_MISSING: 'The number of the check or money order is missing.',
  NUMBER_INVALID: 'This is not the number of a check or money order: letters, digits, spaces and dashes only.',
  ISSUER_MISSING: 'The issuer of the money order is missing.',
  CHANGE_FROM_CASH_ONLY:
    '{overCents} too much. Change is given from cash only: the rest becomes credit on an account, or the check goes back.',
  CASH_NOT_NEEDED: 'The cash is not needed: {cashCents} would go back as it came. Take it out.',
  OWN_ACCOUNT:
    'Account {displayNo} is linked to you or your household. Another clerk must do this. The attempt is on record.',
  APPROVAL_NEEDED: 'A second person is needed.',
  APPROVAL_UNKNOWN: 'There is no such request for a second person. Ask again.',
  APPROVAL_OWN: 'Nobody approves a request, a receipt or an access of their own. Call somebody else.',
  APPROVAL_ROLE: 'This needs somebody with the permission. Call a supervisor.',
  APPROVAL_OVER: 'This request for a second person is over. Ask again.',
  APPROVAL_DIFFERS: 'Something was changed after the second person agreed. Ask them again.',
  REASON_UNKNOWN: 'Choose a reason from the list.',
  CART_CHANGED:
    'The amounts changed after the tender screen opened: {linesCents} is to be paid now. Nothing was taken. Check the amounts and press Enter again.',
  TRANSACTION_DIFFERS: 'This payment was already taken as {receiptNo}, with other amounts. Look at that receipt first.',
  LINES_MISSING: 'There is nothing to pay yet. Open an account first.',
  AMOUNT_INVALID: 'An amount must be more than zero.',
  AMOUNT_OVER_CAP: 'The most that can be taken for one account is {capCents}.',
  TENDER_NOT_ACCEPTED: 'This way of paying is not accepted here.',
  TENDER_SHORT: '{missingCents} is still missing.',
  ODD_UNCONFIRMED: 'Something is unusual. Look once more.',
  RECEIPT_UNKNOWN: 'There is no receipt {receiptNo}.',
  RECEIPT_VOIDED: 'Receipt {receiptNo} is voided already.',
  VOID_TOO_LATE: 'Receipt {receiptNo} can no longer be voided: its day or its drawer is over. It needs a correction.',
  VOID_INSTEAD:
    'Receipt {receiptNo} is of today and its drawer is open: void it (Alt V), and the customer leaves with the money.',
  RECEIPT_REVERSED: 'Receipt {receiptNo} was taken back by a correction already.',
  CORRECTION_UNKNOWN: 'Receipt {receiptNo} has no such line or tender to correct. Open it again.',
  NOTHING_TO_CORRECT: 'That is what the receipt says already. Choose what it should say.',
  CASH_DIFFERS: '{keptCents} in cash was kept for this receipt, so exactly that goes back. Count again.',
  PRINT_JOB_UNKNOWN: 'This print job is not there any more.',
  PRINT_JOB_STATE: 'This print job has changed meanwhile. Look at its state.',
  REPORT_FAILED: 'The report was not made. {why}',
  FILE_UNKNOWN: 'There is no file {name}. Write the packet first.',
  FILE_GONE:
    '{name} is not in {folder} any more. Put it back from a backup, or write the packet again (the old one stays on record).',
  FILE_CHANGED:
    '{name} in {folder} is not what was written: somebody changed it. Take the copy that was printed, or a backup.',
  FILE_NOT_OPENED: 'The computer could not open {path}: {why}. Open it from its folder.',
  SETTING_INVALID: 'This value cannot be used: {why}',
  STORAGE_FULL: 'The disk is full. Nothing was taken. Make room, then press Enter again.',
  STORAGE_FAILED: 'The disk did not take it. Nothing was taken. Try again; if it stays, call your administrator.',
};

const reportTrouble: Record<ReportTrouble, string> = {
  'disk-full': 'The disk is full. Nothing is lost: make room, then make the report again.',
  folder: 'Nothing can be written into {folder}. Check that it is there and open to you, then make the report again.',
  'name-taken': 'A different file with its name lies in {folder}, and no report is ever replaced. Move it away first.',
  stopped: 'It was stopped. Nothing is lost: make it again when you want it.',
  fault: 'The program made a mistake; it is written to the log. Nothing is lost. Try again.',
};

/** A sentence for every refusal: what happened, and what to do next. */
export const failure = {
  failure: failureWords,
  reportTrouble,
};
