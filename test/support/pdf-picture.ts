import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text and where it stands: points from the left, and its baseline from the foot of the page. */
export type PdfPiece = { text: string; left: number; right: number; baseline: number };
/** A page as a reader program sees it: its lines of text from top to bottom, each from left to right. */
export type PdfPage = { lines: string[]; text: string; pieces: PdfPiece[] };

/** What stands on every page. */
export async function readPdf(bytes: Uint8Array): Promise<{ pages: PdfPage[]; title: string }> {
  return withPdf(bytes, async (pdf) => {
    const pages: PdfPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number));
    const { info } = await pdf.getMetadata();
    return { pages, title: String((info as { Title?: unknown }).Title) };
  });
}

/** The pages as PNG pictures; `scale` 1 is 72 dots an inch. */
export async function pdfPictures(bytes: Uint8Array, scale = 2, most = Number.POSITIVE_INFINITY): Promise<Buffer[]> {
  return withPdf(bytes, async (pdf) => {
    const pictures: Buffer[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, most); number += 1) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale });
      const canvas = createCanvas(viewport.width, viewport.height);
      await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
      pictures.push(canvas.toBuffer('image/png'));
    }
    return pictures;
  });
}

async function withPdf<T>(bytes: Uint8Array, work: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  // The library takes the bytes for itself, so it gets a copy.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  try {
    return await work(await task.promise);
  } finally {
    await task.destroy();
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
  const pieces = items.flatMap((item): PdfPiece[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [left, baseline] = [Number(item.transform[4]), Number(item.transform[5])];
    return [{ text: item.str, left, right: left + item.width, baseline }];
  });
  const rows = Map.groupBy(pieces, ({ baseline }) => Math.round(baseline));
  const lines = [...rows]
    .toSorted(([a], [b]) => b - a)
    .map(([, row]) =>
      row
        .toSorted((a, b) => a.left - b.left)
        .map(({ text }) => text)
        .join('  '),
    );
  return { lines, text: lines.join('\n'), pieces };
}
