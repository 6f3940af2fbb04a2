import { type Draft, type Line, type Stand, textOf } from '../window-memory.ts';
import type { World } from '../world.ts';

type Row = { transactionId: string; userId: string; lines: string; parkedAtMs: number | null };

/**
 * A tender screen that was open is still open with its lines, and what was put aside is still there, whatever happened;
 * one that is gone was taken or closed. Where a crash left two possibilities, the stored draft says which it is.
 */
export function checkDrafts(world: World): void {
  const { books, window } = world;
  const rows = books.ask<Row>(
    'SELECT transaction_id AS transactionId, user_id AS userId, lines, parked_at_ms AS parkedAtMs FROM draft',
  );
  if (!rows) return;
  for (const userId of new Set([...window.people(), ...rows.map((row) => row.userId)])) {
    const own = rows.filter((row) => row.userId === userId);
    const open = own.filter((row) => row.parkedAtMs === null).map(draftOf);
    const parked = own.filter((row) => row.parkedAtMs !== null).map(draftOf);
    const possible = window.standsOf(userId);
    if (open.length > 1 || !possible.some((stand) => fits(world, stand, open[0] ?? null, parked))) {
      const found = say({ open: open[0] ?? null, parked });
      world.report('draft-kept', `a screen that is ${possible.map(say).join(' or ')} was found ${found}`);
    }
    window.stand(userId, { open: open[0] ?? null, parked });
  }
}

function draftOf({ transactionId, lines }: Row): Draft {
  return { transactionId, lines: JSON.parse(lines) as Line[] };
}

function fits(world: World, stand: Stand, open: Draft | null, parked: readonly Draft[]): boolean {
  if (stand.taken !== undefined && !world.books.transactions.has(stand.taken)) return false;
  if (parked.length !== stand.parked.length) return false;
  if (!stand.parked.every((each) => parked.some((found) => same(each, found)))) return false;
  return stand.open ? open !== null && same(stand.open, open) : open === null;
}

function same(kept: Draft, found: Draft): boolean {
  if (kept.transactionId !== null && kept.transactionId !== found.transactionId) return false;
  return textOf(kept.lines) === textOf(found.lines);
}

function say({ open, parked }: Stand): string {
  const aside = parked.map(({ lines }) => textOf(lines)).join(', ');
  return `${open ? `open with ${textOf(open.lines)}` : 'closed'}${aside ? `, aside ${aside}` : ''}`;
}
