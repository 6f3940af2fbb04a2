import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createLedger } from '#main/db/ledger.ts';
import { dumpProjections, rebuildProjections } from '#main/db/projections/rebuild.ts';
import type { Station } from './station.ts';
import { NOTHING_OPEN } from './window-memory.ts';
import type { World } from './world.ts';

/** What is no projection and may be lost: the queues, and tender screens that were open. */
const OPERATIONAL = ['outbox', 'outbox_attempt', 'print_job', 'draft'] as const;

/**
 * What a restore leaves: the journal and nothing certain beside it. Some or all operational tables come back empty, and
 * the projections are made anew. From now on every open payment may have been sent.
 */
export async function restore(world: World, station: Station): Promise<void> {
  const { chance, books, window } = world;
  books.read();
  await station.close();
  const lost = OPERATIONAL.filter(() => chance.chance(0.7));
  world.note(`restored without ${lost.join(', ') || 'any loss'}`);
  const sqlite = new Database(join(station.home, 'ledger.db'));
  try {
    for (const table of lost) sqlite.exec(`DELETE FROM ${table}`);
    const before = dumpProjections(sqlite);
    rebuildProjections(createLedger(sqlite));
    const difference = dumpProjections(sqlite).find((row, index) => row !== before[index]);
    if (difference) world.report('replay-equal', `a rebuild gives another ${difference}`);
  } finally {
    sqlite.close();
  }
  if (lost.includes('outbox')) world.witness.doubtAll(books.open.keys());
  if (lost.includes('print_job')) world.slips.clear();
  if (lost.includes('draft')) for (const userId of window.people()) window.stand(userId, NOTHING_OPEN);
}
