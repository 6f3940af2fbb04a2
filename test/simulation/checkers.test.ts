import { expect, test } from 'vitest';
import { type Promised, SimulationFailure } from './broken.ts';
import { simulate } from './simulate.ts';
import * as corrections from './spoiled-corrections.ts';
import * as files from './spoiled-files.ts';
import * as parts from './spoiled-parts.ts';
import * as voids from './spoiled-voids.ts';
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
  ['a journal whose last facts were cut off', ['chain', 'receipt-kept', 'answers'], files.FACTS_ARE_CUT_OFF],
  ['a tender screen that is lost', ['draft-kept'], files.DRAFTS_ARE_LOST],
  ['queued payments that are lost', ['nothing-forgotten'], files.QUEUED_PAYMENTS_ARE_LOST],
  ['queued payments that are called posted', ['nothing-forgotten'], files.QUEUED_PAYMENTS_ARE_CALLED_POSTED],
  ['unknown payments that are called retrying', ['state-honest'], files.UNKNOWN_IS_CALLED_RETRYING],
  ['rejected payments that nobody is told of', ['counts'], files.REJECTED_PAYMENTS_ARE_FORGOTTEN],
  ['queued payments that are never due', ['quiet-at-last'], files.NOTHING_IS_EVER_DUE],
  ['receipt numbers that skip', ['gapless'], files.THE_COUNTER_SKIPS],
  ['a business date that goes back', ['business-date'], files.THE_DAY_IS_FORGOTTEN],
  ['what was put aside and is lost', ['draft-kept'], voids.WHAT_WAS_PUT_ASIDE_IS_LOST],
  ['a CIS that takes a payment back twice', ['cis-once'], voids.TAKES_BACK_TWICE],
  ['a CIS that takes it back twice, under another name', ['void-whole'], voids.TAKES_BACK_UNDER_ANOTHER_NAME],
  ['a CIS that takes back another amount', ['cis-true'], voids.TAKES_BACK_ANOTHER_AMOUNT],
  ['the same, seen at the end', ['void-whole'], blind(voids.TAKES_BACK_ANOTHER_AMOUNT, 'cis-true')],
  ['a CIS that takes back what is not voided', ['cis-true'], voids.TAKES_BACK_WHAT_IS_NOT_VOIDED],
  [
    'the same, seen in the totals',
    ['adds-up'],
    blind(voids.TAKES_BACK_WHAT_IS_NOT_VOIDED, 'cis-once', 'cis-true', 'void-whole', 'void-order', 'balance'),
  ],
  ['a CIS that says taken back and forgets', ['state-honest'], blind(voids.SAYS_TAKEN_BACK_AND_FORGETS, 'balance')],
  [
    'the same, seen at the end',
    ['void-whole'],
    blind(voids.SAYS_TAKEN_BACK_AND_FORGETS, 'balance', 'state-honest', 'cis-true'),
  ],
  ['a reversal in doubt that is called retrying', ['state-honest'], voids.UNKNOWN_REVERSALS_ARE_CALLED_RETRYING],
  [
    'a reversal in doubt that is sent again',
    ['asked-first'],
    blind(voids.DOUBT_ABOUT_A_REVERSAL_IS_DENIED, 'state-honest'),
  ],
  ['other bytes when a reversal is sent again', ['same-bytes'], voids.CHANGES_THE_BYTES_OF_A_REVERSAL],
  [
    'a reversal that does not wait for its payment',
    ['void-order'],
    blind(voids.REVERSALS_DO_NOT_WAIT, 'replay-equal', 'state-honest', 'balance', 'counts'),
  ],
  ['reversals that are lost', ['nothing-forgotten'], voids.REVERSALS_ARE_LOST],
  ['reversals that are called posted', ['nothing-forgotten'], voids.REVERSALS_ARE_CALLED_POSTED],
  ['payments that are sent though they were cancelled', ['state-honest'], voids.CANCELLED_PAYMENTS_ARE_SENT],
  ['numbers of reversals that skip', ['gapless'], blind(voids.ITEMS_OF_REVERSALS_SKIP, 'replay-equal')],
  ['a balance that takes back too much', ['balance'], blind(voids.A_REVERSAL_COUNTS_TOO_MUCH, 'replay-equal')],
  [
    'a void of a part of a receipt',
    ['void-true'],
    blind(voids.PART_OF_A_RECEIPT_IS_TAKEN_BACK, 'replay-equal', 'state-honest', 'balance'),
  ],
  [
    'people who agree with themselves',
    ['two-people'],
    blind(voids.PEOPLE_AGREE_WITH_THEMSELVES, 'replay-equal', 'answers'),
  ],
  ['somebody deactivated who gets in', ['answers'], blind(files.NOBODY_STAYS_DEACTIVATED, 'replay-equal')],
  ['a CIS that is told cash for every check', ['corrected'], corrections.THE_CIS_IS_TOLD_CASH_FOR_EVERYTHING],
  ['what is posted again and counts later', ['corrected'], corrections.WHAT_IS_POSTED_AGAIN_COUNTS_LATER],
  [
    'what was posted again and stays when it is taken back',
    ['corrected', 'void-true'],
    blind(corrections.WHAT_WAS_POSTED_AGAIN_STAYS, 'replay-equal', 'state-honest', 'balance', 'counts'),
  ],
  [
    'numbers of what is posted again that skip',
    ['gapless'],
    blind(corrections.ITEMS_OF_CORRECTIONS_SKIP, 'replay-equal'),
  ],
  ['a money order that nobody knows again', ['two-people'], blind(voids.NOBODY_IS_CALLED, 'replay-equal', 'answers')],
];

function blind(spoil: Spoil, ...promised: Promised[]): Spoil {
  return { ...spoil, blind: promised };
}

async function failureOf(spoil: Spoil): Promise<SimulationFailure> {
  const failure = await simulate({ seed: 900, runs: 12, steps: 250, spoil }).catch((error: unknown) => error);
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
