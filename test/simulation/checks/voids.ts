import type { Fact } from '#core/journal/fact.ts';
import type { VoidedItem } from '#core/journal/fact-kinds.ts';
import { keptOf } from '../answers.ts';
import { type Item, signed } from '../books.ts';
import type { World } from '../world.ts';
import { openRows } from './outbox.ts';

/** Every void in the journal was asked for, on the receipt's own day, whole, and is what the window was told; and the reverse. */
export function checkVoids(world: World, facts: readonly Fact[]): void {
  const { books, window } = world;
  for (const fact of facts) if (fact.kind === 'receipt.voided') checkVoid(world, fact);
  for (const { receiptNo, told } of window.voids) {
    if (told && !books.voids.has(receiptNo)) {
      world.report('void-true', `the window was told that ${receiptNo} is voided, and the journal does not say so`);
    }
  }
  window.voids = [];
}

function checkVoid(world: World, { payload, businessDate }: Extract<Fact, { kind: 'receipt.voided' }>): void {
  const { books, window } = world;
  const { receiptNo, cashReturnedCents, items } = payload;
  const wrong = (why: string): void => world.report('void-true', `${receiptNo}: ${why}`);
  const payment = books.payments.get(receiptNo);
  if (payment?.businessDate !== businessDate) wrong(`taken on ${payment?.businessDate}, voided on ${businessDate}`);
  if (cashReturnedCents !== keptOf(world, receiptNo)) wrong(`${cashReturnedCents} went back`);
  // The books let an item be taken back once only; after a void, none stands.
  const left = books.itemsOf(receiptNo).map(({ paymentRef }) => paymentRef);
  if (left.length > 0) wrong(`it leaves ${left.join()}`);
  for (const item of items) checkCancelled(world, item, wrong);
  const pressed = window.voids.filter((press) => press.receiptNo === receiptNo);
  if (!pressed.some(({ cashReturnedCents: cents }) => cents === cashReturnedCents)) wrong('nobody asked for it');
  if (pressed.every(({ refused, told }) => refused !== null && !told)) wrong('the window was told that it was refused');
}

/** What is taken back without the CIS hearing of it was never sent, or refused there for good. */
export function checkCancelled(world: World, { paymentRef, reversal }: VoidedItem, wrong: (why: string) => void): void {
  if (reversal || world.books.shares.get(paymentRef)?.state === 'rejected') return;
  if (!world.witness.everSent(paymentRef)) return;
  // Books are read to the end: what the CIS refused before is cancelled by now.
  if (!world.cis.refused.has(paymentRef))
    wrong(`${paymentRef} was sent, and is cancelled without the CIS hearing of it`);
}

/** What the CIS holds of one reference in all. */
function countThere(world: World): { paid: Map<string, number>; back: Map<string, number> } {
  const count = (refs: readonly { paymentRef: string; cents: number }[]): Map<string, number> => {
    const times = new Map<string, number>();
    for (const { paymentRef } of refs) times.set(paymentRef, (times.get(paymentRef) ?? 0) + 1);
    return times;
  };
  return { paid: count(world.cis.book), back: count(world.cis.reversalBook) };
}

/**
 * At the end: of everything taken back the CIS holds neither the payment nor what takes it back, or both, once, with the
 * same cents. Where the CIS refused to take it back, or nobody can ask it, the payment stands and a person is told.
 */
export function checkVoidsSettled(world: World): void {
  const { books, cis } = world;
  const { paid, back } = countThere(world);
  const states = new Map(openRows(world)?.map((row) => [row.paymentRef, row.state]));
  for (const paymentRef of books.takenBack) {
    const share = books.shares.get(paymentRef);
    const reversal = books.reversals.get(paymentRef);
    const there = `${paid.get(paymentRef) ?? 0} ${back.get(paymentRef) ?? 0}`;
    const may = share ? mayStand(share, reversal, states) : [];
    if (!may.includes(there)) {
      const said = `${share?.state} here, its reversal ${reversal?.state ?? 'not needed'}`;
      world.report('void-whole', `${paymentRef} of ${share?.receiptNo}, ${said}, stands there ${there} times`);
    }
  }
  for (const { paymentRef, cents, reversalRef } of cis.reversalBook) {
    const payment = cis.book.find((entry) => entry.paymentRef === paymentRef);
    if (payment?.cents !== cents) world.report('void-whole', `${reversalRef} takes back ${cents} of ${payment?.cents}`);
  }
}

/** How often a voided payment, and what takes it back, may stand in the CIS when nothing is under way any more. */
function mayStand(share: Item, reversal: Item | undefined, open: ReadonlyMap<string, string>): string[] {
  if (!reversal || reversal.state === 'cancelled') return ['0 0'];
  if (reversal.state === 'posted') return ['1 1'];
  if (reversal.state === 'rejected') return ['1 0'];
  // It waits for a person: itself, or for the word on its payment.
  if (share.state === 'posted') return open.get(reversal.paymentRef) === 'needs-review' ? ['1 0', '1 1'] : [];
  return open.get(share.paymentRef) === 'needs-review' ? ['0 0', '1 0'] : [];
}

/**
 * At the end: what was taken less what was taken back is what the CIS holds net, and what it refused, and what may not have
 * arrived; less what stands there of voided receipts because it would not take it back.
 */
export function checkTotals(world: World): void {
  const { books, cis } = world;
  const sum = (items: readonly { cents: number }[]): number => items.reduce((all, { cents }) => all + cents, 0);
  const shares = [...books.shares.values()];
  const taken = sum(shares);
  const voided = sum(shares.filter(({ paymentRef }) => books.takenBack.has(paymentRef)));
  const net = sum(cis.book) - sum(cis.reversalBook);
  const stands = shares.filter(({ paymentRef }) => !books.takenBack.has(paymentRef));
  const rejected = sum(stands.filter(({ state }) => state === 'rejected'));
  const cancelled = sum(stands.filter(({ state }) => state === 'cancelled'));
  const away = sum(stands.filter(({ state, paymentRef }) => state === 'open' && !cis.ledger.has(paymentRef)));
  const left = shares.filter(({ paymentRef }) => books.takenBack.has(paymentRef) && cis.ledger.has(paymentRef));
  const notBack = left.filter(({ paymentRef }) => {
    const reversal = books.reversals.get(paymentRef);
    return !reversal || !cis.reversals.has(reversal.paymentRef);
  });
  const there = net + rejected + cancelled + away - sum(notBack);
  if (taken - voided !== there) {
    const parts = `${net} net there, ${rejected} rejected, ${cancelled} cancelled, ${away} not arrived, ${sum(notBack)} not taken back`;
    world.report('adds-up', `${taken} taken less ${voided} voided is not ${parts}`);
  }
  // The same from the journal alone: what every account paid, as the balance counts it.
  const counted = [...books.items.values()].filter(({ state }) => state === 'open' || state === 'posted');
  const balance = counted.reduce((all, item) => all + signed(item), 0);
  const stuck = sum(shares.filter(({ paymentRef }) => books.reversals.get(paymentRef)?.state === 'rejected'));
  if (balance !== taken - voided - rejected - cancelled + stuck) {
    world.report('adds-up', `${balance} counts as paid, and ${taken} was taken, ${voided} of it voided`);
  }
}
