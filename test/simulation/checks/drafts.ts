import { type Line, type Stand, textOf } from '../window-memory.ts';
import type { World } from '../world.ts';

type Row = { transactionId: string; userId: string; lines: string };

/**
 * A tender screen that was open is still open with its lines, whatever happened; one that is gone was taken or closed.
 * Where a crash left two possibilities, the stored draft says which it is.
 */
export function checkDrafts(world: World): void {
  const { books, window } = world;
  const rows = books.ask<Row>('SELECT transaction_id AS transactionId, user_id AS userId, lines FROM draft');
  if (!rows) return;
  const stored = new Map(rows.map((row) => [row.userId, row]));
  for (const userId of new Set([...window.people(), ...stored.keys()])) {
    const row = stored.get(userId);
    const possible = window.standsOf(userId);
    const found = possible.find((stand) => fits(world, stand, row));
    if (!found) {
      world.report(
        'draft-kept',
        `a screen that is ${possible.map(say).join(' or ')} was found ${row ? row.lines : 'closed'}`,
      );
    }
    window.stand(
      userId,
      row ? { is: 'open', transactionId: row.transactionId, lines: JSON.parse(row.lines) as Line[] } : { is: 'closed' },
    );
  }
}

function fits(world: World, stand: Stand, row: Row | undefined): boolean {
  if (stand.is === 'taken') return !row && world.books.transactions.has(stand.transactionId);
  if (stand.is === 'closed') return !row;
  if (!row || (stand.transactionId !== null && stand.transactionId !== row.transactionId)) return false;
  return textOf(stand.lines) === textOf(JSON.parse(row.lines) as Line[]);
}

function say(stand: Stand): string {
  return stand.is === 'open' ? `open with ${textOf(stand.lines)}` : stand.is;
}
