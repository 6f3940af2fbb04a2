import { randomInt } from 'node:crypto';
import type { ReceiptColumns } from '#shared/receipt-line.ts';
import type { Clock } from '../ports.ts';
import { type PrinterMarker, PrintTalk } from './print-talk.ts';
import { PATIENCE, type PrinterPatience } from './printer-patience.ts';
import type { PrinterJob, PrinterStatus, PrintOutcome } from './printer-port.ts';
import type { WatchedPrinter } from './printer-status.ts';

export type TcpPrinterOptions = {
  host: string;
  port: number;
  columns: ReceiptColumns;
  marker?: PrinterMarker;
  patience?: Partial<PrinterPatience>;
  /** Timers and the time a status was seen at. */
  clock?: Clock;
};

/** A receipt printer behind raw TCP (port 9100, "JetDirect"), one connection for each job and one job at a time. */
export class TcpPrinter implements WatchedPrinter {
  readonly address: string;
  readonly columns: ReceiptColumns;
  readonly #options: Required<TcpPrinterOptions> & { patience: PrinterPatience };
  /** Moves when the job before it has let go of the connection: most printers serve one connection at a time. */
  #turn: Promise<void> = Promise.resolve();
  #status: PrinterStatus = { state: 'unknown', reason: null, seenAtMs: null };
  /** Goes into every marker, so that a late answer to an earlier attempt is never taken for this one's. */
  #attempt = randomInt(9025);

  constructor(options: TcpPrinterOptions) {
    // Found now rather than at the first receipt: `connect` throws for it, and printing must never do that.
    if (!Number.isInteger(options.port) || options.port < 1 || options.port > 65_535) {
      throw new RangeError(`not a port: ${options.port}`);
    }
    const patience = { ...PATIENCE, ...options.patience };
    this.#options = { ...options, patience, marker: options.marker ?? 'gs-h', clock: options.clock ?? machineClock };
    this.address = `tcp://${options.host.includes(':') ? `[${options.host}]` : options.host}:${options.port}`;
    this.columns = options.columns;
  }

  lastStatus(): PrinterStatus {
    return this.#status;
  }

  print(job: PrinterJob): Promise<PrintOutcome> {
    const turn = this.#turn;
    const outcome = turn.then(() => this.#printNow(job));
    this.#turn = outcome.then(({ left }) => left);
    return outcome.then(({ outcome }) => outcome);
  }

  async #printNow(job: PrinterJob): Promise<{ outcome: PrintOutcome; left: Promise<void> }> {
    this.#attempt += 1;
    const talk = new PrintTalk(this.#options, markerOf(job.jobNo, this.#attempt));
    const outcome = await talk.run(job.bytes, job.offline ?? null);
    const seenAtMs = this.#options.clock.now();
    this.#status =
      outcome.result === 'printed'
        ? { state: 'ready', reason: null, seenAtMs }
        : { state: 'trouble', reason: outcome.reason, seenAtMs };
    // The answer is given at once; only the next job waits for the connection to close.
    return { outcome, left: talk.leave() };
  }
}

/** Four characters 20h to 7Eh, as GS ( H wants: two of the job's number, two of the attempt's. */
function markerOf(jobNo: number, attempt: number): Uint8Array {
  const digits = (value: number): [number, number] => [0x20 + (Math.floor(value / 95) % 95), 0x20 + (value % 95)];
  return Uint8Array.of(...digits(Math.abs(Math.trunc(jobNo))), ...digits(attempt));
}

const machineClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
