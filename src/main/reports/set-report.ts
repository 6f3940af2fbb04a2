import { parentPort, workerData } from 'node:worker_threads';
import type { Report } from '#shared/report.ts';
import { reportCsv } from './csv.ts';
import { fontsFolder } from './fonts-folder.ts';
import { renderPdf } from './pdf.ts';
import { fileNames, ReportError, storeFiles } from './report-files.ts';
import { TURN, type WorkerNews, type WorkerOrder } from './worker-talk.ts';

/** Rows from one piece of news to the next. */
const NEWS_EVERY = 200;

/**
 * The work of the report worker: composes one report of what it was given, sets it, writes its files, and the thread ends.
 * A thread of its own, so that main takes payments meanwhile, and the only place where the PDF library is loaded.
 */
export async function setReport<Source>(compose: (source: Source) => Report): Promise<void> {
  const { folder, name, source, turn } = workerData as WorkerOrder<Source>;
  const port = parentPort;
  if (!port) throw new Error('the report worker runs in a worker thread only');
  const tell = (news: WorkerNews): void => port.postMessage(news);
  try {
    const report = compose(source);
    const row = rowCounter(report, turn, tell);
    const names = fileNames(name, report);
    const pdf = await renderPdf(report, fontsFolder(import.meta.dirname), row);
    const csv = reportCsv(report, row).map((each) => ({ name: names.csv(each.name), bytes: Buffer.from(each.text) }));
    const files = storeFiles(folder, [{ name: names.pdf, bytes: pdf.bytes }, ...csv], () => finish(turn));
    tell({ tell: 'stored', files, pages: pdf.pages });
  } catch (error) {
    if (error instanceof ReportError) tell({ tell: 'failed', trouble: error.trouble, why: error.message });
    else
      tell({
        tell: 'failed',
        trouble: 'fault',
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
  }
}

/** Each row is set three times: to count the pages, on its page, and in the CSV file. */
function rowCounter(report: Report, turn: Int32Array, tell: (news: WorkerNews) => void): () => void {
  const of = 3 * report.sections.reduce((sum, each) => sum + (each.kind === 'table' ? rowsOf(each.groups) : 0), 0);
  let done = 0;
  return () => {
    if (Atomics.load(turn, 0) === TURN.takenBack) throw new ReportError('stopped', 'taken back');
    done += 1;
    if (done % NEWS_EVERY === 0 || done === of) tell({ tell: 'progress', done, of });
  };
}

function rowsOf(groups: readonly { rows: unknown[] }[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}

function finish(turn: Int32Array): void {
  const before = Atomics.compareExchange(turn, 0, TURN.working, TURN.finishing);
  if (before === TURN.takenBack) throw new ReportError('stopped', 'taken back');
}
