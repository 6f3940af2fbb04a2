import { expect, test } from 'vitest';
import { type Promised, SimulationFailure } from './broken.ts';
import { simulate } from './simulate.ts';
import * as files from './spoiled-files.ts';
import * as parts from './spoiled-parts.ts';
import type { Spoil } from './world.ts';

/** Proof that the checkers can fail: a part is spoiled, and the promise that it breaks is the one that is named. */
const SPOILED: readonly [what: string, promised: Promised[], spoil: Spoil][] = [
  ['a CIS that enters every payment twice', ['cis-once'], parts.ENTERS_TWICE],
  ['a CIS that says posted and forgets', ['state-honest'], blind(parts.SAYS_POSTED_AND_FORGETS, 'balance')],
  ['a payment in doubt that is called retrying', ['state-honest'], blind(parts.DOUBT_IS_DENIED, 'asked-first')],
  ['a payment in doubt that is sent again', ['asked-first'], blind(parts.DOUBT_IS_DENIED, 'state-honest')],
  [
    'a payment in doubt that is sent again to a CIS that keeps no references',
    ['cis-once'],
    blind(parts.DOUBT_IS_DENIED_AND_NOTHING_KEPT, 'state-honest', 'asked-first', 'balance'),
  ],
  ['an adapter that changes the amount', ['cis-true'], blind(parts.CHANGES_THE_AMOUNT, 'balance')],
  ['an adapter that sends other bytes the second time', ['same-bytes'], parts.CHANGES_THE_BYTES],
  ['figures that contain more than they say', ['balance'], parts.FIGURES_SAY_TOO_LITTLE],
  ['a printer that prints twice', ['paper-once'], parts.PRINTS_TWICE],
  ['a printer that says printed and prints nothing', ['print-honest'], parts.PRINTS_NOTHING],
  ['a drawer that opens late', ['kick-in-time'], parts.OPENS_THE_DRAWER_LATE],
  ['a receipt row that was changed', ['replay-equal'], files.A_RECEIPT_IS_CHANGED],
  ['a journal that was changed', ['starts'], files.THE_JOURNAL_IS_CHANGED],
  ['a journal whose last facts were cut off', ['chain', 'receipt-kept'], files.FACTS_ARE_CUT_OFF],
  ['a tender screen that is lost', ['draft-kept'], files.DRAFTS_ARE_LOST],
  ['a payment put aside that is lost', ['draft-kept'], files.WHAT_WAS_PUT_ASIDE_IS_LOST],
  ['money orders that nobody knows again', ['second-person'], files.MONEY_ORDERS_ARE_FORGOTTEN],
  ['queued payments that are lost', ['nothing-forgotten'], files.QUEUED_PAYMENTS_ARE_LOST],
  ['queued payments that are called posted', ['nothing-forgotten'], files.QUEUED_PAYMENTS_ARE_CALLED_POSTED],
  ['unknown payments that are called retrying', ['state-honest'], files.UNKNOWN_IS_CALLED_RETRYING],
  ['rejected payments that nobody is told of', ['counts'], files.REJECTED_PAYMENTS_ARE_FORGOTTEN],
  ['queued payments that are never due', ['quiet-at-last'], files.NOTHING_IS_EVER_DUE],
  ['receipt numbers that skip', ['gapless'], files.THE_COUNTER_SKIPS],
  ['a business date that goes back', ['business-date'], files.THE_DAY_IS_FORGOTTEN],
];

function blind(spoil: Spoil, ...promised: Promised[]): Spoil {
  return { ...spoil, blind: promised };
}

async function failureOf(spoil: Spoil): Promise<SimulationFailure> {
  const failure = await simulate({ seed: 900, runs: 6, steps: 250, spoil }).catch((error: unknown) => error);
  if (!(failure instanceof SimulationFailure)) throw new Error(`nobody noticed: ${JSON.stringify(failure)}`);
  return failure;
}

test.for(SPOILED)('%s', { timeout: 120_000 }, async ([, promised, spoil]) => {
  const failure = await failureOf(spoil);
  expect(promised).toContain(failure.promised);
  expect(failure.message).toContain(`seed ${failure.seed}, step ${failure.step}: ${failure.promised}: `);
  expect(failure.message).toContain(`--seed ${failure.seed} --runs 1`);
});

test('what is lost and what is doubled is counted', { timeout: 60_000 }, async () => {
  expect((await failureOf(parts.ENTERS_TWICE)).tally.doubled).toBeGreaterThan(0);
  expect((await failureOf(parts.SAYS_POSTED_AND_FORGETS)).tally.lost).toBeGreaterThan(0);
});

test('a seed gives the same day again', { timeout: 60_000 }, async () => {
  const [once, again] = [await failureOf(parts.PRINTS_TWICE), await failureOf(parts.PRINTS_TWICE)];
  expect(again.message).toBe(once.message);
});
