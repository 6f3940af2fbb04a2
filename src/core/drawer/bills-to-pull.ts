import type { Cents } from '#shared/money.ts';
import { eachCents, type TillCount, tillCents, tillLess } from '#shared/till-count.ts';

/** Greedy for now: smallest first. */
export function bankToLeave(count: TillCount, bankCents: Cents): { leave: TillCount; pull: TillCount; exact: boolean } {
  let rest: number = bankCents;
  const leave: TillCount = [];
  for (const { piece, count: many } of count.toSorted((a, b) => eachCents(b.piece) - eachCents(a.piece))) {
    const take = Math.min(many, Math.floor(rest / eachCents(piece)));
    if (take > 0) leave.push({ piece, count: take });
    rest -= take * eachCents(piece);
  }
  const pull = tillLess(count, leave) ?? [];
  return { leave, pull, exact: tillCents(leave) === bankCents };
}
