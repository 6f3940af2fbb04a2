import { readArguments, USAGE } from './arguments.ts';
import { SimulationFailure, type Tally } from './broken.ts';
import { run } from './run.ts';
import type { Spoil } from './world.ts';

export type Simulated = Tally & { runs: number };

/**
 * Seeded days at one counter, with everything that can go wrong. Run i has the seed `seed + i`, so that a failed run is
 * seen again by its own seed alone. Rejects with a SimulationFailure at the first broken promise.
 */
export async function simulate(given: {
  seed: number;
  runs: number;
  steps: number;
  onProgress?: (so: Simulated) => void;
  /** Breaks a part on purpose, to see a checker notice. */
  spoil?: Spoil;
}): Promise<Simulated> {
  const total: Simulated = { runs: 0, steps: 0, payments: 0, lost: 0, doubled: 0 };
  for (let index = 0; index < given.runs; index += 1) {
    add(total, await run(given.seed + index, given.steps, given.spoil));
    given.onProgress?.({ ...total });
  }
  return total;
}

function add(total: Simulated, tally: Tally): void {
  total.runs += 1;
  total.steps += tally.steps;
  total.payments += tally.payments;
  total.lost += tally.lost;
  total.doubled += tally.doubled;
}

function lastLine({ runs, steps, payments, lost, doubled }: Simulated): string {
  return `simulation: ${runs} runs, ${steps} steps, ${payments} payments, ${lost} lost, ${doubled} doubled`;
}

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2), Date.now());
  if (!given) {
    console.error(USAGE);
    return 2;
  }
  console.log(`seed: ${given.seed}`);
  let done: Simulated = { runs: 0, steps: 0, payments: 0, lost: 0, doubled: 0 };
  try {
    done = await simulate({ ...given, onProgress: (so) => (done = so) });
    console.log(lastLine(done));
    return done.lost + done.doubled === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof SimulationFailure)) throw error;
    console.log(error.message);
    add(done, error.tally);
    console.log(lastLine(done));
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main();
