import type { Fact } from '#core/journal/fact.ts';
import type { PaymentTaken } from '#core/journal/fact-kinds.ts';
import { sumOf, type Take, textOf, textOfTenders } from '../window-memory.ts';
import type { World } from '../world.ts';

/** Every payment in the journal adds up, was asked for, and is the one that the window was told of; and the reverse. */
export function checkPayments(world: World, facts: readonly Fact[]): void {
  const { books, window } = world;
  for (const fact of facts) {
    if (fact.kind !== 'payment.taken') continue;
    checkSums(world, fact.payload);
    const take = window.takes.find((ask) => ask.transactionId === fact.payload.transactionId);
    checkAsked(world, fact.payload, take);
    const numbers = books.transactions.get(fact.payload.transactionId) ?? [];
    if (numbers.length !== 1) world.report('receipt-true', `one transaction has the receipts ${numbers.join(', ')}`);
  }
  for (const take of window.takes) if (take.told) checkTold(world, take);
  window.takes = [];
}

/** Lines = tenders less change; every cent of every line and of every tender is in exactly one share. */
function checkSums(world: World, paid: PaymentTaken): void {
  const { receiptNo, lines, tenders, shares, linesCents, tenderedCents, changeCents } = paid;
  const wrong = (why: string): void => world.report('receipt-true', `${receiptNo}: ${why}`);
  if (sumOf(lines) !== linesCents) wrong('the lines do not add up');
  if (tenders.reduce((sum, tender) => sum + tender.tenderedCents, 0) !== tenderedCents) wrong('the tenders do not');
  if (tenders.reduce((sum, tender) => sum + tender.changeCents, 0) !== changeCents) wrong('the change does not');
  if (linesCents !== tenderedCents - changeCents || changeCents < 0) wrong('lines are not tenders less change');
  for (const { lineNo, cents } of lines) {
    if (sumOf(shares.filter((share) => share.lineNo === lineNo)) !== cents) wrong(`line ${lineNo} is not its shares`);
  }
  for (const tender of tenders) {
    const used = sumOf(shares.filter((share) => share.tenderNo === tender.tenderNo));
    if (used !== tender.tenderedCents - tender.changeCents) wrong(`tender ${tender.tenderNo} is not its shares`);
  }
  if (shares.some((share) => share.cents <= 0)) wrong('a share of nothing');
  if (tenders.some(({ code, changeCents: back }) => back < 0 || (code !== 'cash' && back > 0))) {
    wrong('change was given from what is no cash');
  }
}

function checkAsked(world: World, paid: PaymentTaken, take: Take | undefined): void {
  const wrong = (why: string): void => world.report('receipt-true', `${paid.receiptNo}: ${why}`);
  if (!take) wrong('nobody asked for this payment');
  if (take?.refused) wrong(`the window was told ${take.refused}, and the money was booked`);
  if (!take) return;
  const lines = paid.lines.map((line) =>
    line.kind === 'account' ? { ...line, accountNo: line.account.accountNo } : line,
  );
  if (textOf(lines) !== textOf(take.lines)) wrong(`paid ${textOf(lines)}, asked ${textOf(take.lines)}`);
  const tendered = textOfTenders(paid.tenders.map((tender) => ({ ...tender, cents: tender.tenderedCents })));
  const handed = textOfTenders(take.tenders);
  if (tendered !== handed) wrong(`tendered ${tendered}, handed over ${handed}`);
}

/** The promise on paper: a receipt the customer holds is in the journal, with those figures. */
function checkTold(world: World, take: Take): void {
  const { told } = take;
  if (!told) return;
  const kept = world.books.payments.get(told.receiptNo);
  if (!kept) world.report('receipt-kept', `the window shows ${told.receiptNo}, and the journal has no such receipt`);
  if (!kept) return;
  const same =
    kept.transactionId === told.transactionId &&
    kept.linesCents === told.linesCents &&
    kept.tenderedCents === told.tenderedCents &&
    kept.changeCents === told.changeCents;
  if (!same) world.report('receipt-true', `the window shows other figures for ${told.receiptNo} than the journal has`);
  const pieces = told.pieces.reduce((sum, piece) => sum + piece.denomination * piece.count, 0);
  if (pieces !== told.changeCents) world.report('receipt-true', `${told.receiptNo}: the pieces are not the change`);
}
