import type { ReceiptColumns } from '#shared/receipt-line.ts';

/** What is known after one attempt to print. Only `printed` says that paper came out. */
export type PrintOutcome =
  /** The printer confirmed that everything before its marker was printed. */
  | { result: 'printed' }
  /** Nothing reached the printer: the same bytes may safely be sent again. */
  | { result: 'not-sent'; reason: PrintTrouble; detail: string }
  /** Bytes left us and no confirmation came: paper may or may not have come out. Never sent again by itself. */
  | { result: 'uncertain'; reason: PrintTrouble; detail: string };

/** In the order of what a person can do about it; the window has a sentence for each. */
export type PrintTrouble =
  | 'paper-out'
  | 'cover-open'
  | 'offline'
  | 'error'
  | 'no-answer'
  | 'refused'
  | 'stalled'
  | 'reset'
  | 'no-marker'
  | 'folder-unwritable'
  | 'not-configured';

/** How a printer was last seen. `unknown` until it was first spoken to. */
export type PrinterStatus = {
  state: 'unknown' | 'ready' | 'trouble';
  reason: PrintTrouble | null;
  seenAtMs: number | null;
};

/** One job. Bytes are ESC/POS; `name` is safe as a file's name ("C1-26-000123-original"), for the folder printer and the log. */
export type PrinterJob = {
  bytes: Uint8Array;
  name: string;
  jobNo: number;
  /**
   * A real-time command that goes in place of the job where the printer waits for paper or for its cover to be closed;
   * whether it was carried out nobody knows, so that the outcome is `uncertain`.
   */
  offline?: Uint8Array | undefined;
};

/** One receipt printer with its cash drawer. Jobs are sent one at a time by the print queue. */
export interface Printer {
  /** "tcp://192.0.2.7:9100", "file:/folder"; shown to people. */
  readonly address: string;
  readonly columns: ReceiptColumns;
  /** Sends one job. Never rejects: every trouble is an outcome. */
  print(job: PrinterJob): Promise<PrintOutcome>;
}
