import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createLedger } from '#main/db/ledger.ts';
import { dumpProjections, rebuildProjections } from '#main/db/projections/rebuild.ts';
import { verifyLedger } from '#main/db/verify.ts';
import { LEDGER_MIGRATIONS } from '#test/support/counter.ts';
import type { World } from '../world.ts';

/** The whole chain from the first fact, and projections equal to a replay into an empty database. */
export function checkWhole(world: World): void {
  if (!world.books.db) return;
  const verdict = verifyLedger(world.books.db, LEDGER_MIGRATIONS);
  if (!verdict.ok) world.report('replay-equal', verdict.why);
}

/** Everything at once, on the closed files: as an auditor would, and a rebuild in place changes no row. */
export function checkFiles(world: World, home: string): void {
  const sqlite = new Database(join(home, 'ledger.db'));
  try {
    const verdict = verifyLedger(sqlite, LEDGER_MIGRATIONS);
    if (!verdict.ok) world.report('replay-equal', verdict.why);
    const before = dumpProjections(sqlite);
    rebuildProjections(createLedger(sqlite));
    const after = dumpProjections(sqlite);
    if (after.join('\n') !== before.join('\n')) world.report('replay-equal', 'a rebuild gives other projections');
    const open =
      "SELECT receipt_no FROM receipt r WHERE original_state = 'open' AND NOT EXISTS (SELECT 1 FROM print_job j WHERE j.receipt_no = r.receipt_no AND j.kind = 'receipt' AND j.copy = 0)";
    const forgotten = sqlite.prepare(open).pluck().all();
    if (forgotten.length > 0) world.report('nothing-forgotten', `nobody prints ${forgotten.join(', ')}`);
  } finally {
    sqlite.close();
  }
}
