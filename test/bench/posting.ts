import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppParts } from '#main/app.ts';
import { dataFiles, openLedger } from '#main/db/open.ts';
import type { Printer } from '#main/devices/printer-port.ts';
import { ODDITIES } from '#shared/tender.ts';
import { Counter } from '#test/support/counter.ts';
import { inPieces, wordOn } from '#test/support/day-hand.ts';
import { cityFolder } from './city-file.ts';
import { type Figure, figure } from './figures.ts';
import { inDiskFolder } from './places.ts';
import { inTurns, percentile, took } from './samples.ts';

const ACCOUNTS = 14_000;
const QUIET = { warmUp: 60, measured: 1_500 };
const BUSY = { warmUp: 30, measured: 300 };
/** After so many payments the drawer's cash goes to the vault, as the office's limit wants it. */
const PICKED_UP_EVERY = 50;
const CENTS = 8_125;
/** Between two payments on the app's clock, ms. Its own checkpoint therefore comes after every third one. */
const PAUSE_MS = 10_000;

/** Prints nothing and never says so: its first job keeps the queue still. */
const STUCK_PRINTER: Printer = { address: 'stuck', columns: 48, print: () => new Promise(() => undefined) };
const NOTHING_BESIDE: Partial<AppParts> = { cis: null, connectPrinter: () => STUCK_PRINTER };

/**
 * The request `payment.take` for cash, from the call to the reply: everything that happens until the commit returned,
 * and the reply's making. Against one insert of a row as big as the payment's fact, with the same pragmas, next to it.
 */
export async function posting(folder: string | null): Promise<Figure[]> {
  const name = 'posting';
  const quiet = await inDiskFolder(folder, (home) => postings(home, NOTHING_BESIDE, QUIET));
  // The same with a printer and a CIS that answer at once: what main does for them before the reply is out counts.
  const busy = await inDiskFolder(folder, (home) => postings(home, {}, BUSY));
  const at = (percent: number, samples: typeof quiet) => ({
    unit: 'ms',
    value: percentile(samples.ours, percent),
    baseline: percentile(samples.bare, percent),
  });
  return [
    figure(name, { metric: 'payment.take, p50', ...at(50, quiet), goal: { ratioAtMost: 3 } }),
    figure(name, { metric: 'payment.take, p99', ...at(99, quiet), goal: { ratioAtMost: 3 } }),
    figure(name, { metric: 'the same while printing and relaying, p50', ...at(50, busy) }),
  ];
}

async function postings(home: string, over: Partial<AppParts>, rounds: typeof QUIET) {
  const { home: cached, city } = cityFolder(ACCOUNTS);
  copyFileSync(dataFiles(cached).accounts, dataFiles(home).accounts);
  const counter = await new Counter({ home, accounts: [], over }).openFor();
  const bare = bareFile(join(home, 'bare', 'bare.db'));
  let turn = 0;
  try {
    return await inTurns(
      rounds,
      async () => {
        turn += 1;
        const take = await begun(counter, city.account((turn * 37) % ACCOUNTS).accountNo);
        const ms = await took(() => counter.ask('payment.take', take));
        await counter.clock.pass(PAUSE_MS);
        if (turn % PICKED_UP_EVERY === 0) await emptied(counter);
        await counter.ask('session.touch', {});
        return ms;
      },
      async () => {
        const body = '.'.repeat(factBytes(counter));
        const ms = await took(() => bare.insert(body));
        if (turn % 3 === 0) bare.checkpoint();
        return ms;
      },
    );
  } finally {
    bare.close();
    counter.crash();
  }
}

/** The tender screen is open and Enter is all that is missing. */
async function begun(counter: Counter, accountNo: string) {
  const { transactionId } = await counter.begin(CENTS, accountNo);
  return {
    transactionId,
    linesCents: CENTS,
    tenders: [{ code: 'cash' as const, cents: 10_000 }],
    confirmed: ODDITIES.filter((oddity) => oddity !== 'large-change'),
  };
}

async function emptied(counter: Counter): Promise<void> {
  const asked = { cash: inPieces(PICKED_UP_EVERY * CENTS) };
  await counter.ask('drawer.pick-up', { ...asked, approvalId: await wordOn(counter, 'drawer.pick-up', asked) });
}

/** How big the journal's row of one payment is. */
let known = 0;
function factBytes(counter: Counter): number {
  const [row] = known
    ? []
    : counter.rows<{ bytes: number }>(
        `SELECT length(payload) + length(hash) + length(prev_hash) + length(actor) + length(kind) + 40 AS bytes
         FROM journal WHERE kind = 'payment.taken' LIMIT 1`,
      );
  if (row) known = row.bytes;
  return known || 1_500;
}

function bareFile(file: string) {
  const sqlite = openLedger(file);
  sqlite.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = sqlite.prepare('INSERT INTO bare (body) VALUES (?)');
  return {
    insert: (body: string): void => void insert.run(body),
    checkpoint: (): void => void sqlite.pragma('wal_checkpoint(PASSIVE)'),
    close: (): void => void sqlite.close(),
  };
}
