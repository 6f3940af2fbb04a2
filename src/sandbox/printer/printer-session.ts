import type { Socket } from 'node:net';
import type { ReceiptColumns } from '#shared/receipt-line.ts';
import { EscposDecoder } from './escpos-decoder.ts';
import type { EscposEvent } from './escpos-event.ts';
import { Paper, paperText } from './paper.ts';
import type { PrintedJob } from './printed-job.ts';
import type { FaultSetting } from './printer-fault.ts';
import { type RealTimeCommand, RealTimeWatch } from './real-time-watch.ts';
import { MODEL_NAME, markerAnswer, PROCESSED } from './status-bytes.ts';

/** How often a printer of limited speed prints, ms, and the least it prints then, bytes. */
const TICK_MS = 5;
const SLOW_BYTES_PER_SECOND = 2_000;
/** Between the bytes of a split answer, ms: long enough for each to travel alone. */
const SPLIT_MS = 4;

/** What a session needs of the printer it belongs to. */
export type PrinterMachine = {
  readonly columns: ReceiptColumns;
  /** Bytes the printer holds before it stops reading. */
  readonly bufferBytes: number;
  readonly fault: FaultSetting;
  /** A fault with `atByte` has begun. */
  faultBegins(): void;
  /** Out of paper, cover open or offline right now. */
  isBlocked(): boolean;
  /** Connections print in the order they came, and only one is read at a time. */
  mayPrint(session: PrinterSession): boolean;
  mayRead(session: PrinterSession): boolean;
  statusNow(n: number | 'auto'): Uint8Array;
  setAutoStatus(mask: number): void;
  kicked(): void;
  /** Something changed that other sessions may be waiting for. */
  moved(): void;
};

/** One connection: bytes wait in a buffer, are printed at the printer's pace, and answers go back. */
export class PrinterSession {
  /** The connection is of no more use for reading; its bytes may still be waiting. */
  inputOver = false;
  finished = false;

  readonly #socket: Socket;
  readonly #machine: PrinterMachine;
  readonly #decoder = new EscposDecoder();
  readonly #paper: Paper;
  readonly #watch = new RealTimeWatch();
  #waiting: Buffer = Buffer.alloc(0);
  readonly #printed: Buffer[] = [];
  #printedBytes = 0;
  #firstByteAtMs: number | null = null;
  readonly #kicks: (2 | 5)[] = [];
  #cuts = 0;
  #markersAsked = 0;
  #markersAnswered = 0;
  #cleared = false;
  #ending: PrintedJob['ending'] = 'sender-closed';
  #tick: NodeJS.Timeout | null = null;
  #split: Promise<void> = Promise.resolve();

