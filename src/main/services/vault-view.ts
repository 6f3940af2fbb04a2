import type { VaultView } from '#shared/contract/vault.ts';
import { cents } from '#shared/money.ts';
import type { Office } from '../office.ts';

const MOVES_SHOWN = 100;

/** What should be in the vault, and how it came and went. */
export function vaultView(office: Office): VaultView {
  const nameOf = (userId: string | null): string | null => (userId ? (office.people.find(userId)?.name ?? '') : null);
  return {
    cents: office.vault.cents(office.station),
    pieces: office.vault.pieces(office.station),
    moves: office.vault.newestMoves(office.station, MOVES_SHOWN).map((move) => ({
      kind: move.kind,
      subject: move.subject,
      number: move.number,
      cents: cents(move.cents),
      businessDate: move.businessDate,
      atMs: move.atMs,
      by: nameOf(move.userId) ?? '',
      with: nameOf(move.approver),
    })),
  };
}
