import { openStation, type StationPlan } from './station.ts';

/** The process that is weighed: serves so many customers, and says what it weighs before and after, in bytes. */
export type Weights = { atStart: number; opened: number; after: number; afterGc: number | null };

const rss = (): number => process.memoryUsage.rss();

async function weigh(plan: StationPlan & { payments: number; idleMs: number }): Promise<Weights> {
  const atStart = rss();
  const station = await openStation(plan);
  await station.ready();
  const opened = rss();
  for (let turn = 0; turn < plan.payments; turn += 1) await station.serve(turn);
  await new Promise((resolve) => setTimeout(resolve, plan.idleMs));
  await station.quiet(120_000);
  const after = rss();
  globalThis.gc?.();
  const afterGc = globalThis.gc ? rss() : null;
  await station.close();
  return { atStart, opened, after, afterGc };
}

console.log(JSON.stringify(await weigh(JSON.parse(process.argv[2] ?? ''))));
