import { describe, expect, test } from 'vitest';
import { AnswerSorter, type PrinterAnswer } from '#main/devices/printer-answers.ts';
import { saysOffline, troubleOfAutoStatus, troubleOfRealTime } from '#main/devices/printer-status.ts';

function sorted(...chunks: number[][]): PrinterAnswer[] {
  const sorter = new AnswerSorter();
  return chunks.flatMap((chunk) => sorter.push(Uint8Array.from(chunk)));
}

const WELL = [0x10, 0x00, 0x00, 0x0f];
const MARKER = [0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0x00];

describe('what a printer says back', () => {
  test('is sorted although everything comes in one chunk, flow control between', () => {
    expect(sorted([0x12, ...WELL, 0x13, ...MARKER, 0x11, 0x5f, 0x54, 0x4d, 0x00, 0x00])).toEqual([
      { kind: 'real-time', byte: 0x12 },
      { kind: 'auto-status', bytes: WELL },
      { kind: 'block', id: 0x22, payload: Uint8Array.from([0x41, 0x42, 0x43, 0x44]) },
      { kind: 'name', text: 'TM' },
      { kind: 'processed', byte: 0x00 },
    ]);
  });

  test('is the same when every byte comes alone', () => {
    const bytes = [0x16, ...MARKER, ...WELL, 0x0c];
    expect(sorted(...bytes.map((byte) => [byte]))).toEqual(sorted(bytes));
    expect(sorted(bytes)).toHaveLength(4);
  });

  test('waits for the rest of a frame', () => {
    expect(sorted([0x37, 0x22, 0x41], [0x42])).toEqual([]);
    expect(sorted([0x10, 0x00])).toEqual([]);
  });

  test('noise swallows nothing that follows', () => {
    // A status frame that breaks off, bytes that belong to nothing, and a block that never ends.
    expect(sorted([0x10, 0x00, ...MARKER]).at(-1)).toMatchObject({ kind: 'block', id: 0x22 });
    expect(sorted([0xff, 0x80, ...WELL])).toEqual([{ kind: 'auto-status', bytes: WELL }]);
    expect(sorted([0x37, ...new Array<number>(120).fill(0x41), 0, ...WELL]).at(-1)).toEqual({
      kind: 'auto-status',
      bytes: WELL,
    });
  });
});

describe('what the status means', () => {
  test.each<[what: string, frame: [number, number, number, number], trouble: string | null]>([
    ['well', [0x10, 0, 0, 0x0f], null],
    ['drawer open', [0x14, 0, 0, 0], null],
    ['paper near its end', [0x10, 0, 0x03, 0], null],
    ['paper out', [0x18, 0, 0x0c, 0], 'paper-out'],
    ['cover open', [0x38, 0, 0, 0], 'cover-open'],
    ['cover open to load paper', [0x38, 0, 0x0c, 0], 'paper-out'],
    ['cutter stuck', [0x18, 0x08, 0, 0], 'error'],
    ['head too hot', [0x18, 0x40, 0, 0], 'error'],
    ['offline', [0x18, 0, 0, 0], 'offline'],
  ])('%s', (_what, frame, trouble) => {
    expect(troubleOfAutoStatus(frame)).toBe(trouble);
  });

  test.each<[cause: number | null, roll: number | null, trouble: string]>([
    [0x32, 0x12, 'paper-out'],
    [0x12, 0x72, 'paper-out'],
    [0x16, 0x12, 'cover-open'],
    [0x52, 0x12, 'error'],
    [0x12, 0x12, 'offline'],
    [null, null, 'offline'],
  ])('cause %s and roll %s mean %s', (cause, roll, trouble) => {
    expect(troubleOfRealTime(cause, roll)).toBe(trouble);
  });

  test('bit 3 of the printer status says offline', () => {
    expect([saysOffline(0x12), saysOffline(0x1a)]).toEqual([false, true]);
  });
});
