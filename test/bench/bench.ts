import { parseArgs } from 'node:util';
import { decade } from './decade.ts';
import { type Figure, printTable, writeJson } from './figures.ts';
import { finish, openAccount } from './finish.ts';
import { firstByte } from './first-byte.ts';
import { keystroke } from './keystroke.ts';
import { longLine } from './long-line.ts';
import { lookup } from './lookup.ts';
import { memory } from './memory.ts';
import { paper } from './paper.ts';
import { posting } from './posting.ts';
import { report } from './report.ts';
import { start } from './start.ts';

const USAGE = 'usage: npm run bench -- [name] [--json FILE] [--folder FOLDER]';

/** `folder`: where data on a real disk is wanted; null: among the temporary files. */
const BENCHMARKS: Record<string, (folder: string | null) => Promise<Figure[]>> = {
  posting,
  lookup,
  keystroke,
  start,
  memory,
  paper,
  finish,
  'open-account': openAccount,
  'first-byte': firstByte,
  'long-line': longLine,
  report,
  decade,
};

/** Measures and tells; a missed goal is a figure, not an error. */
async function bench(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, folder: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(BENCHMARKS, name));
  if (unknown.length > 0) {
    console.error(`There is no benchmark "${unknown[0]}"; there are ${Object.keys(BENCHMARKS).join(', ')}.`);
    return 2;
  }
  const figures: Figure[] = [];
  let failed = false;
  for (const [name, run] of Object.entries(BENCHMARKS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.error(`Measuring ${name} …`);
    try {
      figures.push(...(await run(values.folder ?? null)));
    } catch (error) {
      failed = true;
      console.error(`${name} could not be measured: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  printTable(figures);
  if (values.json !== undefined) writeJson(values.json, figures);
  return failed ? 1 : 0;
}

try {
  process.exitCode = await bench();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
