import type { Fact } from '#core/journal/fact.ts';
import type { FactKind } from '#core/journal/fact-kinds.ts';
import type { LedgerDb } from '../ledger.ts';
import { projectAccess } from './access.ts';
import { projectCisAnswers } from './cis-answer.ts';
import { projectCorrections } from './correction.ts';
import { projectDay } from './day.ts';
import { projectDrawers } from './drawer.ts';
import { projectPeople } from './person.ts';
import { projectReceipts } from './receipt.ts';
import { projectSettings } from './setting.ts';
import { projectVault } from './vault.ts';
import { projectVoids } from './void.ts';

export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
/** What one noun's file does with the facts it understands. */
export type Applies<K extends FactKind> = { [P in K]: (fact: FactOf<P>) => void };

/**
 * All other ledger tables are deterministic functions of the journals: one `apply` for each kind of fact, in the order
 * of (clock, station, seq). The compiler refuses a kind that nobody applies.
 */
export function createProjections(db: LedgerDb): { apply: (fact: Fact) => void } {
  const vault = projectVault(db);
  const applies: Applies<FactKind> = {
    ...projectDay(db),
    ...projectDrawers(db, vault.takeIn),
    ...vault.applies,
    ...projectPeople(db),
    ...projectAccess(db),
    ...projectReceipts(db),
    ...projectVoids(db),
    ...projectCorrections(db),
    ...projectCisAnswers(db),
    ...projectSettings(db),
  };
  return {
    apply(fact) {
      const apply = applies[fact.kind] as (fact: Fact) => void;
      apply(fact);
    },
  };
}
