import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles } from '#main/db/open.ts';
import { Counter } from '#test/support/counter.ts';
import { type Figure, figure } from './figures.ts';
import { pastFolder, TEN_YEARS } from './past-years.ts';
import { inDiskFolder } from './places.ts';
import { inTurns, median, took } from './samples.ts';

const ROUNDS = { warmUp: 1, measured: 7 };
const TIMES = 40;
const QUERIES = ['garcia', 'smith j', '305 main', '14-64', 'nguyen'];

/**
 * A station with ten years behind it (600,000 payments) against one that was installed this morning, with the same accounts: how
 * long it takes to start, to look an account up, and to show the receipts page.
 */
export async function decade(folder: string | null): Promise<Figure[]> {
  const past = await pastFolder(TEN_YEARS);
  return inDiskFolder(folder, async (base) => {
    const [ten, none] = [join(base, 'ten'), join(base, 'none')];
    cpSync(past, ten, { recursive: true });
    mkdirSync(none);
    cpSync(dataFiles(past).accounts, dataFiles(none).accounts);
    const starts = await inTurns(
      ROUNDS,
      () => startOf(ten),
      () => startOf(none),
    );
    const old = await opened(ten);
    const fresh = await opened(none);
    const lookups = await inTurns(
      ROUNDS,
      () => lookUp(old),
      () => lookUp(fresh),
    );
    const pages = await inTurns(
      ROUNDS,
      () => showReceipts(old),
      () => showReceipts(fresh),
    );
    await old.close();
    await fresh.close();
    const of = (metric: string, samples: typeof starts, ratioAtMost: number): Figure =>
      figure('decade', {
        metric,
        unit: 'ms',
        value: median(samples.ours),
        baseline: median(samples.bare),
        goal: { ratioAtMost },
      });
    return [of('start', starts, 1.5), of('lookup', lookups, 2), of('receipts page', pages, 2)];
  });
}

async function opened(home: string): Promise<Counter> {
  const counter = await new Counter({ home, accounts: [] }).start();
  await counter.signIn('Maria Alvarez');
  return counter;
}

async function startOf(home: string): Promise<number> {
  const counter = new Counter({ home, accounts: [] });
  const ms = await took(() => counter.start());
  await counter.close();
  return ms;
}

function lookUp(counter: Counter): Promise<number> {
  return took(async () => {
    for (let n = 0; n < TIMES; n += 1) {
      await counter.ask('account.search', { query: QUERIES[n % QUERIES.length] ?? '' });
    }
  });
}

function showReceipts(counter: Counter): Promise<number> {
  return took(async () => {
    for (let n = 0; n < TIMES; n += 1) await counter.ask('receipt.list', { businessDate: null, limit: 100 });
  });
}
