import type { ReceiptRow } from '#shared/contract/receipt.ts';
import type { World } from '../world.ts';

/** The list of a day shows the day's receipts, all of them once, and calls none posted that is not. */
export function checkList(world: World, businessDate: string, rows: readonly ReceiptRow[]): void {
  const { books } = world;
  const ofDay = [...books.payments.values()].filter((payment) => payment.businessDate === businessDate);
  const listed = new Set(rows.map((row) => row.receiptNo));
  if (
    listed.size !== rows.length ||
    rows.length !== ofDay.length ||
    ofDay.some(({ receiptNo }) => !listed.has(receiptNo))
  ) {
    world.report('counts', `${rows.length} receipts are listed for ${businessDate}, and there are ${ofDay.length}`);
  }
  for (const row of rows) {
    const payment = books.payments.get(row.receiptNo);
    if (payment && payment.linesCents !== row.linesCents)
      world.report('counts', `${row.receiptNo}: another amount listed`);
    const refs = [...books.shares.values()].filter(({ receiptNo }) => receiptNo === row.receiptNo);
    const items = refs.flatMap((item) => [item, books.reversals.get(item.paymentRef) ?? []].flat());
    const corrections = books.corrections.get(row.receiptNo) ?? [];
    const reversedAtMs = corrections.find(({ change }) => change.kind === 'reversal')?.atMs ?? null;
    if (row.corrections !== corrections.length || row.reversedAtMs !== reversedAtMs) {
      world.report('counts', `${row.receiptNo} is listed with ${row.corrections} corrections, ${row.reversedAtMs}`);
    }
    const voidedAtMs = books.voids.get(row.receiptNo)?.atMs ?? null;
    // What was cancelled before it got there takes nothing from the word for the rest.
    const sent = items.filter((item) => item.state !== 'cancelled');
    const posted = sent.length > 0 && sent.every((item) => item.state === 'posted');
    if (voidedAtMs !== row.voidedAtMs) {
      world.report('counts', `${row.receiptNo} is listed as voided at ${row.voidedAtMs}, and it was at ${voidedAtMs}`);
    }
    const arrived = voidedAtMs === null && reversedAtMs === null ? 'posted' : 'reversed';
    if (posted !== (row.cisState === arrived)) {
      world.report('state-honest', `${row.receiptNo} is listed as ${row.cisState}, ${arrived} is ${posted}`);
    }
  }
}
