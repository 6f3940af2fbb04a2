import { connect, type Socket } from 'node:net';
import type { Clock } from '../ports.ts';
import { AnswerSorter, type PrinterAnswer } from './printer-answers.ts';

/** Why nothing more can come or go: the connection is gone, the printer closed its side, or the job took too long. */
export type LinkEnd = { why: 'refused' | 'unreachable' | 'reset' | 'closed' | 'overdue'; detail: string };

/**
 * One TCP connection to a printer, for one job. It only says what happened: bytes accepted, answers, the end.
 * What follows from that is the job's affair, which waits with `until`.
 */
export class PrinterLink {
  /** Set once, by the first thing that ended the link; null while it can be used. */
  end: LinkEnd | null = null;
  connected = false;
  /** Bytes that were handed over and that the kernel has not accepted yet. */
  pending = 0;
  /** Bytes the kernel has accepted. Not printed, perhaps not even sent. */
  accepted = 0;

  readonly #clock: Clock;
  readonly #socket: Socket;
  readonly #sorter = new AnswerSorter();
  readonly #onAnswer: (answer: PrinterAnswer) => void;
  readonly #waiting = new Set<() => void>();
  readonly #forgetDeadline: () => void;

  constructor(
    at: { host: string; port: number },
    clock: Clock,
    deadlineMs: number,
    onAnswer: (answer: PrinterAnswer) => void,
  ) {
    this.#clock = clock;
    this.#onAnswer = onAnswer;
    // Half-open on purpose: closing both ways with an answer under way makes the kernel drop what it still has to send.
    this.#socket = connect({ host: at.host, port: at.port, allowHalfOpen: true, noDelay: true });
    this.#socket.on('connect', () => {
      this.connected = true;
      this.#changed();
    });
    this.#socket.on('data', (chunk: Buffer) => {
      for (const answer of this.#sorter.push(chunk)) this.#onAnswer(answer);
      this.#changed();
    });
    this.#socket.on('end', () => this.#ended({ why: 'closed', detail: 'the printer closed the connection' }));
    this.#socket.on('error', (error: NodeJS.ErrnoException) => this.#ended(endOfError(error)));
    this.#socket.on('close', () => {
      this.#forgetDeadline();
      this.#ended({ why: 'closed', detail: 'the connection was closed' });
    });
    this.#forgetDeadline = clock.after(deadlineMs, () =>
      this.#ended({ why: 'overdue', detail: `not done after ${deadlineMs} ms` }),
    );
  }

  /** Hands bytes to the kernel. They count as pending until it has taken them. */
  send(bytes: Uint8Array): void {
    if (this.#socket.destroyed || !this.#socket.writable) return;
    this.pending += bytes.length;
    this.#socket.write(bytes, (error) => {
      if (error) return; // The error event tells it, once.
      this.pending -= bytes.length;
      this.accepted += bytes.length;
      this.#changed();
    });
  }

  /** Waits until the condition holds, looking again at every change. False if that took longer than `ms`. */
  until(condition: () => boolean, ms: number): Promise<boolean> {
    if (condition()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (met: boolean): void => {
        this.#waiting.delete(look);
        forget();
        resolve(met);
      };
      const look = (): void => {
        if (condition()) done(true);
      };
      const forget = this.#clock.after(ms, () => done(condition()));
      this.#waiting.add(look);
    });
  }

  /**
   * Closes our side and reads on until the printer closes its own, so that nothing under way is lost. True if the
   * printer did so, orderly and within `ms`.
   */
  async leave(ms: number): Promise<boolean> {
    if (!this.#socket.destroyed) {
      this.#socket.end();
      await this.until(() => this.end !== null, ms);
    }
    return this.end?.why === 'closed';
  }

  /** Closes at once; the kernel still delivers what it has accepted. */
  close(): void {
    this.#forgetDeadline();
    this.#socket.destroy();
  }

  /** Drops the connection with everything the kernel has not sent yet. */
  drop(): void {
    this.#forgetDeadline();
    if (this.#socket.destroyed) return;
    if (this.connected) this.#socket.resetAndDestroy();
    else this.#socket.destroy();
  }

  #ended(end: LinkEnd): void {
    this.end ??= end;
    this.#changed();
  }

  #changed(): void {
    for (const look of [...this.#waiting]) look();
  }
}

function endOfError(error: NodeJS.ErrnoException): LinkEnd {
  const detail = error.code ? `${error.code}: ${error.message}` : error.message;
  if (error.code === 'ECONNREFUSED') return { why: 'refused', detail };
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return { why: 'reset', detail };
  return { why: 'unreachable', detail };
}
