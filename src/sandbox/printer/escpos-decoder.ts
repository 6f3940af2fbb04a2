import { CODE_PAGE_858_UPPER } from '#core/receipt/printable.ts';
import { isCommandLead, ruleFor } from './escpos-commands.ts';
import type { EscposEvent, Garbage, PrinterCommand, TextStyle } from './escpos-event.ts';
import { freshSymbolSettings } from './escpos-symbols.ts';

const LF = 0x0a;
const CR = 0x0d;
const PLAIN: TextStyle = { bold: false, underline: false, width: 1, height: 1, align: 'left' };

/**
 * Reads ESC/POS the way a printer does, and strictly: every byte is understood or reported. Chunks may split commands
 * anywhere. It starts without a code page, as a printer does that nobody has told one.
 */
export class EscposDecoder {
  /** Everything that was not understood so far. Empty for a clean job. */
  readonly garbage: Garbage[] = [];

  #rest: Uint8Array = new Uint8Array(0);
  /** Bytes before `#rest`. */
  #offset = 0;
  /** Cells printed on the line that is not fed yet. */
  #column = 0;
  #page: number | null = null;
  #style: TextStyle = PLAIN;
  #symbols = freshSymbolSettings();

  push(chunk: Uint8Array): EscposEvent[] {
    const events: EscposEvent[] = [];
    // Copied, and plain bytes: a Buffer's slices would go on sharing what the caller may write over.
    let bytes = new Uint8Array(this.#rest.length + chunk.length);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.length);
    for (;;) {
      const length = this.#step(bytes, events);
      if (length === 0) break;
      bytes = bytes.subarray(length);
      this.#offset += length;
    }
    this.#rest = bytes;
    return events;
  }

  /** The job is over: what is still unfinished would fall into the next one. */
  finish(): EscposEvent[] {
    const events: EscposEvent[] = [];
    if (this.#rest.length > 0) this.#refuse(events, this.#rest, 'the job ends inside a command');
    else if (this.#column > 0) this.#refuse(events, new Uint8Array(0), 'the job ends with a line that was not fed');
    this.#rest = new Uint8Array(0);
    return events;
  }

  /** The printer's buffers were cleared: half a command and half a line are gone. */
  forget(): void {
    this.#offset += this.#rest.length;
    this.#rest = new Uint8Array(0);
    this.#column = 0;
  }

  /** Takes one run of text or one command off the front. 0: more bytes are needed. */
  #step(bytes: Uint8Array, events: EscposEvent[]): number {
    const [lead, second] = bytes;
    if (lead === undefined) return 0;
    if (lead === LF) return this.#does(events, { kind: 'feed', lines: 1 }, 1);
    // Printers carry out CR only when a switch says so; Epson's default is to ignore it.
    if (lead === CR) return this.#does(events, { kind: 'setting', what: 'carriage return' }, 1);
    if (lead >= 0x20 && lead !== 0x7f) return this.#text(bytes, events);
    if (!isCommandLead(lead)) return this.#refuse(events, bytes.subarray(0, 1), 'a control byte that is no command');
    if (second === undefined) return 0;
    const rule = ruleFor(lead, second);
    if (!rule) return this.#refuse(events, bytes.subarray(0, 2), 'no such command');
    const length = rule.length(bytes);
    if (length > bytes.length) return 0;
    const command = bytes.subarray(0, length);
    const meaning = rule.read(command, this.#symbols);
    if (typeof meaning === 'string') return this.#refuse(events, command, meaning);
    if ((rule.atLineStart || meaning.kind === 'qr') && this.#column > 0)
      return this.#refuse(events, command, `${meaning.kind} inside a line`);
    return this.#does(events, meaning, length);
  }

  #text(bytes: Uint8Array, events: EscposEvent[]): number {
    const end = bytes.findIndex((byte) => byte < 0x20 || byte === 0x7f);
    const run = end < 0 ? bytes : bytes.subarray(0, end);
    const upper = this.#page === null ? run.findIndex((byte) => byte >= 0x80) : -1;
    if (upper === 0)
      return this.#refuse(events, run.slice(0, 1), 'a character beyond ASCII with no code page selected');
    const known = upper < 0 ? run : run.subarray(0, upper);
    let text = '';
    for (const byte of known)
      text += byte < 0x80 ? String.fromCharCode(byte) : (CODE_PAGE_858_UPPER[byte - 0x80] ?? '');
    events.push({ kind: 'text', text, column: this.#column, style: this.#style, offset: this.#offset });
    this.#column += known.length * this.#style.width;
    return known.length;
  }

  #does(events: EscposEvent[], command: PrinterCommand, length: number): number {
    switch (command.kind) {
      case 'init':
        this.#page = null;
        this.#style = PLAIN;
        this.#symbols = freshSymbolSettings();
        break;
      case 'code-page':
        this.#page = command.page;
        break;
      case 'align':
        this.#style = { ...this.#style, align: command.align };
        break;
      case 'bold':
        this.#style = { ...this.#style, bold: command.on };
        break;
      case 'underline':
        this.#style = { ...this.#style, underline: command.on };
        break;
      case 'size':
        this.#style = { ...this.#style, width: command.width, height: command.height };
        break;
      case 'feed':
      case 'feed-dots':
      case 'qr':
      case 'code128':
        this.#column = 0;
        break;
    }
    events.push({ ...command, offset: this.#offset });
    return length;
  }

  #refuse(events: EscposEvent[], bytes: Uint8Array, why: string): number {
    const garbage: Garbage = { kind: 'garbage', bytes: bytes.slice(), why, offset: this.#offset };
    this.garbage.push(garbage);
    events.push(garbage);
    return bytes.length;
  }
}
