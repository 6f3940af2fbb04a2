import { readFileSync } from 'node:fs';
import { create, type Font, type Glyph } from 'fontkit';

/** What `layout` answers, as far as the PDF library uses it; it scales the positions it is given. */
type Run = { glyphs: Glyph[]; positions: Position[]; readonly advanceWidth: number };
type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number };

/** A font for the PDF library, and the width of a text in parts of the size it is set in. */
export type OpenFont = { font: Font; widthOf: (text: string) => number };

/**
 * A font whose text is laid out letter by letter, with kerning between pairs: all that Latin text as `visibleText` leaves
 * it needs. The font library's own layout asks for each word which of the font's hundreds of rules apply, and the PDF
 * library lays everything out again to measure it, which took most of a report's time. Here each letter and each pair is
 * asked for once, and measuring makes nothing that must be thrown away.
 */
export function openFont(file: string): OpenFont {
  const opened = create(readFileSync(file));
  if (!('layout' in opened)) throw new Error(`${file} holds several fonts`);
  const font: Font = opened;
  const layOut = font.layout.bind(font);
  /** By character code; of a pair 0x10000 times the first and the second. */
  const glyphs = new Map<number, Glyph>();
  const kerning = new Map<number, number>();

  function glyphOf(code: number): Glyph {
    const known = glyphs.get(code);
    if (known) return known;
    const glyph = font.glyphForCodePoint(code);
    glyphs.set(code, glyph);
    return glyph;
  }

  /** From one letter to the next, font units: its width, less what the pair stands nearer. Two that melt into one do not here. */
  function advance(text: string, at: number): number {
    const [code, next] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
    const { advanceWidth } = glyphOf(code);
    if (Number.isNaN(next)) return advanceWidth;
    const pair = code * 0x1_0000 + next;
    const known = kerning.get(pair);
    if (known !== undefined) return advanceWidth + known;
    const { positions } = layOut(text.slice(at, at + 2));
    const kern = positions.length === 2 ? (positions[0]?.xAdvance ?? 0) - advanceWidth : 0;
    kerning.set(pair, kern);
    return advanceWidth + kern;
  }

  function widthOf(text: string): number {
    let width = 0;
    for (let at = 0; at < text.length; at += 1) width += advance(text, at);
    return width / font.unitsPerEm;
  }

  function layout(text: string): Run {
    const run: Glyph[] = [];
    const positions: Position[] = [];
    for (let at = 0; at < text.length; at += 1) {
      run.push(glyphOf(text.charCodeAt(at)));
      positions.push({ xAdvance: advance(text, at), yAdvance: 0, xOffset: 0, yOffset: 0 });
    }
    return {
      glyphs: run,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  }
  return { font: Object.assign(font, { layout }), widthOf };
}
