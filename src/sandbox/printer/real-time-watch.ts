/**
 * Real-time commands, found while bytes arrive: a printer obeys them before what waits in its buffer, offline too, and
 * also where they stand by chance inside a picture.
 */
export type RealTimeCommand = { kind: 'status'; n: number } | { kind: 'clear' } | { kind: 'kick'; pin: 2 | 5 };

const LONGEST = 10;
/** DLE DC4 8 with its fixed parameters. */
const CLEAR_BUFFERS = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

export class RealTimeWatch {
  #recent: number[] = [];

  /** The command that this byte completes, if any. */
  next(byte: number): RealTimeCommand | null {
    this.#recent.push(byte);
    if (this.#recent.length > LONGEST) this.#recent.shift();
    if (this.#endsWith([0x10, 0x04]) && byte >= 1 && byte <= 5) return { kind: 'status', n: byte };
    if (this.#endsWith([0x10, 0x05]) && byte === 2) return { kind: 'clear' };
    if (CLEAR_BUFFERS.every((wanted, at) => this.#recent[at] === wanted)) return { kind: 'clear' };
    const [dle, dc4, fn, pin, time = 0] = this.#recent.slice(-5);
    if (dle === 0x10 && dc4 === 0x14 && fn === 1 && (pin === 0 || pin === 1) && time >= 1 && time <= 8) {
      return { kind: 'kick', pin: pin === 0 ? 2 : 5 };
    }
    return null;
  }

  #endsWith(two: readonly [number, number]): boolean {
    return this.#recent.at(-3) === two[0] && this.#recent.at(-2) === two[1];
  }
}
