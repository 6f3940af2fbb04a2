import { once } from 'node:events';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { type OpenFont, openFont } from './open-font.ts';

/** How text looks; sizes in points, grey from 0 (black) to 1, all of it readable on a black and white print. */
export type Type = { font: 'regular' | 'strong'; size: number; grey: number };

export const TYPES = {
  title: { font: 'strong', size: 20, grey: 0 },
  section: { font: 'strong', size: 12.5, grey: 0 },
  text: { font: 'regular', size: 9.5, grey: 0 },
  strong: { font: 'strong', size: 9.5, grey: 0 },
  label: { font: 'regular', size: 9.5, grey: 0.3 },
  small: { font: 'regular', size: 8, grey: 0.3 },
} as const satisfies Record<string, Type>;

/** From one line to the next, and from the top of a line to the foot of its letters, in parts of the size. */
const LEADING = 1.26;
const BASELINE = 0.94;

export const lineHeight = (type: Type): number => type.size * LEADING;

/** US letter, in points; the left margin is wide enough for a binder's holes. */
export const PAPER = { width: 612, height: 792, left: 54, right: 567, top: 40, bottom: 740 };
export const PAPER_WIDTH = PAPER.right - PAPER.left;

/** `null` in the library's code; its types know texts only. */
const NO_FONT = null as unknown as string;

export type DocumentFacts = { title: string; author: string; language: string; madeAtMs: number };

/**
 * Puts text and rules on pages. It only knows points and letters. A rehearsal measures and counts pages but draws
 * nothing, so that the pages are counted before the first is drawn.
 */
export class TypeSetter {
  pages = 0;
  readonly #fonts: Record<Type['font'], OpenFont>;
  readonly #document: PDFKit.PDFDocument;
  readonly #chunks: Buffer[] = [];
  #silent = false;
  /** The grey that this page's text has been set to. */
  #grey = 0;

  /** `fonts`: the folder of Source Sans 3, whose figures are of one width and which has the letters of the Americas and Europe. */
  constructor(fonts: string, facts: DocumentFacts) {
    const made = new Date(facts.madeAtMs);
    this.#document = new PDFDocument({
      size: [PAPER.width, PAPER.height],
      margin: 0,
      autoFirstPage: false,
      pdfVersion: '1.7',
      lang: facts.language,
      displayTitle: true,
      // Else the library begins with a font of its own, which it does not embed.
      font: NO_FONT,
      info: { Title: facts.title, Author: facts.author, Creator: 'Counter 305', CreationDate: made, ModDate: made },
    });
    this.#fonts = {
      regular: openFont(join(fonts, 'SourceSans3-Regular.ttf')),
      strong: openFont(join(fonts, 'SourceSans3-SemiBold.ttf')),
    };
    // The library takes open fonts, too; its types do not say so yet.
    for (const [name, { font }] of Object.entries(this.#fonts)) this.#document.registerFont(name, font as never);
    this.#document.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  /** How many pages this would fill. */
  rehearse(work: () => void): number {
    this.#silent = true;
    work();
    const counted = this.pages;
    this.#silent = false;
    this.pages = 0;
    return counted;
  }

  newPage(): void {
    this.pages += 1;
    this.#grey = 0;
    if (!this.#silent) this.#document.addPage();
  }

  /** Width of a line, points. */
  measure(text: string, type: Type): number {
    return this.#fonts[type.font].widthOf(text) * type.size;
  }

  /** One line; `y` is its top, `x` its left end, or its right end where it is aligned right. */
  write(text: string, x: number, y: number, type: Type, align: 'left' | 'right' = 'left'): void {
    if (this.#silent || text === '') return;
    const left = align === 'left' ? x : x - this.measure(text, type);
    if (this.#grey !== type.grey) this.#document.fillColor(hexOf(type.grey));
    this.#grey = type.grey;
    this.#document
      .font(type.font)
      .fontSize(type.size)
      .text(text, left, y + type.size * BASELINE, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** A rule across; `weight` in points. */
  rule(y: number, weight: number, grey = 0, left: number = PAPER.left, right: number = PAPER.right): void {
    if (this.#silent) return;
    this.#document.lineWidth(weight).strokeColor(hexOf(grey)).moveTo(left, y).lineTo(right, y).stroke();
  }

  /** Lists a place in the document's outline, which a reader shows beside the pages. */
  bookmark(title: string): void {
    if (!this.#silent) this.#document.outline.addItem(title);
  }

  /** The finished file. */
  async finish(): Promise<Buffer> {
    const ended = once(this.#document, 'end');
    this.#document.end();
    await ended;
    return Buffer.concat(this.#chunks);
  }
}

function hexOf(grey: number): string {
  const part = Math.round(grey * 255).toString(16);
  return `#${part.padStart(2, '0').repeat(3)}`;
}
