import type { Session } from '../chromium/connection.ts';

export interface PdfOptions {
  landscape?: boolean;
  displayHeaderFooter?: boolean;
  printBackground?: boolean;
  scale?: number;
  pageSize?: string | { width: number; height: number };
  margins?: { marginType?: string; top?: number; bottom?: number; left?: number; right?: number };
  pageRanges?: string;
  headerTemplate?: string;
  footerTemplate?: string;
  preferCSSPageSize?: boolean;
  generateTaggedPDF?: boolean;
  generateDocumentOutline?: boolean;
}

/** In inches, as both Electron and Chromium count. */
const paper: Record<string, [number, number]> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

export async function printToPdf(session: Session, options: PdfOptions): Promise<Buffer> {
  const { pageSize = 'Letter', margins, ...rest } = options;
  const size = typeof pageSize === 'string' ? paper[pageSize] : ([pageSize.width, pageSize.height] as const);
  if (!size) throw new Error(`Invalid pageSize ${String(pageSize)}`);
  const [paperWidth, paperHeight] = size;
  const none = margins?.marginType === 'none';
  const { data } = await session.send<{ data: string }>('Page.printToPDF', {
    ...rest,
    paperWidth,
    paperHeight,
    marginTop: none ? 0 : margins?.top,
    marginBottom: none ? 0 : margins?.bottom,
    marginLeft: none ? 0 : margins?.left,
    marginRight: none ? 0 : margins?.right,
  });
  return Buffer.from(data, 'base64');
}
