import type { Garbage } from './escpos-event.ts';
import type { PaperRow } from './paper.ts';

/** What one connection brought to the printer. */
export type PrintedJob = {
  /** 1 for the first since the printer was started. */
  number: number;
  /** When its first byte arrived, ms of this process's `performance.now()`. */
  firstByteAtMs: number;
  /** Every byte that was carried out, commands included. Not what was still waiting when it was cleared. */
  bytes: Buffer;
  rows: readonly PaperRow[];
  text: string;
  /** Empty for a job that a real printer would understand completely. */
  garbage: readonly Garbage[];
  cuts: number;
  kicks: readonly (2 | 5)[];
  markersAsked: number;
  markersAnswered: number;
  /** The sender had the rest of the job thrown away. */
  cleared: boolean;
  ending: 'sender-closed' | 'sender-reset' | 'printer-reset' | 'printer-closed' | 'printer-stopped';
};

/** Whether paper came out. Asking for the status alone prints nothing. */
export function hasPaper(job: PrintedJob): boolean {
  return job.rows.some(
    (row) => row.kind !== 'space' && row.kind !== 'cut' && (row.kind !== 'line' || row.cells.length > 0),
  );
}
