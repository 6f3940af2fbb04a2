import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ReceiptFolder } from '#sandbox/printer/receipt-folder.ts';
import { findRuntime } from '#setup/runtime.ts';
import { Office } from '#test/e2e/desk/office.ts';
import { closeDay } from './close-day.ts';
import { morning } from './morning.ts';
import { officeWork } from './office-work.ts';
import { firstStart, noAccountsYet, oldFigures } from './other-days.ts';
import { Album, Photographer } from './photographer.ts';
import { summarise } from './summary.ts';
import { wholeDay } from './whole-day.ts';

/** The morning is always the same Monday, so that two runs can be laid side by side. */
const EIGHT_O_CLOCK = Date.parse('2026-11-23T08:02:00-06:00');
const HALF_PAST_FOUR = Date.parse('2026-11-23T16:30:00-06:00');
const ACCOUNTS = 14_000;

/**
 * `npm run demo -- --out DIR`: a morning at the counter and a whole day to its seal, through the real window. Leaves pictures of
 * every page and state, each receipt as bytes, text and picture, the day's packet, and summary.json.
 */
async function main(): Promise<void> {
  // npm runs scripts in the project's folder; the path is meant where the command was typed.
  const out = resolve(process.env.INIT_CWD ?? '.', outputFolder());
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const office = await Office.build({ accounts: ACCOUNTS, startMs: EIGHT_O_CLOCK });
  const receipts = new ReceiptFolder(join(out, 'receipts'), 48);
  office.printer.on('job', (job) => receipts.keep(job));
  const runtime = findRuntime().kind;
  console.log(`demo: a morning at the counter, in ${runtime === 'electron' ? 'Electron' : 'the stand-in runtime'}`);
  try {
    const clerk = await office.open({ COUNTER_CLOCK: new Date(EIGHT_O_CLOCK).toISOString() });
    const album = new Album(out);
    const photo = new Photographer(clerk.window.page, album);
    await morning(office, clerk, photo);
    const morningsWork = await summarise(clerk.window.page);
    await officeWork(clerk, photo);
    await oldFigures(office, album, EIGHT_O_CLOCK);
    await otherStations(album);
    const summary = { runtime, ...morningsWork, days: await wholeDay(album) };
    writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
    console.log(`demo: ${summary.payments.length} payments, ${receipts.jobs.length} prints, all in ${out}`);
  } finally {
    const mistakes = await office.tearDown();
    for (const mistake of mistakes) console.error(`demo: the window made a mistake: ${mistake}`);
    if (mistakes.length > 0) process.exitCode = 1;
  }
}

/** What is only seen where nothing was done yet; and a day that is closed. */
async function otherStations(album: Album): Promise<void> {
  await firstStart(album);
  const another = await Office.build({ accounts: 300 });
  try {
    await noAccountsYet(another, album);
  } finally {
    await another.tearDown();
  }
  const afternoon = await Office.build({ accounts: 300, startMs: HALF_PAST_FOUR });
  try {
    await closeDay(afternoon, album, HALF_PAST_FOUR);
  } finally {
    await afternoon.tearDown();
  }
}

function outputFolder(): string {
  try {
    return parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } }).values.out;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nusage: npm run demo -- [--out DIR]`);
    process.exit(2);
  }
}

await main();
