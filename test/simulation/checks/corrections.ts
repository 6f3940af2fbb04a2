import type { Fact } from '#core/journal/fact.ts';
import type { ReceiptCorrected } from '#core/journal/fact-kinds.ts';
import type { CorrectPress } from '../window-memory.ts';
import type { World } from '../world.ts';
import { checkCancelled } from './voids.ts';

/** Every correction in the journal was asked for, touches what it names and nothing else, and is what the window was told. */
export function checkCorrections(world: World, facts: readonly Fact[]): void {
  const { books, window } = world;
  for (const fact of facts) if (fact.kind === 'receipt.corrected') checkCorrection(world, fact);
  for (const { receiptNo, told } of window.corrects) {
    if (told !== null && !books.corrections.get(receiptNo)?.some(({ correction }) => correction === told)) {
      world.report('corrected', `the window was told of ${receiptNo}/${told}, and the journal does not say so`);
    }
  }
  window.corrects = [];
}

function checkCorrection(world: World, { payload }: Extract<Fact, { kind: 'receipt.corrected' }>): void {
  const { books, window } = world;
  const { receiptNo, correction, change, items } = payload;
  const wrong = (why: string): void => world.report('corrected', `${receiptNo}/${correction}: ${why}`);
  for (const item of items) {
    const share = books.shares.get(item.paymentRef);
    const named =
      change.kind === 'reversal' ||
      (change.kind === 'wrong-account' ? share?.lineNo === change.lineNo : share?.tenderNo === change.tenderNo);
    if (!named) wrong(`${item.paymentRef} has nothing to do with it`);
    if ((item.repost === null) !== (change.kind === 'reversal')) wrong(`${item.paymentRef} is posted again, or is not`);
    checkCancelled(world, item, wrong);
  }
  checkStanding(world, receiptNo, wrong);
  const pressed = window.corrects.filter((press) => press.receiptNo === receiptNo && isFor(press, change));
  if (pressed.length === 0) wrong('nobody asked for it');
  if (pressed.length > 0 && pressed.every(({ refused, told }) => refused !== null && told === null)) {
    wrong('the window was told that it was refused');
  }
}

function isFor({ change: asked }: CorrectPress, made: ReceiptCorrected['change']): boolean {
  if (asked.kind === 'reversal') return made.kind === 'reversal' && made.money === asked.money;
  if (asked.kind === 'wrong-account') {
    const same = made.kind === 'wrong-account' && made.lineNo === asked.lineNo;
    return same && made.account.accountNo === asked.accountNo;
  }
  const textOf = ({ code, number, issuer }: (typeof asked)['tender']): string => [code, number, issuer].join();
  return (
    made.kind === 'wrong-tender' && made.tenderNo === asked.tenderNo && textOf(made.tender) === textOf(asked.tender)
  );
}

/** What stands of a receipt for the CIS is every account line of it, to the cent, for the account that it says now. */
function checkStanding(world: World, receiptNo: string, wrong: (why: string) => void): void {
  const { books } = world;
  const standing = books.standing.get(receiptNo);
  if (!standing || books.voids.has(receiptNo)) return;
  const items = books.itemsOf(receiptNo);
  for (const { lineNo, accountNo, cents } of standing.lines) {
    const own = items.filter((item) => item.lineNo === lineNo);
    const sum = own.reduce((all, item) => all + item.cents, 0);
    const due = standing.reversed || accountNo === null ? 0 : cents;
    if (sum !== due) wrong(`line ${lineNo} stands with ${sum}, and should with ${due}`);
    if (own.some((item) => item.accountNo !== accountNo)) wrong(`line ${lineNo} stands for another account`);
  }
}

/** At the end: the CIS was told of everything that stands as it is: the tender it was, and the dates of its payment. */
export function checkTold(world: World): void {
  const { books, cis } = world;
  for (const [receiptNo, { tenders }] of books.standing) {
    if (books.voids.has(receiptNo)) continue;
    const payment = books.payments.get(receiptNo);
    for (const { paymentRef, tenderNo } of books.itemsOf(receiptNo)) {
      const told = cis.ledger.get(paymentRef)?.item;
      const tender = tenders.find((each) => each.tenderNo === tenderNo);
      if (!told || !tender || !payment) continue;
      const is = [CALLED[tender.code], tender.number ?? undefined, payment.effectiveDate, payment.receivedDate].join();
      const was = [told.tender, told.checkNo, told.effectiveDate, told.receivedDate].join();
      if (is !== was) world.report('corrected', `the CIS was told ${was} of ${paymentRef}, and it is ${is}`);
    }
  }
}

/** What the contract calls a tender. */
const CALLED: Record<string, string> = {
  cash: 'cash',
  'personal-check': 'check',
  'business-check': 'check',
  'cashiers-check': 'check',
  'money-order': 'money_order',
};
