import type { CashLimit } from '#shared/drawer.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { type Cents, negateCents, subtractCents } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import { type TillCount, tillCents } from '#shared/till-count.ts';
import type { NewFact } from '../journal/fact.ts';

/** Every one of these needs a second person, who counts too. `number` counts them within the station or the session. */
type Agreed = { approvalId: string | null; number: number };

/** Cash goes from an open drawer to the vault (rule 13). However much it is: two people have counted it. */
export function decidePickUp(sessionId: string, cash: TillCount, { approvalId, number }: Agreed): Result<NewFact[]> {
  const moved = tillCents(cash);
  if (moved === 0) return refuse('COUNT_EMPTY');
  if (approvalId === null) return refuse('APPROVAL_NEEDED', { needs: ['pickup'] });
  return ok([{ kind: 'drawer.picked-up', payload: { sessionId, pickup: number, cash, cents: moved, approvalId } }]);
}

/** The vault swaps pieces with a drawer, or with the bank: as much comes in as goes out. */
export function decideExchange(
  { sessionId, into, outOf }: { sessionId: string | null; into: TillCount; outOf: TillCount },
  { approvalId, number }: Agreed,
): Result<NewFact[]> {
  const moved = tillCents(into);
  if (moved === 0) return refuse('COUNT_EMPTY');
  const outCents = tillCents(outOf);
  if (moved !== outCents) return refuse('EXCHANGE_UNEVEN', { intoCents: moved, outOfCents: outCents });
  if (approvalId === null) return refuse('APPROVAL_NEEDED', { needs: ['vault'] });
  return ok([
    { kind: 'vault.exchanged', payload: { exchange: number, sessionId, into, outOf, cents: moved, approvalId } },
  ]);
}

/** The city raises the vault's change fund, or takes some of it back; never more than there should be. */
export function decideFund(
  { direction, cash, reason }: { direction: 'in' | 'out'; cash: TillCount; reason: string },
  vaultCents: Cents,
  { approvalId, number }: Agreed,
): Result<NewFact[]> {
  const moved = tillCents(cash);
  if (moved === 0) return refuse('COUNT_EMPTY');
  if (direction === 'out' && moved > vaultCents) return refuse('VAULT_SHORT', { vaultCents });
  if (approvalId === null) return refuse('APPROVAL_NEEDED', { needs: ['vault'] });
  const signed = direction === 'in' ? moved : negateCents(moved);
  return ok([{ kind: 'vault.funded', payload: { fund: number, cash, cents: signed, reason, approvalId } }]);
}

/** Two people count the vault. What is over or short needs a reason. */
export function decideVaultCount(
  { cash, reasonCode, reason }: { cash: TillCount; reasonCode: string; reason: string },
  expectedCents: Cents,
  settings: Settings,
  { approvalId, number }: Agreed,
): Result<NewFact[]> {
  const cashCents = tillCents(cash);
  const overShortCents = subtractCents(cashCents, expectedCents);
  const known = settings['reasons.over-short'].some(({ code }) => code === reasonCode);
  if (overShortCents !== 0 && !known) return refuse('REASON_UNKNOWN');
  if (approvalId === null) return refuse('APPROVAL_NEEDED', { needs: ['vault'] });
  const why = overShortCents === 0 ? { reasonCode: '', reason: '' } : { reasonCode, reason };
  const payload = { count: number, cash, cashCents, expectedCents, overShortCents, ...why, approvalId };
  return ok([{ kind: 'vault.counted', payload }]);
}

export function cashLimit(cashCents: Cents, settings: Settings): CashLimit {
  const reached = (limit: number): boolean => limit > 0 && cashCents >= limit;
  if (reached(settings['drawer.hard-limit-cents'])) return 'hard';
  return reached(settings['drawer.soft-limit-cents']) ? 'soft' : 'below';
}
