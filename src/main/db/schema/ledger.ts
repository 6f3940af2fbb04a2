/** All tables of ledger.db, for the migration generator and the typed database handle. */
export { accountLink, approval } from './access.ts';
export { deposit, drawerEvent, drawerLine, drawerSession, vaultMove, vaultPiece } from './drawer.ts';
export { journal } from './journal.ts';
export { appUser, pinGuard, secret } from './person.ts';
export { countDraft, draft, outbox, outboxAttempt, printJob } from './queue.ts';
export {
  checkRefusal,
  receipt,
  receiptCorrection,
  receiptFact,
  receiptLine,
  receiptReversal,
  receiptShare,
  receiptTender,
  receiptVoid,
} from './receipt.ts';
export { setting } from './setting.ts';
export { businessDay, filedFile, station } from './station.ts';
