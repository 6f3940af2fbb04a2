/**
 * The part of escpos@3.0.0-alpha.6 that this program may use, as that version behaves; the published types describe
 * 2.5 and allow calls that crash. What is missing here is missing on purpose: transports, codes, pictures, status and
 * drawer calls send wrong bytes, and `style` sends ESC 4 and ESC 5, which Epson's reference does not know.
 */
declare module 'escpos' {
  /** Takes what `flush` hands out: a slice of a buffer that is reused, so a sink must copy it at once. */
  type Sink = { write(bytes: Uint8Array, done?: (error?: Error | null) => void): void };

  class Printer {
    constructor(sink: Sink, options: { encoding: 'CP858'; width: number });
    /** ESC @ */
    hardware(what: 'init'): this;
    /** ESC t n */
    setCharacterCodeTable(page: number): this;
    /** ESC a n */
    align(side: 'lt' | 'ct' | 'rt'): this;
    /** GS ! n; both are multiples minus one: 0 is normal, 1 is double. */
    size(width: 0 | 1, height: 0 | 1): this;
    /** The encoded text and LF. */
    text(content: string, encoding?: 'CP858'): this;
    /** LF, so many times. */
    feed(lines: number): this;
    /** The only way for a command byte of 0x80 or more: the package's own constants are UTF-8 strings. */
    raw(bytes: Buffer): this;
    flush(done?: (error?: Error | null) => void): this;
  }
  export default Printer;
}
