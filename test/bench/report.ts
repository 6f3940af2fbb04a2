import { once } from 'node:events';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { Press } from '#main/services/report-source.ts';
import { type Report, shownValue } from '#shared/report.ts';
import { samplePacket, samplePayments } from '#test/support/sample-packet.ts';
import { builtPress } from './built-press.ts';
import { type Figure, figure } from './figures.ts';
import { inDiskFolder, ROOT } from './places.ts';
import { inTurns, median, percentile, took } from './samples.ts';

const PAYMENTS = 5_000;
const ROUNDS = { warmUp: 1, measured: 7 };
const MILLION = 1_000_000;

/**
 * The packet of a day with 5,000 payments, from the report to whole files on the disk: PDF and CSV, in the built worker.
 * Against what somebody writes who only wants the same words in a PDF and the same rows in text files: pdfkit called once a
 * cell at places fixed beforehand, with the same fonts, and lines joined with commas; no thread, no widths, no sync.
 * And how long main was deaf meanwhile, against the same time with nothing to do.
 */
export async function report(folder: string | null): Promise<Figure[]> {
  const packet = samplePacket(samplePayments(PAYMENTS));
  const press = builtPress(() => undefined);
  return inDiskFolder(folder, async (base) => {
    const deaf = { pressing: [] as number[], idle: [] as number[] };
    const place = (): string => mkdtempSync(join(base, 'packet-'));
    const ours = async (round: number): Promise<number> => {
      const at = place();
      const heard = await deafness(() => took(() => pressed(press, at, packet)));
      // The same time with nothing to do, right afterwards: what else goes on here disturbs both alike.
      const idle = await deafness(() => wait(heard.value));
      if (round >= 0) {
        deaf.pressing.push(heard.longestMs);
        deaf.idle.push(idle.longestMs);
      }
      return heard.value;
    };
    const bare = async (): Promise<number> => {
      const at = place();
      return took(() => byHand(packet, at));
    };
    const samples = await inTurns(ROUNDS, ours, bare);
    await press.close();
    const metric = `packet of ${PAYMENTS} payments, PDF and CSV`;
    const times = { unit: 'ms', value: median(samples.ours), baseline: median(samples.bare) };
    return [
      figure('report', { metric: `${metric}, p50`, ...times, goal: { ratioAtMost: 2 } }),
      figure('report', {
        metric: `${metric}, slowest`,
        unit: 'ms',
        value: percentile(samples.ours, 100),
        goal: { atMost: 3_000 },
      }),
      figure('report', {
        metric: 'main deaf meanwhile, longest',
        unit: 'ms',
        value: Math.max(...deaf.pressing),
        baseline: Math.max(...deaf.idle),
        goal: { atMost: 100 },
      }),
    ];
  });
}

async function pressed(press: Press, folder: string, packet: Report): Promise<void> {
  const answer = await press.press({ folder, name: 'packet', source: { of: 'report', report: packet } });
  if (!answer.ok) throw new Error(`the packet was refused: ${JSON.stringify(answer.failure)}`);
  if (answer.value.pages < 50 || readdirSync(folder).length < 8) throw new Error('the packet is not whole');
}

/** How long this thread's loop did not turn while something went on, ms. */
async function deafness<T>(work: () => Promise<T>): Promise<{ value: T; longestMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const value = await work();
  delay.disable();
  return { value, longestMs: delay.max / MILLION };
}

const PAGE = { left: 54, top: 60, bottom: 740, row: 13.7, column: 57 };

async function byHand(packet: Report, folder: string): Promise<void> {
  const fonts = join(ROOT, 'resources', 'fonts');
  const document = new PDFDocument({ size: 'LETTER', margin: 0, font: join(fonts, 'SourceSans3-Regular.ttf') });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk)).fontSize(8.5);
  let y = PAGE.top;
  const row = (cells: readonly string[]): void => {
    for (const [at, text] of cells.entries())
      document.text(text, PAGE.left + at * PAGE.column, y, { lineBreak: false });
    y += PAGE.row;
    if (y < PAGE.bottom) return;
    document.addPage();
    y = PAGE.top;
  };
  for (const section of packet.sections) {
    const rows =
      section.kind === 'table'
        ? section.groups.flatMap((group) =>
            group.rows.map((cells) => section.columns.map(({ kind }, at) => shownValue(kind, cells[at] ?? null))),
          )
        : section.kind === 'pairs'
          ? section.pairs.map(({ label, kind, value }) => [label, shownValue(kind, value)])
          : [];
    for (const cells of rows) row(cells);
    if ('name' in section)
      writeFileSync(join(folder, `${section.name}.csv`), rows.map((cells) => `${cells.join(',')}\r\n`).join(''));
  }
  const ended = once(document, 'end');
  document.end();
  await ended;
  writeFileSync(join(folder, 'packet.pdf'), Buffer.concat(chunks));
}
