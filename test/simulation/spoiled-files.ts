import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Spoil, World } from './world.ts';

/** Before this step everything is as it should be, so that there is something to spoil. */
const FROM_STEP = 60;

/** Somebody writes into the ledger behind the program's back. */
export function writing(
  write: (sqlite: Database.Database, world: World) => void,
  when = (step: number) => step >= FROM_STEP,
) {
  return (home: string, world: World): void => {
    if (!when(world.step)) return;
    const sqlite = new Database(join(home, 'ledger.db'));
    try {
      write(sqlite, world);
    } finally {
      sqlite.close();
    }
  };
}

const once = (step: number): boolean => step === FROM_STEP;

/** The triggers that guard the journal are taken off, and put on again as if nothing had been. */
function unguarded(sqlite: Database.Database, write: () => void): void {
  const guards = sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'");
  const there = guards.all() as { name: string; sql: string }[];
  for (const { name } of there) sqlite.exec(`DROP TRIGGER ${name}`);
  write();
  for (const { sql } of there) sqlite.exec(sql);
}

export const A_RECEIPT_IS_CHANGED: Spoil = {
  files: writing((sqlite) => sqlite.exec('UPDATE receipt SET clerk_name = clerk_name || lines_cents'), once),
};

/** Whoever was deactivated gets in again. */
export const NOBODY_STAYS_DEACTIVATED: Spoil = {
  files: writing((sqlite) => sqlite.exec('UPDATE app_user SET deactivated_at_ms = NULL')),
};

export const THE_JOURNAL_IS_CHANGED: Spoil = {
  files: writing(
    (sqlite) =>
      unguarded(sqlite, () =>
        sqlite.exec('UPDATE journal SET payload = replace(payload, \'"language":"en"\', \'"language":"es"\')'),
      ),
    once,
  ),
};

export const FACTS_ARE_CUT_OFF: Spoil = {
  files: writing(
    (sqlite) =>
      unguarded(sqlite, () => sqlite.exec('DELETE FROM journal WHERE seq > (SELECT max(seq) - 2 FROM journal)')),
    once,
  ),
};

export const DRAFTS_ARE_LOST: Spoil = { files: writing((sqlite) => sqlite.exec('DELETE FROM draft')) };

export const QUEUED_PAYMENTS_ARE_LOST: Spoil = {
  files: writing((sqlite) => sqlite.exec("DELETE FROM outbox WHERE state IN ('queued', 'retrying', 'unknown')")),
};

export const QUEUED_PAYMENTS_ARE_CALLED_POSTED: Spoil = {
  files: writing((sqlite) => sqlite.exec("UPDATE outbox SET state = 'posted' WHERE state IN ('retrying', 'unknown')")),
};

export const UNKNOWN_IS_CALLED_RETRYING: Spoil = {
  files: writing((sqlite) => sqlite.exec("UPDATE outbox SET state = 'retrying' WHERE state = 'unknown'")),
};

export const REJECTED_PAYMENTS_ARE_FORGOTTEN: Spoil = {
  files: writing((sqlite) => sqlite.exec("DELETE FROM outbox WHERE state = 'rejected'")),
};

export const NOTHING_IS_EVER_DUE: Spoil = {
  files: writing((sqlite) => sqlite.exec("UPDATE outbox SET next_at_ms = NULL WHERE state IN ('queued', 'retrying')")),
};

export const THE_COUNTER_SKIPS: Spoil = {
  files: writing((sqlite) => {
    sqlite.exec('UPDATE receipt SET counter = counter + 5 WHERE receipt_no = (SELECT max(receipt_no) FROM receipt)');
  }, once),
  blind: ['replay-equal'],
};

export const THE_DAY_IS_FORGOTTEN: Spoil = {
  files: writing((sqlite, world) => {
    sqlite.exec('DELETE FROM business_day; DELETE FROM drawer_session');
    world.clock.jump(-3 * 86_400_000);
  }, once),
  // The station knows its day until the next fact, so its answers and its bar are odd first; this is about the dates of facts.
  blind: ['replay-equal', 'answers', 'drawer-true'],
};
