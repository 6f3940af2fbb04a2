/** The things that are checked, each by a checker of its own. A failure is named after what was promised. */
export type Promised =
  | 'starts'
  | 'closes'
  | 'answers'
  | 'chain'
  | 'business-date'
  | 'gapless'
  | 'receipt-true'
  | 'receipt-kept'
  | 'draft-kept'
  | 'cis-once'
  | 'cis-true'
  | 'void-true'
  | 'void-whole'
  | 'void-order'
  | 'corrected'
  | 'two-people'
  | 'adds-up'
  | 'drawer-true'
  | 'one-till'
  | 'bank-left'
  | 'vault-true'
  | 'day-adds-up'
  | 'day-order'
  | 'done-once'
  | 'blind'
  | 'asked-first'
  | 'same-bytes'
  | 'stops-when-paused'
  | 'state-honest'
  | 'nothing-forgotten'
  | 'paper-once'
  | 'print-honest'
  | 'kick-in-time'
  | 'balance'
  | 'counts'
  | 'replay-equal'
  | 'quiet-at-last';

/** A promise was broken. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly promised: Promised;

  constructor(promised: Promised, why: string) {
    super(why);
    this.promised = promised;
  }
}

/** What the last line counts. `lost` and `doubled` are counted from what the window saw, the journal and the CIS. */
export type Tally = { steps: number; payments: number; lost: number; doubled: number };

/** A failed run, with everything that is needed to see it again. */
export class SimulationFailure extends Error {
  override readonly name = 'SimulationFailure';
  readonly promised: Promised;
  readonly seed: number;
  readonly step: number;
  readonly tally: Tally;

  constructor(
    run: { seed: number; step: number; steps: number; tally: Tally; history: readonly string[] },
    by: Broken,
  ) {
    super(
      [
        `seed ${run.seed}, step ${run.step}: ${by.promised}: ${by.message}`,
        ...run.history.map((line) => `  ${line}`),
        `again: node test/simulation/simulate.ts --seed ${run.seed} --runs 1 --steps ${run.steps}`,
      ].join('\n'),
      { cause: by },
    );
    this.promised = by.promised;
    this.seed = run.seed;
    this.step = run.step;
    this.tally = run.tally;
  }
}
