/**
 * What a printer says back, sorted into frames. One sorter reads all bytes of one connection: answers come in any
 * order, several in one chunk or one in several chunks. Masks and layouts: Epson ESC/POS, "status transmission".
 */
export type PrinterAnswer =
  /** Automatic status back (GS a): always four bytes. */
  | { kind: 'auto-status'; bytes: readonly [number, number, number, number] }
  /** The answer to one DLE EOT n. It does not say which n it answers. */
  | { kind: 'real-time'; byte: number }
  /** 0x37, an identifier, a payload, NUL: GS ( H answers with identifier 0x22. */
  | { kind: 'block'; id: number; payload: Uint8Array }
  /** 0x5F, text, NUL: the answer to GS I. */
  | { kind: 'name'; text: string }
  /** One byte without a mark of its own: the answer to GS r. */
  | { kind: 'processed'; byte: number };

const BLOCK = 0x37;
const NAME = 0x5f;
const XON = 0x11;
const XOFF = 0x13;
/** No block or name is longer; a head without its NUL is noise and must not swallow what follows. */
const LONGEST_BLOCK = 96;

export class AnswerSorter {
  #pending: number[] = [];

  /** Takes a chunk and gives the frames that are complete now; the rest waits for the next chunk. */
  push(chunk: Uint8Array): PrinterAnswer[] {
    this.#pending.push(...chunk);
    const answers: PrinterAnswer[] = [];
    for (;;) {
      const taken = takeFrame(this.#pending);
      if (taken.length === 0) return answers;
      this.#pending.splice(0, taken.length);
      if (taken.answer) answers.push(taken.answer);
    }
  }
}

/** Length 0: wait for more. A length without an answer: noise or flow control, dropped. */
type Taken = { length: number; answer?: PrinterAnswer };

function takeFrame(bytes: readonly number[]): Taken {
  const head = bytes[0];
  if (head === undefined) return { length: 0 };
  if (head === XON || head === XOFF) return { length: 1 };
  if (head === BLOCK || head === NAME) return takeBlock(bytes, head);
  if ((head & 0x93) === 0x12) return { length: 1, answer: { kind: 'real-time', byte: head } };
  if ((head & 0x93) === 0x10) return takeAutoStatus(bytes, head);
  if ((head & 0x90) === 0) return { length: 1, answer: { kind: 'processed', byte: head } };
  return { length: 1 };
}

function takeAutoStatus(bytes: readonly number[], head: number): Taken {
  const rest = bytes.slice(1, 4);
  // A following byte with a mark of its own starts another frame: this head was noise.
  if (rest.some((byte) => (byte & 0x90) !== 0)) return { length: 1 };
  const [second, third, fourth] = rest;
  if (second === undefined || third === undefined || fourth === undefined) return { length: 0 };
  return { length: 4, answer: { kind: 'auto-status', bytes: [head, second, third, fourth] } };
}

function takeBlock(bytes: readonly number[], head: number): Taken {
  const end = bytes.indexOf(0, 1);
  if (end < 0 && bytes.length < LONGEST_BLOCK) return { length: 0 };
  if (end < 0 || end >= LONGEST_BLOCK) return { length: 1 };
  if (head === NAME)
    return { length: end + 1, answer: { kind: 'name', text: String.fromCharCode(...bytes.slice(1, end)) } };
  const id = bytes[1];
  if (id === undefined || end < 2) return { length: end + 1 };
  return { length: end + 1, answer: { kind: 'block', id, payload: Uint8Array.from(bytes.slice(2, end)) } };
}
