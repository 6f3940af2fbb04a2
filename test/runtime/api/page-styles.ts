import { randomUUID } from 'node:crypto';
import type { Session } from '../chromium/connection.ts';
import { key } from './page-target.ts';

const zoomKey = 'zoom';

/**
 * Style sheets that main puts into a page: those of `insertCSS`, and the zoom. They are adopted sheets,
 * which a content security policy does not stop. The zoom outlives a document, as it does on Electron.
 */
export class PageStyles {
  zoomFactor = 1;
  private readonly session: () => Promise<Session>;

  constructor(session: () => Promise<Session>) {
    this.session = session;
  }

  async insert(css: string): Promise<string> {
    const styleKey = randomUUID();
    await this.put(styleKey, css);
    return styleKey;
  }

  remove(styleKey: string): Promise<void> {
    return this.put(styleKey, '');
  }

  zoom(factor: number): void {
    this.zoomFactor = factor;
    this.restore();
  }

  /** A new document has none of the sheets; only the zoom comes back. */
  restore(): void {
    const css = this.zoomFactor === 1 ? '' : `:root { zoom: ${this.zoomFactor} !important; }`;
    this.put(zoomKey, css).catch(() => {});
  }

  private async put(styleKey: string, css: string): Promise<void> {
    const session = await this.session();
    await session.send('Runtime.evaluate', {
      expression: `(${putSheet})(${JSON.stringify(key)}, ${JSON.stringify(styleKey)}, ${JSON.stringify(css)})`,
    });
  }
}

/** Runs in the page. The sheets are known by a property that is not listed and that nobody can guess. */
function putSheet(key: string, styleKey: string, css: string): void {
  type Sheets = Map<string, CSSStyleSheet>;
  const holder = document as unknown as Record<string, Sheets | undefined>;
  let sheets = holder[`${key}sheets`];
  if (!sheets) {
    sheets = new Map();
    Object.defineProperty(document, `${key}sheets`, { value: sheets });
  }
  let sheet = sheets.get(styleKey);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheets.set(styleKey, sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  sheet.replaceSync(css);
}
