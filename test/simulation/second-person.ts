import type { Approval } from './books.ts';
import { serialOf, textOfTenders } from './handful.ts';
import { type Line, type Tender, textOf } from './window-memory.ts';
import type { World } from './world.ts';

const TEN_MINUTES = 600_000;
const CHECKS_OF_A_BANK = ['personal-check', 'business-check'];

/** Whether an approval is still of use at this instant of the wall clock. */
export function inTime(sinceMs: number, nowMs: number): boolean {
  return nowMs >= sinceMs && nowMs - sinceMs <= TEN_MINUTES;
}

/** Why this payment needs a second person, worked out from the accounts and the books alone. */
export function needsOf(world: World, lines: readonly Line[], tenders: readonly Tender[]): string[] {
  const { books, cis } = world;
  const marked = lines.some((line) => {
    const flags = line.kind === 'account' ? cis.accounts.get(line.accountNo)?.flags : undefined;
    return flags?.cashOnly || flags?.noChecks;
  });
  const needs: string[] = [];
  if (marked && tenders.some(({ code }) => CHECKS_OF_A_BANK.includes(code))) needs.push('cash-only');
  const serials = tenders.flatMap((tender) => serialOf(tender) ?? []);
  const seen = new Set(serials).size < serials.length || serials.some((serial) => books.serials.has(serial));
  if (seen) needs.push('same-instrument');
  return needs;
}

/** Exactly what a second person agrees to. */
export function requestText(transactionId: string, lines: readonly Line[], tenders: readonly Tender[]): string {
  return `${transactionId} ${textOf(lines)} for ${textOfTenders(tenders)}`;
}

/** Somebody was called before for exactly this and may still come: asked again, it is the same call. */
export function waitingCall(world: World, userId: string, request: string, needs: string): string | null {
  const waiting = (approval: Approval | undefined): boolean =>
    approval?.state === 'asked' && approval.askedBy === userId && inTime(approval.askedAtMs, world.clock.now());
  const calls = [...world.window.calls.values()].filter((call) => call.request === request && call.needs === needs);
  return calls.find((call) => waiting(world.books.approvals.get(call.approvalId)))?.approvalId ?? null;
}
