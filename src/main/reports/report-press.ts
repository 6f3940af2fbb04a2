import { Worker } from 'node:worker_threads';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { ReportTrouble } from '#shared/report.ts';
import type { Log } from '../ports.ts';
import { type ReportFile, removePartsOf } from './report-files.ts';
import { TURN, type WorkerNews, type WorkerOrder } from './worker-talk.ts';

/**
 * What to press, and of what the worker composes it. `name` begins the name of each file: letters, digits, hyphens. The
 * folder is made where it is not.
 */
export type PressOrder<Source> = { folder: string; name: string; source: Source };
/** The files, the PDF first; their hashes are for the fact that says that they were made. */
export type Pressed = { pages: number; files: ReportFile[] };

/** Makes reports into files. One at a time: a packet and an auditor's month do not fight for the machine. */
export type ReportPress<Source> = {
  /**
   * Writes the report's PDF and a CSV file of each section with values. Refuses with REPORT_FAILED, whose `why` is a
   * `ReportTrouble`; then no file is there that was not before. `progress` hears how many of the rows are set; `signal`
   * takes the order back.
   */
  press(
    order: PressOrder<Source>,
    progress?: (done: number, of: number) => void,
    signal?: AbortSignal,
  ): Promise<Result<Pressed>>;
  /** Takes back what is under way, and waits until it has ended. */
  close(): Promise<void>;
};

type Progress = (done: number, of: number) => void;

/** The press as worker threads, one for each report. `memoryMib`: how much one may take before it is given up. */
export function createReportPress<Source>(given: {
  workerFile: URL;
  log: Log;
  memoryMib?: number;
}): ReportPress<Source> {
  const { workerFile, log, memoryMib = 1_024 } = given;
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  function refused(name: string, folder: string, trouble: ReportTrouble, why: string): Result<Pressed> {
    if (trouble !== 'stopped') log(trouble === 'fault' ? 'error' : 'warn', 'report.failed', { name, trouble, why });
    return refuse('REPORT_FAILED', { why: trouble, folder });
  }

  async function run({ folder, name, source }: PressOrder<Source>, progress: Progress, signal: AbortSignal) {
    if (signal.aborted) return refused(name, folder, 'stopped', 'taken back');
    const turn = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const takeBack = (): void => void Atomics.compareExchange(turn, 0, TURN.working, TURN.takenBack);
    signal.addEventListener('abort', takeBack);
    const worker = new Worker(workerFile, {
      workerData: { folder, name, source, turn } satisfies WorkerOrder<Source>,
      resourceLimits: { maxOldGenerationSizeMb: memoryMib },
    });
    const news = await lastNewsOf(worker, progress);
    signal.removeEventListener('abort', takeBack);
    if (news.tell === 'stored') return ok({ pages: news.pages, files: news.files });
    if (news.tell === 'failed') return refused(name, folder, news.trouble, news.why);
    removePartsOf(folder, name);
    return refused(name, folder, 'fault', news.why);
  }

  return {
    press(order, progress = () => undefined, signal) {
      const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const pressed = last.then(() => run(order, progress, either));
      const next = (): void => undefined;
      last = pressed.then(next, next);
      return pressed;
    },
    async close() {
      closing.abort();
      await last;
    },
  };
}

type LastNews = Exclude<WorkerNews, { tell: 'progress' }> | { tell: 'died'; why: string };

/** What the worker said last, when its thread has ended. */
function lastNewsOf(worker: Worker, progress: Progress): Promise<LastNews> {
  let last: LastNews = { tell: 'died', why: 'ended without an answer' };
  worker.on('message', (news: WorkerNews) => {
    if (news.tell === 'progress') progress(news.done, news.of);
    else last = news;
  });
  worker.on('error', (error) => {
    last = { tell: 'died', why: String(error) };
  });
  return new Promise((resolve) => worker.on('exit', () => resolve(last)));
}
