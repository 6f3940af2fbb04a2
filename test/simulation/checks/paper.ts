import type { Fact } from '#core/journal/fact.ts';
import type { World } from '../world.ts';

/** An order to open the drawer counts for so long after the payment. */
const KICK_MS = 15_000;
/** A clock that is set back by less than this can have been set while the queue slept: nobody could notice. */
const UNNOTICED_MS = 8_000;

const TILL_PAPER = /^(pickup|hand-over|exchange|day)-slip-(.+)-\d+$/;

/** Whether a slip of the office speaks of something that the journal says. */
function isOfTill({ books }: World, name: string): boolean {
  const [, kind, subject = ''] = TILL_PAPER.exec(name) ?? [];
  const [, session = '', number = ''] = /^(.+)-[px](\d+)$/.exec(subject) ?? [];
  const { drawers, vault, days } = books.till;
  if (kind === 'pickup') return Number(number) <= (drawers.all.get(session)?.numbers.pickup ?? 0);
  if (kind === 'exchange') return Number(number) <= vault.numbers.exchange;
  if (kind === 'hand-over') return (drawers.all.get(subject)?.handedOverTo ?? null) !== null;
  return days.all.get(subject.replace(/^C1-/, ''))?.state === 'closed';
}

/** What came out of the printer: no copy twice, no drawer opened late or twice, nothing without a payment. */
export function paperCheck(world: World): (facts: readonly Fact[]) => void {
  const { books, paper, handedOverMs } = world;
  const takenMs = new Map<string, number>();
  const voidedMs = new Map<string, number>();
  const noSaleMs = new Map<string, number>();
  const out = new Set<string>();
  const kicks = new Map<string, number>();

  function checkSheet(name: string): void {
    const [receiptNo = ''] = /[A-Z0-9]{2}-\d{2}-\d{6}/.exec(name) ?? [];
    if (name.endsWith('-drawer')) {
      checkKick(name);
      return;
    }
    const before = name.includes('-slip-') ? world.slips : out;
    if (before.has(name)) world.report('paper-once', `${name} came out of the printer twice`);
    before.add(name);
    if (TILL_PAPER.test(name)) {
      if (!isOfTill(world, name)) world.report('paper-once', `${name} came out, and there is no such thing`);
      return;
    }
    const corrected = name.startsWith('correction-slip') ? books.corrections : null;
    const of = corrected ?? (name.startsWith('void-slip') ? books.voids : books.payments);
    if (!of.has(receiptNo)) world.report('paper-once', `${name} came out, and there is no such thing`);
  }

  /** The drawer opens once when cash is taken, once more when cash goes back, and once without a payment. */
  function checkKick(name: string): void {
    const subject = name.replace(/-drawer$/, '');
    const times = (kicks.get(subject) ?? 0) + 1;
    kicks.set(subject, times);
    const cashTaken = books.payments.get(subject)?.tenders.some(({ code }) => code === 'cash') ? 1 : 0;
    const cashBack = (books.voids.get(subject)?.cashReturnedCents ?? 0) > 0 ? 1 : 0;
    const noSale = noSaleMs.has(subject) ? 1 : 0;
    if (times > cashTaken + cashBack + noSale) {
      world.report('paper-once', `the drawer opened ${times} times for ${subject}`);
    }
    const sinceMs = Math.max(takenMs.get(subject) ?? 0, voidedMs.get(subject) ?? 0, noSaleMs.get(subject) ?? 0);
    const lateMs = (handedOverMs.get(name) ?? 0) - sinceMs;
    const allowedMs = KICK_MS + (world.setBackMs >= sinceMs ? UNNOTICED_MS : 0);
    if (lateMs > allowedMs) world.report('kick-in-time', `the drawer opened ${lateMs} ms late for ${subject}`);
  }

  let seen = 0;
  return (facts) => {
    for (const fact of facts) {
      if (fact.kind === 'receipt.voided') voidedMs.set(fact.payload.receiptNo, world.clock.steady());
      if (fact.kind === 'drawer.no-sale') {
        noSaleMs.set(`${fact.payload.sessionId}/n${fact.payload.noSale}`, world.clock.steady());
      }
      if (fact.kind !== 'payment.taken') continue;
      const { receiptNo, transactionId } = fact.payload;
      const take = world.window.recent.findLast((press) => press.transactionId === transactionId);
      takenMs.set(receiptNo, take?.elapsedMs ?? world.clock.steady());
    }
    for (; seen < paper.paper.length; seen += 1) checkSheet(paper.paper[seen] ?? '');
    for (const fact of facts) {
      if (fact.kind !== 'receipt.printed' || fact.payload.confirmedBy !== 'printer') continue;
      const { receiptNo, copy } = fact.payload;
      const name = `${receiptNo}-${copy === 0 ? 'original' : `duplicate-${copy}`}`;
      if (!out.has(name)) world.report('print-honest', `${name} is printed here, and no paper came out`);
    }
  };
}
