import type { PrinterCommand } from './escpos-event.ts';
import { SYMBOL_COMMANDS, type SymbolSettings } from './escpos-symbols.ts';

/**
 * The commands this printer knows, from Epson's ESC/POS command reference; everything else is garbage. Deliberately
 * few: a command belongs here when the application sends it, not because some printer understands it.
 */
export type CommandRule = {
  /** Bytes of the whole command. While that is not yet known: more than there are. */
  length(bytes: Uint8Array): number;
  /** What it means, or a sentence saying what is wrong with it. Given exactly `length` bytes. */
  read(bytes: Uint8Array, symbols: SymbolSettings): PrinterCommand | string;
  /** Ignored or harmful unless the line is empty. */
  atLineStart?: true;
};

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const DLE = 0x10;

export function isCommandLead(byte: number): boolean {
  return byte === ESC || byte === FS || byte === GS || byte === DLE;
}

/** The rule for a command's first two bytes, or undefined if there is no such command. */
export function ruleFor(lead: number, second: number): CommandRule | undefined {
  return RULES.get((lead << 8) | second);
}

const fixed = (
  length: number,
  read: (first: number, second: number, third: number) => PrinterCommand | string,
  atLineStart?: true,
): CommandRule => ({
  length: () => length,
  read: (bytes) => read(bytes[2] ?? 0, bytes[3] ?? 0, bytes[4] ?? 0),
  ...(atLineStart ? { atLineStart } : {}),
});

const setting = (length: number, what: string): CommandRule => fixed(length, () => ({ kind: 'setting', what }));

const ALIGNS = ['left', 'center', 'right'] as const;
/** Parameters that Epson takes as a number or as its digit: 1 or "1". */
const digit = (n: number): number => (n >= 48 && n <= 57 ? n - 48 : n);

const RULES = new Map<number, CommandRule>();
const add = (lead: number, second: number | string, rule: CommandRule): void => {
  RULES.set((lead << 8) | (typeof second === 'string' ? second.charCodeAt(0) : second), rule);
};

add(
  ESC,
  '@',
  fixed(2, () => ({ kind: 'init' }), true),
);
add(
  ESC,
  't',
  fixed(3, (n) => (n === 19 ? { kind: 'code-page', page: n } : `code page ${n} is not 19 (PC858)`)),
);
add(
  ESC,
  'R',
  fixed(3, (n) => (n === 0 ? { kind: 'setting', what: 'USA signs' } : `character set ${n} changes $ and #`)),
);
add(
  ESC,
  'a',
  fixed(
    3,
    (n) => {
      const align = ALIGNS[digit(n)];
      return align ? { kind: 'align', align } : `there is no alignment ${n}`;
    },
    true,
  ),
);
add(
  ESC,
  'E',
  fixed(3, (n) => ({ kind: 'bold', on: (n & 1) === 1 })),
);
add(
  ESC,
  '-',
  fixed(3, (n) => (digit(n) <= 2 ? { kind: 'underline', on: digit(n) > 0 } : `there is no underline ${n}`)),
);
add(
  ESC,
  'M',
  fixed(3, (n) => (digit(n) === 0 ? { kind: 'setting', what: 'font A' } : `font ${n} is not font A`)),
);
add(
  ESC,
  'd',
  fixed(3, (n) => ({ kind: 'feed', lines: n })),
);
add(
  ESC,
  'J',
  fixed(3, (n) => ({ kind: 'feed-dots', dots: n })),
);
add(ESC, '2', setting(2, 'default line spacing'));
add(ESC, '3', setting(3, 'line spacing'));
add(
  ESC,
  'p',
  fixed(5, (pin, on, off) => kick(pin, on * 2, off * 2, [on, off])),
);
add(FS, '.', setting(2, 'single-byte text'));

add(
  GS,
  '!',
  fixed(3, (n) =>
    (n & 0x88) === 0
      ? { kind: 'size', width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 }
      : `size ${n} has bits that mean nothing`,
  ),
);
add(
  GS,
  'a',
  fixed(3, (n) => ({ kind: 'auto-status', mask: n })),
);
add(
  GS,
  'r',
  fixed(3, (n) => {
    if (digit(n) === 1) return { kind: 'processed-request', what: 'paper' };
    if (digit(n) === 2) return { kind: 'processed-request', what: 'drawer' };
    return `there is no status ${n}`;
  }),
);
add(
  GS,
  'I',
  fixed(3, (n) => ({ kind: 'name-request', n })),
);
add(GS, 'V', {
  // Cut here, or (65, 66) after feeding n dots more than to the cutter.
  length: (bytes) => (bytes.length < 3 || (bytes[2] ?? 0) >= 65 ? 4 : 3),
  read: (bytes) => {
    const m = bytes[2] ?? 0;
    if (m === 0 || m === 1 || m === 48 || m === 49) return { kind: 'cut', full: digit(m) === 0, toCutter: false };
    if (m === 65 || m === 66) return { kind: 'cut', full: m === 65, toCutter: true };
    return `there is no cut ${m}`;
  },
  atLineStart: true,
});
for (const [second, rule] of SYMBOL_COMMANDS) add(GS, second, rule);

add(DLE, 0x04, {
  length: (bytes) => (bytes.length < 3 || (bytes[2] ?? 0) >= 7 ? 4 : 3),
  read: (bytes) => {
    const n = bytes[2] ?? 0;
    return (n >= 1 && n <= 5) || (n === 8 && bytes[3] === 1)
      ? { kind: 'status-request', n }
      : `there is no status ${n}`;
  },
});
add(
  DLE,
  0x05,
  fixed(3, (n) => (n <= 3 ? { kind: 'recover', n } : `there is no request ${n}`)),
);
add(DLE, 0x14, {
  length: (bytes) => (bytes.length < 3 ? 5 : bytes[2] === 8 ? 10 : 5),
  read: (bytes) => {
    const [, , fn, m = 0, t = 0] = bytes;
    if (fn === 1 && t >= 1 && t <= 8) return kick(m, t * 100, t * 100, []);
    const clear = [1, 3, 20, 1, 6, 2, 8];
    if (fn === 8 && clear.every((byte, at) => bytes[at + 3] === byte)) return { kind: 'clear-buffers' };
    return `DLE DC4 ${fn} is not one that is known here`;
  },
});

function kick(m: number, onMs: number, offMs: number, times: readonly number[]): PrinterCommand | string {
  if (digit(m) > 1) return `there is no drawer connector ${m}`;
  // A truncated pulse takes the next command's first bytes for its times: the drawer opens one job late.
  if (times.some(isCommandLead)) return 'the pulse times are the beginning of another command';
  return { kind: 'kick', pin: digit(m) === 0 ? 2 : 5, onMs, offMs, realTime: times.length === 0 };
}
