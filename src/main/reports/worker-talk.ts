import type { ReportTrouble } from '#shared/report.ts';
import type { ReportFile } from './report-files.ts';

/** What main hands the worker when it begins: what to make the report of. `turn` is one number that both see, a `TURN`. */
export type WorkerOrder<Source> = { folder: string; name: string; source: Source; turn: Int32Array };

export type WorkerNews =
  /** So many of the rows that are set in all. */
  | { tell: 'progress'; done: number; of: number }
  | { tell: 'stored'; files: ReportFile[]; pages: number }
  | { tell: 'failed'; trouble: ReportTrouble; why: string };

/** Who went first: main, who takes the work back, or the worker, who gives the files their names. */
export const TURN = { working: 0, takenBack: 1, finishing: 2 } as const;
