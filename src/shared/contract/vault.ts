import { z } from 'zod';
import type { Cents } from '../money.ts';
import { DAY_READERS, MONEY_ROLES, type Role } from '../role.ts';
import { type TillCount, tillCountSchema } from '../till-count.ts';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

export type VaultMoveView = {
  kind: 'pickup' | 'turn-in' | 'exchange' | 'fund' | 'count' | 'deposit' | 'deposit-undone';
  /** A session, a deposit, "bank" or "city". */
  subject: string;
  number: number;
  /** Positive in, negative out; of a count what was over or short. */
  cents: Cents;
  businessDate: string;
  atMs: number;
  by: string;
  with: string | null;
};

export type VaultView = { cents: Cents; pieces: TillCount; moves: VaultMoveView[] };

const KEEPERS: readonly Role[] = ['lead', 'supervisor'];
const approvalId = text(64).nullable().default(null);

export const vaultRoutes = {
  'vault.show': route(DAY_READERS, z.object({}).strict()).returns<VaultView>(),
  /** The vault swaps pieces with the person's drawer or (with nobody's) with the bank. */
  'vault.exchange': route(
    MONEY_ROLES,
    z.object({ with: z.enum(['drawer', 'bank']), into: tillCountSchema, outOf: tillCountSchema, approvalId }).strict(),
  ).returns<null>(),
  /** The city raises or lowers the change fund. */
  'vault.fund': route(
    KEEPERS,
    z
      .object({ direction: z.enum(['in', 'out']), cash: tillCountSchema, reason: trimmedText(200).min(1), approvalId })
      .strict(),
  ).returns<VaultView>(),
  'vault.count': route(
    KEEPERS,
    z.object({ cash: tillCountSchema, reasonCode: text(30), reason: trimmedText(200), approvalId }).strict(),
  ).returns<VaultView>(),
};