  constructor(socket: Socket, machine: PrinterMachine) {
    this.#socket = socket;
    this.#machine = machine;
    this.#paper = new Paper(machine.columns);
    socket.pause();
    socket.on('data', (chunk: Buffer) => this.#arrive(chunk));
    socket.on('end', () => this.#endInput('sender-closed'));
    socket.on('error', () => this.#endInput('sender-reset'));
    socket.on('close', () => {
      this.#endInput('sender-reset');
      machine.moved();
    });
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed;
  }

  /** Goes on as far as the printer's state allows: prints, reads, and ends when there is nothing left. */
  work(): void {
    if (this.finished) return;
    this.#print();
    if (this.finished) return;
    if (this.inputOver && this.#waiting.length === 0) {
      this.#socket.end();
      this.#finish();
      return;
    }
    if (this.#machine.mayRead(this) && !this.#refusesToRead() && this.#waiting.length < this.#machine.bufferBytes) {
      this.#socket.resume();
    } else {
      this.#socket.pause();
    }
  }

  /** False if nobody is told. */
  answer(bytes: Uint8Array): boolean {
    const { fault } = this.#machine.fault;
    if (this.#socket.destroyed || !this.#socket.writable || (fault === 'silent' && this.#faultIsOn())) return false;
    if (fault !== 'splits-answers') {
      this.#socket.write(bytes);
      return true;
    }
    for (const byte of bytes) {
      this.#split = this.#split.then(async () => {
        if (this.#socket.writable) this.#socket.write(Uint8Array.of(byte));
        await new Promise((resolve) => setTimeout(resolve, SPLIT_MS));
      });
    }
    return true;
  }

  /** The printer is switched off. */
  stop(): void {
    if (!this.finished) this.#ending = 'printer-stopped';
    this.#socket.destroy();
    this.#finish();
  }

  job(number: number): PrintedJob {
    return {
      number,
      firstByteAtMs: this.#firstByteAtMs ?? performance.now(),
      bytes: Buffer.concat(this.#printed),
      rows: this.#paper.rows,
      text: paperText(this.#paper.rows, this.#machine.columns),
      garbage: this.#decoder.garbage,
      cuts: this.#cuts,
      kicks: this.#kicks,
      markersAsked: this.#markersAsked,
      markersAnswered: this.#markersAnswered,
      cleared: this.#cleared,
      ending: this.#ending,
    };
  }

  #arrive(chunk: Buffer): void {
    this.#firstByteAtMs ??= performance.now();
    let kept = chunk;
    for (const [at, byte] of chunk.entries()) {
      const command = this.#watch.next(byte);
      if (!command) continue;
      if (command.kind === 'clear') kept = chunk.subarray(at + 1);
      this.#obey(command);
    }
    this.#waiting = Buffer.concat([this.#waiting, kept]);
    this.work();
  }

  #obey(command: RealTimeCommand): void {
    if (command.kind === 'status') this.answer(this.#machine.statusNow(command.n));
    else if (command.kind === 'kick') this.#kick(command.pin);
    else {
      this.#waiting = Buffer.alloc(0);
      this.#decoder.forget();
      this.#paper.forget();
      this.#cleared = true;
    }
  }

  #endInput(ending: PrintedJob['ending']): void {
    if (this.inputOver) return;
    this.inputOver = true;
    this.#ending = ending;
    this.work();
    this.#machine.moved();
  }

  #print(): void {
    while (this.#waiting.length > 0 && this.#tick === null && this.#machine.mayPrint(this)) {
      const { fault, atByte, bytesPerSecond } = this.#machine.fault;
      if (fault !== 'none' && this.#faultIsOn()) {
        this.#machine.faultBegins();
        if (this.#endsHere()) return;
      }
      if (this.#machine.isBlocked() || this.#refusesToRead()) return;
      const speed = bytesPerSecond ?? (fault === 'slow' ? SLOW_BYTES_PER_SECOND : null);
      const most = speed === null ? this.#waiting.length : Math.max(1, Math.round((speed * TICK_MS) / 1000));
      const untilFault = atByte !== undefined && this.#printedBytes < atByte ? atByte - this.#printedBytes : most;
      const portion = this.#waiting.subarray(0, Math.min(most, untilFault));
      this.#waiting = this.#waiting.subarray(portion.length);
      this.#printedBytes += portion.length;
      this.#printed.push(Buffer.from(portion));
      this.#carryOut(this.#decoder.push(portion));
      if (speed !== null) {
        this.#tick = setTimeout(() => {
          this.#tick = null;
          this.work();
        }, TICK_MS);
      }
    }
    // A fault that begins with the last byte shows now, not with the next job.
    if (this.#machine.fault.atByte !== undefined && this.#faultIsOn() && this.#machine.mayPrint(this)) {
      this.#machine.faultBegins();
      this.#endsHere();
    }
  }

  #faultIsOn(): boolean {
    return this.#printedBytes >= (this.#machine.fault.atByte ?? 0);
  }

  #refusesToRead(): boolean {
    return this.#machine.fault.fault === 'never-reads' && this.#faultIsOn();
  }

  /** Whether the fault ends this connection. What was not printed is lost. */
  #endsHere(): boolean {
    const { fault } = this.#machine.fault;
    if (this.finished || (fault !== 'reset-mid-job' && fault !== 'closes-early')) return false;
    this.#waiting = Buffer.alloc(0);
    this.#ending = fault === 'reset-mid-job' ? 'printer-reset' : 'printer-closed';
    this.inputOver = true;
    if (fault === 'reset-mid-job') this.#socket.resetAndDestroy();
    else this.#socket.end();
    // Read on and throw away: unread bytes would turn the orderly close into a reset.
    this.#socket.removeAllListeners('data').resume();
    this.#finish();
    return true;
  }

  #carryOut(events: readonly EscposEvent[]): void {
    this.#paper.add(events);
    for (const event of events) {
      switch (event.kind) {
        case 'init':
          this.#machine.setAutoStatus(0);
          break;
        case 'auto-status':
          this.#machine.setAutoStatus(event.mask);
          if (event.mask !== 0) this.answer(this.#machine.statusNow('auto'));
          break;
        case 'marker':
          this.#answerMarker(markerAnswer(event.id));
          break;
        case 'processed-request':
          this.#answerMarker(PROCESSED);
          break;
        case 'name-request':
          this.answer(MODEL_NAME);
          break;
        case 'cut':
          this.#cuts += 1;
          break;
        case 'kick':
          if (!event.realTime) this.#kick(event.pin);
          break;
      }
    }
  }

  #answerMarker(answer: Uint8Array): void {
    this.#markersAsked += 1;
    if (this.answer(answer)) this.#markersAnswered += 1;
  }

  #kick(pin: 2 | 5): void {
    this.#kicks.push(pin);
    this.#machine.kicked();
  }

  #finish(): void {
    if (this.finished) return;
    this.finished = true;
    this.inputOver = true;
    if (this.#tick) clearTimeout(this.#tick);
    this.#decoder.finish();
    this.#machine.moved();
  }
}
