/** All tables of ledger.db, for the migration generator and the typed database handle. */
export { accountLink, approval } from './access.ts';
export { journal } from './journal.ts';
export { appUser, pinGuard, secret } from './person.ts';
export { draft, outbox, outboxAttempt, printJob } from './queue.ts';
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
export { businessDay, drawerSession, station } from './station.ts';
