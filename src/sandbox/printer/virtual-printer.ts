import { EventEmitter } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { ReceiptColumns } from '#shared/receipt-line.ts';
import { hasPaper, type PrintedJob } from './printed-job.ts';
import { conditionOf, type FaultSetting, type PrinterCondition, type PrinterFault } from './printer-fault.ts';
import { type PrinterMachine, PrinterSession } from './printer-session.ts';
import { autoStatus, realTimeStatus } from './status-bytes.ts';

/** Where in a job a connection breaks when nobody said where, bytes. */
const MID_JOB = 200;
/** Between two reports of a printer that chatters, ms. */
const CHATTER_MS = 3;

export type VirtualPrinterOptions = {
  columns?: ReceiptColumns;
  /** 0 takes any free port. */
  port?: number;
  /** Bytes held before the printer stops reading; about what receipt printers have. */
  bufferBytes?: number;
  /** Serve one connection at a time, as most interface cards do; a second one waits. */
  oneAtATime?: boolean;
};

export type PrinterState = {
  address: string;
  columns: ReceiptColumns;
  fault: FaultSetting;
  condition: PrinterCondition;
  connections: number;
  jobs: number;
  receipts: number;
  garbage: number;
  drawerKicks: number;
};

/** A receipt printer on 127.0.0.1 that understands every byte strictly and breaks on demand. Emits `job` for each. */
export class VirtualPrinter extends EventEmitter<{ job: [PrintedJob] }> {
  /** Every connection that brought something, in the order of being finished. */
  readonly jobs: PrintedJob[] = [];
  drawerKicks = 0;

  readonly #options: Required<VirtualPrinterOptions>;
  readonly #server: Server;
  #sessions: { session: PrinterSession; recorded: boolean }[] = [];
  #fault: FaultSetting = { fault: 'none' };
  #condition: PrinterCondition = 'ready';
  #autoStatusMask = 0;
  #chatter: NodeJS.Timeout | null = null;
  #moving = false;
  #port = 0;

  constructor(options: VirtualPrinterOptions = {}) {
    super();
    this.#options = { columns: 48, port: 0, bufferBytes: 4096, oneAtATime: true, ...options };
    // Small reads, so that a printer that prints slowly also takes slowly.
    this.#server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true, highWaterMark: 1024 });
    this.#server.on('connection', (socket) => this.#connected(socket));
  }

  /** Rejects when the port is taken. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port, '127.0.0.1', () => {
        this.#server.removeListener('error', reject);
        this.#port = (this.#server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  async stop(): Promise<void> {
    if (this.#chatter) clearInterval(this.#chatter);
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const { session } of this.#sessions) session.stop();
    this.#move();
    await closed;
  }

  /** Known once started. */
  get port(): number {
    return this.#port;
  }

  get address(): string {
    return `tcp://127.0.0.1:${this.port}`;
  }

  /** The jobs that brought paper out. */
  get printed(): PrintedJob[] {
    return this.jobs.filter(hasPaper);
  }

  get state(): PrinterState {
    return {
      address: this.address,
      columns: this.#options.columns,
      fault: this.#fault,
      condition: this.#condition,
      connections: this.#sessions.filter(({ session }) => session.isOpen).length,
      jobs: this.jobs.length,
      receipts: this.printed.length,
      garbage: this.jobs.filter((job) => job.garbage.length > 0).length,
      drawerKicks: this.drawerKicks,
    };
  }

  /** Breaks the printer, or mends it with `none`; what it holds is then printed. */
  setFault(setting: PrinterFault | FaultSetting): void {
    const wanted = typeof setting === 'string' ? { fault: setting } : setting;
    const breaksOff = wanted.fault === 'reset-mid-job' || wanted.fault === 'closes-early';
    this.#fault = breaksOff ? { atByte: MID_JOB, ...wanted } : wanted;
    this.#setCondition(this.#fault.atByte === undefined ? conditionOf(this.#fault.fault) : 'ready');
    if (this.#chatter) clearInterval(this.#chatter);
    this.#chatter = wanted.fault === 'chatters-asb' ? setInterval(() => this.#report(), CHATTER_MS) : null;
    this.#move();
  }

  #connected(socket: Socket): void {
    this.#sessions.push({ session: new PrinterSession(socket, this.#machine), recorded: false });
    this.#move();
  }

  readonly #machine: PrinterMachine = this.#makeMachine();

  #makeMachine(): PrinterMachine {
    // What the sessions see of this printer, and nothing more.
    const printer = this;
    return {
      get columns() {
        return printer.#options.columns;
      },
      get bufferBytes() {
        return printer.#options.bufferBytes;
      },
      get fault() {
        return printer.#fault;
      },
      faultBegins: () => this.#setCondition(conditionOf(this.#fault.fault)),
      isBlocked: () => this.#condition !== 'ready',
      mayPrint: (session) => this.#sessions.find((one) => !one.session.finished)?.session === session,
      mayRead: (session) => !this.#options.oneAtATime || this.#current() === session,
      statusNow: (n) => (n === 'auto' ? autoStatus(this.#condition) : realTimeStatus(n, this.#condition)),
      setAutoStatus: (mask) => {
        this.#autoStatusMask = mask;
      },
      kicked: () => {
        this.drawerKicks += 1;
      },
      moved: () => this.#move(),
    };
  }

  /** The connection that is served now: the oldest that is still there. */
  #current(): PrinterSession | undefined {
    return this.#sessions.find(({ session }) => session.isOpen)?.session;
  }

  #setCondition(condition: PrinterCondition): void {
    if (condition === this.#condition) return;
    this.#condition = condition;
    this.#report();
  }

  /** Status unasked, if somebody asked for that. */
  #report(): void {
    if (this.#autoStatusMask !== 0) this.#current()?.answer(autoStatus(this.#condition));
  }

  #move(): void {
    if (this.#moving) return;
    this.#moving = true;
    for (const { session } of [...this.#sessions]) session.work();
    this.#moving = false;
    for (const entry of this.#sessions) {
      if (entry.session.finished && !entry.recorded) {
        entry.recorded = true;
        this.#record(entry.session);
      }
    }
    const gone = this.#sessions.filter(({ session }) => session.finished && !session.isOpen);
    this.#sessions = this.#sessions.filter((entry) => !gone.includes(entry));
  }

  #record(session: PrinterSession): void {
    const job = session.job(this.jobs.length + 1);
    if (job.bytes.length === 0) return;
    this.jobs.push(job);
    this.emit('job', job);
  }
}
