import type { Clock } from '../ports.ts';
import type { PrinterAnswer } from './printer-answers.ts';
import { type LinkEnd, PrinterLink } from './printer-link.ts';
import type { PrinterPatience } from './printer-patience.ts';
import type { PrintOutcome, PrintTrouble } from './printer-port.ts';
import { type StatusTrouble, saysOffline, troubleOfAutoStatus, troubleOfRealTime } from './printer-status.ts';

/**
 * What counts as the printer's word that paper came out, a setting of each printer.
 * - `gs-h`: GS ( H function 48, answered when printing is completed (Epson TM-T88IV and newer, T20, T82, m30).
 * - `gs-r`: GS r 1, answered when everything before it was processed (older and other makes).
 * - `none`: the printer answers nothing; a job that left is always uncertain.
 * - `trust-close`: it answers nothing, and the office takes an orderly close after the whole job for printed.
 */
export type PrinterMarker = 'gs-h' | 'gs-r' | 'none' | 'trust-close';

/** A printer's receive buffer is a few KB; smaller chunks show sooner that it takes no more. Bytes. */
const CHUNK = 1024;
/** After the first answer, how long the automatic status of a printer that has it may take. ms. */
const AUTO_STATUS_MS = 500;

const INIT = [0x1b, 0x40];
/** GS a: report every change of status unasked. It must follow ESC @, which may end it. */
const AUTO_STATUS_ON = [0x1d, 0x61, 0xff];
const AUTO_STATUS_OFF = [0x1d, 0x61, 0x00];
/** DLE EOT n: answered at once, even by a printer that is offline and carries out nothing else. */
const askRealTime = (n: 1 | 2 | 4): number[] => [0x10, 0x04, n];
/** DLE ENQ 2: recover from an error by clearing the buffers, so that the rest is not printed hours later. */
const CANCEL = [0x10, 0x05, 0x02];
const GS_H_ANSWER = 0x22;

/** What a person ends by loading paper or closing the cover; until then the printer is offline and obeys in real time. */
const WAITS_FOR_A_HAND: readonly PrintTrouble[] = ['paper-out', 'cover-open'];

type Trouble = { reason: PrintTrouble; detail: string };
type Waited = 'reached' | 'ended' | 'late' | 'trouble';

/**
 * One conversation with a printer: ask how it is, send the job, hear that it was printed. Until the first byte of the
 * job is handed over every trouble is `not-sent`; from then on every trouble is `uncertain`, and nothing is sent twice.
 */
export class PrintTalk {
  readonly #link: PrinterLink;
  readonly #marker: PrinterMarker;
  readonly #markerId: Uint8Array;
  readonly #patience: PrinterPatience;
  #jobLeft = false;
  #offlineSent = false;
  #markerSent = false;
  #markerAnswered = false;
  #cancelled = false;
  #autoStatusSeen = false;
  #trouble: StatusTrouble | null = null;
  readonly #realTime: number[] = [];

  constructor(
    options: { host: string; port: number; marker: PrinterMarker; patience: PrinterPatience; clock: Clock },
    markerId: Uint8Array,
  ) {
    this.#marker = options.marker;
    this.#markerId = markerId;
    this.#patience = options.patience;
    this.#link = new PrinterLink(options, options.clock, options.patience.jobMs, (answer) => this.#hear(answer));
  }

