import { parentPort, workerData } from 'node:worker_threads';
import { reportCsv } from './csv.ts';
import { fontsFolder } from './fonts-folder.ts';
import { renderPdf } from './pdf.ts';
import { fileNames, ReportError, storeFiles } from './report-files.ts';
import { TURN, type WorkerNews, type WorkerOrder } from './worker-talk.ts';

/** Rows from one piece of news to the next. */
const NEWS_EVERY = 200;

/**
 * The report worker: sets one report, writes its files and ends. A thread of its own, so that main takes payments
 * meanwhile, and the only place where the PDF library is loaded.
 */
const { folder, name, report, turn } = workerData as WorkerOrder;
const port = parentPort;
if (!port) throw new Error('the report worker runs in a worker thread only');

const tell = (news: WorkerNews): void => port.postMessage(news);

/** Each row is set three times: to count the pages, on its page, and in the CSV file. */
const of = 3 * report.sections.reduce((sum, each) => sum + (each.kind === 'table' ? rowsOf(each.groups) : 0), 0);
let done = 0;

function rowsOf(groups: readonly { rows: unknown[] }[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}

function row(): void {
  if (Atomics.load(turn, 0) === TURN.takenBack) throw new ReportError('stopped', 'taken back');
  done += 1;
  if (done % NEWS_EVERY === 0 || done === of) tell({ tell: 'progress', done, of });
}

function finish(): void {
  const before = Atomics.compareExchange(turn, 0, TURN.working, TURN.finishing);
  if (before === TURN.takenBack) throw new ReportError('stopped', 'taken back');
}

try {
  const names = fileNames(name, report);
  const pdf = await renderPdf(report, fontsFolder(import.meta.dirname), row);
  const csv = reportCsv(report, row).map((each) => ({ name: names.csv(each.name), bytes: Buffer.from(each.text) }));
  const files = storeFiles(folder, [{ name: names.pdf, bytes: pdf.bytes }, ...csv], finish);
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
