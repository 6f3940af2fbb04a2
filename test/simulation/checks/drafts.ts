import { type Line, type Stand, textOf } from '../window-memory.ts';
import type { World } from '../world.ts';

type Row = { transactionId: string; userId: string; lines: string; parkedAtMs: number | null };

/**
 * A tender screen that was open is still open with its lines, whatever happened; one that is gone was taken or closed.
 * Where a crash left two possibilities, the stored draft says which it is. What was put aside lies there until it is
 * taken up.
 */
export function checkDrafts(world: World): void {
  const { books, window } = world;
  const rows = books.ask<Row>(
    'SELECT transaction_id AS transactionId, user_id AS userId, lines, parked_at_ms AS parkedAtMs FROM draft',
  );
  if (!rows) return;
  checkParked(
    world,
    rows.filter((row) => row.parkedAtMs !== null),
  );
  const stored = new Map(rows.filter((row) => row.parkedAtMs === null).map((row) => [row.userId, row]));
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

/** What lies parked is what was put aside; where a crash left it open whether it was, the stored draft says so. */
function checkParked(world: World, rows: readonly Row[]): void {
  const { window } = world;
  const lying = new Set(rows.map((row) => row.transactionId));
  for (const { transactionId, userId, lines } of rows) {
    const perhaps = window
      .standsOf(userId)
      .find((stand) => stand.is === 'parked' && stand.transactionId === transactionId);
    const known =
      window.parked.get(transactionId) ?? (perhaps?.is === 'parked' ? { userId, lines: perhaps.lines } : null);
    if (known?.userId !== userId || textOf(known.lines) !== textOf(JSON.parse(lines) as Line[])) {
      world.report('draft-kept', `${transactionId} lies parked with ${lines}, and was not put aside so`);
    }
    window.parked.set(transactionId, { userId, lines: JSON.parse(lines) as Line[] });
  }
  for (const [transactionId, { userId }] of window.parked) {
    if (lying.has(transactionId)) continue;
    const takenUp = window
      .standsOf(userId)
      .some((stand) => stand.is === 'open' && stand.transactionId === transactionId);
    if (!takenUp) world.report('draft-kept', `${transactionId} was put aside and lies nowhere`);
    window.parked.delete(transactionId);
  }
}

function fits(world: World, stand: Stand, row: Row | undefined): boolean {
  if (stand.is === 'taken') return !row && world.books.transactions.has(stand.transactionId);
  if (stand.is === 'closed') return !row;
  if (stand.is === 'parked') return !row && world.window.parked.has(stand.transactionId);
  if (!row || (stand.transactionId !== null && stand.transactionId !== row.transactionId)) return false;
  return textOf(stand.lines) === textOf(JSON.parse(row.lines) as Line[]);
}

function say(stand: Stand): string {
  return 'lines' in stand ? `${stand.is} with ${textOf(stand.lines)}` : stand.is;
}