  /**
   * `offline` is a real-time command that goes in place of the job where the printer waits for paper or for its cover.
   * Never rejects: even a fault of this program is told as what it means for the paper.
   */
  async run(job: Uint8Array, offline: Uint8Array | null = null): Promise<PrintOutcome> {
    let trouble: Trouble | null;
    try {
      const before = (await this.#reach()) ?? (await this.#askStatus());
      if (before && offline && WAITS_FOR_A_HAND.includes(before.reason)) await this.#sendOffline(offline);
      trouble = before ?? (await this.#sendJob(job)) ?? (await this.#hearPrinted());
    } catch (error) {
      trouble = { reason: 'error', detail: error instanceof Error ? error.message : String(error) };
    }
    if (!trouble) return { result: 'printed' };
    return { result: this.#jobLeft || this.#offlineSent ? 'uncertain' : 'not-sent', ...trouble };
  }

  /** Lets go of the connection. Resolves when the printer is free for the next job. */
  async leave(): Promise<void> {
    const link = this.#link;
    // What the printer did not take must not reach it after the outcome was told. One that is offline may hold a line that
    // is closed in order until it has paper; without a job on it, it is needed for the next one.
    if (link.end || !link.connected || link.pending > 0 || !this.#jobLeft) return link.drop();
    if (!this.#cancelled) link.send(Uint8Array.from(AUTO_STATUS_OFF));
    const orderly = await link.leave(this.#patience.closeMs);
    if (this.#cancelled && !orderly) link.drop();
    else link.close();
  }

  async #reach(): Promise<Trouble | null> {
    const link = this.#link;
    const inTime = await link.until(() => link.connected || link.end !== null, this.#patience.connectMs);
    if (link.end) return troubleOfEnd(link.end);
    return inTime ? null : { reason: 'no-answer', detail: `no connection within ${this.#patience.connectMs} ms` };
  }

  /** A printer that reports trouble gets nothing of the job. One that says nothing gets it only if it never could. */
  async #askStatus(): Promise<Trouble | null> {
    const link = this.#link;
    link.send(Uint8Array.from([...INIT, ...AUTO_STATUS_ON, ...askRealTime(1)]));
    await link.until(
      () => this.#autoStatusSeen || this.#realTime.length > 0 || link.end !== null,
      this.#patience.statusMs,
    );
    const first = this.#realTime[0];
    if (!this.#autoStatusSeen && first !== undefined) {
      if (saysOffline(first)) return this.#whyOffline();
      await link.until(() => this.#autoStatusSeen || link.end !== null, AUTO_STATUS_MS);
    }
    if (link.end) return troubleOfEnd(link.end);
    if (this.#trouble) return { reason: this.#trouble, detail: 'the printer reported it before the job' };
    if (this.#autoStatusSeen || first !== undefined || !this.#answers()) return null;
    return { reason: 'no-answer', detail: `no status within ${this.#patience.statusMs} ms` };
  }

  async #whyOffline(): Promise<Trouble> {
    for (const [asked, n] of [2, 4].entries()) {
      this.#link.send(Uint8Array.from(askRealTime(n as 2 | 4)));
      await this.#link.until(
        () => this.#realTime.length > asked + 1 || this.#link.end !== null,
        this.#patience.statusMs,
      );
    }
    const reason = troubleOfRealTime(this.#realTime[1] ?? null, this.#realTime[2] ?? null);
    return { reason, detail: 'the printer is offline; nothing was sent' };
  }

  /** Only to a printer that answers at once while it is offline: another might obey later, when nobody expects it. */
  async #sendOffline(command: Uint8Array): Promise<void> {
    const answer = await this.#askNow();
    if (answer === undefined || !saysOffline(answer)) return;
    this.#offlineSent = true;
    this.#link.send(command);
    // Its answer says that it has read what came before.
    await this.#askNow();
  }

  /** The printer's status in real time; undefined where it says nothing. */
  async #askNow(): Promise<number | undefined> {
    const heard = this.#realTime.length;
    this.#link.send(Uint8Array.from(askRealTime(1)));
    await this.#link.until(() => this.#realTime.length > heard || this.#link.end !== null, this.#patience.statusMs);
    return this.#realTime[heard];
  }

  async #sendJob(job: Uint8Array): Promise<Trouble | null> {
    // The job's own ESC @ would end the automatic status; ours came just before.
    const body = INIT.every((byte, at) => job[at] === byte) ? job.subarray(INIT.length) : job;
    const bytes = Buffer.concat([body, Uint8Array.from(this.#markerRequest())]);
    for (let at = 0; at < bytes.length; at += CHUNK) {
      // A printer in trouble gets no more until it has recovered: what stays here is surely not printed.
      const ready = await this.#patiently(() => this.#trouble === null, this.#patience.stallMs);
      if (ready !== 'reached') return this.#whatStopped(ready);
      if (this.#link.end) return this.#whatStopped('ended');
      this.#jobLeft = true;
      if (at + CHUNK >= bytes.length) this.#markerSent = true;
      this.#link.send(bytes.subarray(at, at + CHUNK));
      const taken = await this.#patiently(() => this.#link.pending === 0, this.#patience.stallMs);
      if (taken !== 'reached') return this.#whatStopped(taken);
    }
    return null;
  }

  /** Whether this printer is set to answer anything at all. */
  #answers(): boolean {
    return this.#marker === 'gs-h' || this.#marker === 'gs-r';
  }

  #markerRequest(): number[] {
    if (this.#marker === 'gs-h') return [0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...this.#markerId];
    if (this.#marker === 'gs-r') return [0x1d, 0x72, 0x01];
    return [];
  }

  async #hearPrinted(): Promise<Trouble | null> {
    if (!this.#answers()) {
      if (this.#link.end) return this.#whatStopped('ended');
      const closed = await this.#link.leave(this.#patience.closeMs);
      if (closed && this.#marker === 'trust-close') return null;
      return { reason: 'no-marker', detail: 'this printer is set to confirm nothing' };
    }
    const heard = await this.#patiently(() => this.#markerAnswered, this.#patience.markerMs);
    if (heard === 'reached') return null;
    if (heard === 'late')
      return { reason: 'no-marker', detail: `no confirmation within ${this.#patience.markerMs} ms` };
    return this.#whatStopped(heard);
  }

  /** Waits for the goal; while the printer reports trouble, as long as a person may take to mend it. */
  async #patiently(goal: () => boolean, ms: number): Promise<Waited> {
    const link = this.#link;
    for (;;) {
      const over = (): boolean => goal() || link.end !== null;
      await link.until(() => over() || this.#trouble !== null, ms);
      if (goal()) return 'reached';
      if (link.end) return 'ended';
      if (!this.#trouble) return 'late';
      await link.until(() => over() || this.#trouble === null, this.#patience.resumeMs);
      if (this.#trouble && !over()) return 'trouble';
    }
  }

  async #whatStopped(why: Exclude<Waited, 'reached'>): Promise<Trouble> {
    const left = `${this.#link.accepted} bytes had been accepted`;
    if (why === 'ended' && this.#link.end) {
      const ended = troubleOfEnd(this.#link.end);
      // A printer that ran out of paper and then let the line go is still out of paper.
      return { reason: this.#trouble ?? ended.reason, detail: `${ended.detail}; ${left}` };
    }
    if (why === 'trouble' && this.#trouble) {
      const reason = this.#trouble;
      if (this.#jobLeft) await this.#cancel();
      return { reason, detail: `not mended within ${this.#patience.resumeMs} ms; ${left}` };
    }
    return { reason: 'stalled', detail: `nothing more accepted for ${this.#patience.stallMs} ms; ${left}` };
  }

  async #cancel(): Promise<void> {
    this.#cancelled = true;
    this.#link.send(Uint8Array.from(CANCEL));
    await this.#link.until(() => this.#link.pending === 0 || this.#link.end !== null, AUTO_STATUS_MS);
  }

  #hear(answer: PrinterAnswer): void {
    if (answer.kind === 'auto-status') {
      this.#autoStatusSeen = true;
      this.#trouble = troubleOfAutoStatus(answer.bytes);
    } else if (answer.kind === 'real-time') {
      this.#realTime.push(answer.byte);
    } else if (answer.kind === 'block' && answer.id === GS_H_ANSWER && this.#marker === 'gs-h') {
      const ours = answer.payload.length === 4 && this.#markerId.every((byte, at) => answer.payload[at] === byte);
      if (ours && this.#markerSent) this.#markerAnswered = true;
    } else if (answer.kind === 'processed' && this.#marker === 'gs-r' && this.#markerSent) {
      // Bits 2 and 3: the roll is at its end, so the last lines may be missing.
      if ((answer.byte & 0x0c) === 0) this.#markerAnswered = true;
      else this.#trouble = 'paper-out';
    }
  }
}

function troubleOfEnd(end: LinkEnd): Trouble {
  const reasons = {
    refused: 'refused',
    unreachable: 'no-answer',
    reset: 'reset',
    closed: 'reset',
    overdue: 'stalled',
  } as const;
  return { reason: reasons[end.why], detail: end.detail };
}
