import Database from 'better-sqlite3';
import { LOOKUP_ROWS } from '#main/db/accounts-store.ts';
import { dataFiles } from '#main/db/open.ts';
import { seededDraw } from '#sandbox/city/seeded-draw.ts';
import { Counter } from '#test/support/counter.ts';
import { cityFolder } from './city-file.ts';
import { type Figure, figure } from './figures.ts';
import { keystrokes, typedQueries } from './queries.ts';
import { inTurns, percentile, took } from './samples.ts';

const SIZES = [
  { accounts: 14_000, atMost: 5 },
  { accounts: 1_000_000, atMost: 25 },
];
/** Queries typed to warm up, and to measure; each is some ten keystrokes. */
const WARM_UP = 80;
const QUERIES = 320;
/** Accounts that were paid here, so that their rows have local payments to take off. */
const PAID_HERE = 300;

/**
 * The request `account.search` from the call to the reply, for every keystroke of what clerks type. Against reading as
 * many accounts as the box shows by their row numbers: the least that any answer costs.
 */
export async function lookup(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { accounts, atMost } of SIZES) {
    const samples = await lookups(accounts);
    const at = (percent: number) => ({
      unit: 'ms',
      value: percentile(samples.ours, percent),
      baseline: percentile(samples.bare, percent),
    });
    const among = `of ${accounts.toLocaleString('en')} accounts`;
    figures.push(figure('lookup', { metric: `${among}, p50`, ...at(50) }));
    figures.push(figure('lookup', { metric: `${among}, p99`, ...at(99), goal: { atMost } }));
  }
  return figures;
}

async function lookups(accounts: number) {
  const { home, city } = cityFolder(accounts);
  const counter = await new Counter({ home, accounts: [], over: { cis: null } }).openFor();
  const file = new Database(dataFiles(home).accounts, { readonly: true });
  const rows = file.prepare(`SELECT body FROM account WHERE row_id >= ? LIMIT ${LOOKUP_ROWS + 1}`).pluck();
  try {
    for (let paid = 0; paid < PAID_HERE; paid += 1) {
      await counter.payCash(5_000, 5_000, city.account((paid * 41) % city.size).accountNo);
      await counter.clock.pass(10_000);
      await counter.ask('session.touch', {});
    }
    const warming = typedQueries(city, WARM_UP, 1).flatMap(keystrokes);
    const typed = typedQueries(city, QUERIES, 2).flatMap(keystrokes);
    return await inTurns(
      { warmUp: warming.length, measured: typed.length },
      async (round) => {
        const query = (round < 0 ? warming.at(round) : typed[round]) ?? '';
        return took(() => counter.ask('account.search', { query }));
      },
      async (round) => {
        const from = seededDraw(3, Math.abs(round)).below(accounts - LOOKUP_ROWS);
        return took(() => rows.all(from).map((body) => JSON.parse(String(body))));
      },
    );
  } finally {
    file.close();
    await counter.close();
  }
}
