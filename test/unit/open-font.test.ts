import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { fontsFolder } from '#main/reports/fonts-folder.ts';
import { openFont } from '#main/reports/open-font.ts';
import { samplePayments } from '#test/support/sample-packet.ts';

const FILES = ['SourceSans3-Regular.ttf', 'SourceSans3-SemiBold.ttf'].map((name) =>
  join(fontsFolder(import.meta.dirname), name),
);
const TEXTS = [
  ...samplePayments(200).flatMap(({ holder, receiptNo }) => [holder, receiptNo]),
  'To Yvonne, AVATAR: “Wow.” LT. VA. 7.10 $1,234.56 -0.05',
  '',
];

describe.each(FILES)('a font laid out quickly: %s', (file) => {
  const opened = openFont(file);
  const slow = create(readFileSync(file));
  if (!('layout' in slow)) throw new Error('a collection');

  test('stands letter for letter where the library puts it, kerning and all', () => {
    for (const text of TEXTS) {
      const [ours, theirs] = [opened.font.layout(text), slow.layout(text)];
      expect(ours.glyphs.map(({ id }) => id)).toEqual(theirs.glyphs.map(({ id }) => id));
      expect(ours.positions.map(({ xAdvance }) => xAdvance)).toEqual(theirs.positions.map(({ xAdvance }) => xAdvance));
      expect(ours.advanceWidth).toBeCloseTo(theirs.advanceWidth, 6);
      expect(opened.widthOf(text)).toBeCloseTo(theirs.advanceWidth / slow.unitsPerEm, 6);
    }
    expect(opened.widthOf('AV')).toBeLessThan(opened.widthOf('A') + opened.widthOf('V'));
  });

  test('has figures of one width, which do not move towards each other: cents stand under cents', () => {
    const widths = [...'0123456789'].map(opened.widthOf);
    expect(new Set(widths).size).toBe(1);
    const single = widths[0] ?? 0;
    for (const first of '0123456789') {
      for (const second of '0123456789') expect(opened.widthOf(first + second)).toBeCloseTo(2 * single, 9);
    }
  });
});
