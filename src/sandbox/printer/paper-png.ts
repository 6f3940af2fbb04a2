import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { DOTS_PER_COLUMN, type ReceiptColumns } from '#shared/receipt-line.ts';
import { indent, type PaperCell, type PaperRow, PRINT_DOTS } from './paper.ts';

/** Font A: 12 by 24 dots, with 6 between the lines. */
const CELL_WIDTH = DOTS_PER_COLUMN;
const CELL_HEIGHT = 24;
const LINE_GAP = 6;
/** White on both sides of what a printer can reach, and above and below. */
const MARGIN = 28;
/** DejaVu Sans Mono is 0.602 em wide, so this many pixels per em fill a cell. */
const FONT_PX = 20;
const BASELINE = 19;
/** Drawn finer than the printer's dots, so that letters are smooth on a screen. */
const SCALE = 2;
const INK = '#16161a';
const PAPER = '#ffffff';

const REGULAR = 'Receipt';
const BOLD = 'Receipt Bold';

/** One picture for each piece of paper, a cut being its end; empty pieces give none. */
export function paperPngs(rows: readonly PaperRow[], columns: ReceiptColumns): Buffer[] {
  const pieces: PaperRow[][] = [[]];
  for (const row of rows) {
    if (row.kind === 'cut') pieces.push([]);
    else pieces.at(-1)?.push(row);
  }
  return pieces.filter((piece) => piece.some(hasInk)).map((piece) => draw(piece, columns));
}

function hasInk(row: PaperRow): boolean {
  return row.kind === 'line' ? row.cells.some((cell) => cell.character.trim() !== '') : row.kind !== 'space';
}

function draw(rows: readonly PaperRow[], columns: ReceiptColumns): Buffer {
  loadFonts();
  const width = PRINT_DOTS[columns] + 2 * MARGIN;
  const height = rows.reduce((sum, row) => sum + heightOf(row), 2 * MARGIN);
  const canvas = createCanvas(width * SCALE, height * SCALE);
  const context = canvas.getContext('2d');
  context.scale(SCALE, SCALE);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  context.fillStyle = INK;
  context.strokeStyle = INK;

  let y = MARGIN;
  for (const row of rows) {
    const x = MARGIN + indent(rowAlign(row), PRINT_DOTS[columns] - widthOf(row));
    if (row.kind === 'line') drawLine(context, row.cells, x, y, heightOf(row));
    else if (row.kind === 'qr') drawQr(context, row, x, y);
    else if (row.kind === 'code128') drawBarcode(context, row, x, y);
    else if (row.kind === 'raster') drawRaster(context, row, x, y);
    y += heightOf(row);
  }
  return canvas.toBuffer('image/png');
}

function rowAlign(row: PaperRow): 'left' | 'center' | 'right' {
  return 'align' in row ? row.align : 'left';
}

function widthOf(row: PaperRow): number {
  if (row.kind === 'line') return row.cells.reduce((sum, cell) => sum + cell.style.width * CELL_WIDTH, 0);
  if (row.kind === 'qr') return row.modules.length * row.dotsPerModule;
  if (row.kind === 'code128') return row.widthDots;
  return row.kind === 'raster' ? row.bytesPerRow * 8 * row.width : 0;
}

function heightOf(row: PaperRow): number {
  if (row.kind === 'line') return Math.max(1, ...row.cells.map((cell) => cell.style.height)) * CELL_HEIGHT + LINE_GAP;
  if (row.kind === 'qr') return row.modules.length * row.dotsPerModule;
  if (row.kind === 'code128') return row.heightDots + LINE_GAP;
  if (row.kind === 'raster') return row.rows * row.height;
  return row.kind === 'space' ? row.dots : 0;
}

/** Character by character on the printer's grid: a proportional slip would show columns that are not there. */
function drawLine(
  context: SKRSContext2D,
  cells: readonly PaperCell[],
  left: number,
  top: number,
  height: number,
): void {
  let x = left;
  for (const { character, style } of cells) {
    context.save();
    // Characters of different height stand on the bottom of the row.
    context.translate(x, top + height - LINE_GAP - style.height * CELL_HEIGHT);
    context.scale(style.width, style.height);
    context.font = `${FONT_PX}px "${style.bold ? BOLD : REGULAR}"`;
    context.fillText(character, 0, BASELINE);
    if (style.underline) context.fillRect(0, CELL_HEIGHT - 2, CELL_WIDTH, 1);
    context.restore();
    x += style.width * CELL_WIDTH;
  }
}

function drawQr(
  context: SKRSContext2D,
  { modules, dotsPerModule: size }: Extract<PaperRow, { kind: 'qr' }>,
  left: number,
  top: number,
): void {
  for (const [row, dark] of modules.entries()) {
    for (const [at, ink] of dark.entries()) {
      if (ink) context.fillRect(left + at * size, top + row * size, size, size);
    }
  }
}

/** A barcode is shown as its frame and its contents: this is a picture to look at, not to scan. */
function drawBarcode(context: SKRSContext2D, row: Extract<PaperRow, { kind: 'code128' }>, x: number, y: number): void {
  context.lineWidth = 2;
  context.strokeRect(x + 1, y + 1, row.widthDots - 2, row.heightDots - 2);
  context.font = `14px "${REGULAR}"`;
  context.fillText('CODE128', x + 8, y + 22, row.widthDots - 16);
  context.fillText(row.text, x + 8, y + 42, row.widthDots - 16);
}

function drawRaster(context: SKRSContext2D, row: Extract<PaperRow, { kind: 'raster' }>, x: number, y: number): void {
  for (let line = 0; line < row.rows; line += 1) {
    for (let dot = 0; dot < row.bytesPerRow * 8; dot += 1) {
      const byte = row.dots[line * row.bytesPerRow + (dot >> 3)] ?? 0;
      const ink = (byte & (0x80 >> (dot & 7))) !== 0;
      if (ink) context.fillRect(x + dot * row.width, y + line * row.height, row.width, row.height);
    }
  }
}

function loadFonts(): void {
  if (GlobalFonts.has(REGULAR)) return;
  const find = createRequire(import.meta.url).resolve;
  for (const [file, name] of [
    ['DejaVuSansMono.ttf', REGULAR],
    ['DejaVuSansMono-Bold.ttf', BOLD],
  ] as const) {
    GlobalFonts.registerFromPath(find(`dejavu-fonts-ttf/ttf/${file}`), name);
  }
}
