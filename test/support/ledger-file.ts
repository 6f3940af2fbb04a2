import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { createLedger, type Ledger } from '#main/db/ledger.ts';
import { migrateDatabase } from '#main/db/migrate.ts';
import { openLedger } from '#main/db/open.ts';
import { forget, freshFolder, LEDGER_MIGRATIONS } from './counter.ts';

/** A migrated ledger in a folder of its own, with no application around it. */
export type LooseLedger = Ledger & { file: string; forget(): void };

export function looseLedger(): LooseLedger {
  const folder = freshFolder();
  const file = join(folder, 'ledger.db');
  const sqlite = openLedger(file);
  migrateDatabase(sqlite, LEDGER_MIGRATIONS, null);
  return {
    ...createLedger(sqlite),
    file,
    forget() {
      sqlite.close();
      forget(folder);
    },
  };
}

/** Everything that a database says, in order: tables, triggers and every row of every table. */
export function wholeDump(sqlite: Database.Database): string[] {
  const things = sqlite.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all() as {
    type: string;
    name: string;
    sql: string | null;
  }[];
  return things.flatMap(({ type, name, sql }) => {
    if (type !== 'table') return [`${type} ${name} ${sql}`];
    const rows = sqlite.prepare(`SELECT * FROM "${name}"`).all();
    return [`table ${name} ${sql}`, ...rows.map((row) => `${name} ${JSON.stringify(row)}`).sort()];
  });
}
