import { sql } from 'drizzle-orm';
import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { setting } from '../schema/setting.ts';
import type { Applies } from './projections.ts';

export function projectSettings(db: LedgerDb): Applies<'setting.changed'> {
  const change = db
    .insert(setting)
    .values(placeholdersOf(setting))
    .onConflictDoUpdate({
      target: [setting.key, setting.validFrom],
      set: {
        value: sql`excluded.value`,
        author: sql`excluded.author`,
        reason: sql`excluded.reason`,
        changedAtMs: sql`excluded.changed_at_ms`,
      },
    })
    .prepare();
  return {
    'setting.changed': ({ payload, actor, atMs }) => {
      change.run({ ...payload, author: actor, changedAtMs: atMs });
    },
  };
}
