import type { PrintJobView } from '#shared/contract/receipt.ts';
import { signed } from './books.ts';
import { checkTold } from './checks/corrections.ts';
import { openRows } from './checks/outbox.ts';
import { checkTotals, checkVoidsSettled } from './checks/voids.ts';
import { checkFiles } from './checks/whole.ts';
import { nextTurn } from './echoes.ts';
import type { Station } from './station.ts';
import { signIn } from './steps/person-steps.ts';
import { lookAround } from './steps/step.ts';
import { sumOf } from './window-memory.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
/** A far side may ask for an hour's patience; nothing waits longer, and a few tries more must do. */
const QUIET_WITHIN_MINUTES = 75;
const LOCKED_OUT_MINUTES = 16;

/** All faults end, people do their part, time passes: now every promise must be kept to the last cent. */
export async function theEnd(world: World, station: Station, check: () => void): Promise<void> {
  world.note('all faults end');
  station.fuse.disarm();
  world.weather.clear();
  world.cis.workOff();
  await somebodyInCharge(world, station);
  world.witness.resumed();
  await station.request('cis.resume');
  await settlePrinting(world, station);
  for (let minute = 0; !isQuiet(world) && minute < QUIET_WITHIN_MINUTES; minute += 1) {
    await world.clock.pass(MINUTE);
    await nextTurn();
    check();
  }
  if (!isQuiet(world)) {
    const left = openRows(world)?.map((row) => `${row.paymentRef} ${row.state} due ${row.nextAtMs}`) ?? [];
    const after = `at ${world.clock.now()}, ${QUIET_WITHIN_MINUTES} minutes after all faults ended`;
    world.report('quiet-at-last', `${after}: ${left.join(', ')}${printing(world) > 0 ? ', printing' : ''}`);
  }
  check();
  checkSettled(world);
  const leaving = await lookAround(station);
  await station.close();
  world.books.openIn(station.home);
  check();
  if (leaving?.user && world.books.lastKind !== 'user.signed-out') {
    world.report('closes', `${leaving.user.name} was not signed out when the station closed`);
  }
  checkFiles(world, station.home);
  world.stopIfBroken();
}

/** Who may resume the connection and speak about the paper signs in, after a pause for wrong PINs if there is one. */
async function somebodyInCharge(world: World, station: Station): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    await signIn(world, station, world.people.at(-1) ?? '');
    const moment = await lookAround(station);
    if (moment?.user && !moment.locked) return;
    await world.clock.pass(LOCKED_OUT_MINUTES * MINUTE);
  }
  world.report('answers', 'nobody can sign in any more');
}

async function settlePrinting(world: World, station: Station): Promise<void> {
  await world.clock.pass(MINUTE);
  const list = await station.request('print.list');
  if (!list?.ok) return;
  for (const { jobId } of list.data as PrintJobView[]) await station.request('print.settle', { jobId, answer: 'skip' });
}

function printing(world: World): number {
  return world.books.ask("SELECT job_id FROM print_job WHERE state IN ('waiting', 'printing')")?.length ?? 0;
}

/** Nothing is under way any more. What a person must find out (needs-review) stays, and what waits for it. */
function isQuiet(world: World): boolean {
  const rows = openRows(world) ?? [];
  const review = new Set(rows.filter((row) => row.state === 'needs-review').map((row) => row.paymentRef));
  const waits = (reverses: string | null): boolean => reverses !== null && review.has(reverses);
  return printing(world) === 0 && rows.every((row) => review.has(row.paymentRef) || waits(row.reverses));
}

/** taken = posted + rejected + cancelled + needs-review, and what is posted is in the CIS, to the cent. */
function checkSettled(world: World): void {
  const { books, cis } = world;
  const totals = { posted: 0, rejected: 0, cancelled: 0, open: 0 };
  for (const item of books.items.values()) totals[item.state] += signed(item);
  const posted = (ref: string): boolean => books.items.get(ref)?.state === 'posted';
  const there =
    sumOf(cis.book.filter((entry) => posted(entry.paymentRef))) -
    sumOf(cis.reversalBook.filter((entry) => posted(entry.reversalRef)));
  if (there !== totals.posted) world.report('cis-true', `${totals.posted} is posted, and ${there} stands in the CIS`);
  const review = (openRows(world) ?? []).flatMap((row) => books.open.get(row.paymentRef) ?? []);
  const reviewed = review.reduce((sum, item) => sum + signed(item), 0);
  if (reviewed !== totals.open) world.report('nothing-forgotten', `${totals.open} is open, ${reviewed} in review`);
  checkVoidsSettled(world);
  checkTotals(world);
  checkTold(world);
  let told = 0;
  for (const { told: view } of world.window.receipts.values()) {
    told += 1;
    if (!books.payments.has(view.receiptNo)) world.report('receipt-kept', `${view.receiptNo} is not in the journal`);
  }
  const entries = `${cis.book.length} entries in the CIS, ${cis.reversalBook.length} taken back`;
  world.note(
    `${told} receipts told, ${books.payments.size} in the journal, ${books.voids.size} voided, ${books.corrections.size} corrected; ${entries}`,
  );
}
