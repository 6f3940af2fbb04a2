import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Looks } from '#test/e2e/desk/looks.ts';

/** The counter's screens, the large one of the back office, and the smallest that large text must fit into. */
const COUNTER = { width: 1366, height: 768 };
const LARGE = { width: 1920, height: 1080 };
const SMALL = { width: 1280, height: 720 };
type Size = { width: number; height: number };

/** Counts the pictures of a whole demo, also where its window is another one. */
export class Album {
  readonly folder: string;
  #count = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  next(name: string): string {
    this.#count += 1;
    return `${String(this.#count).padStart(3, '0')}-${name}`;
  }
}

/** Takes numbered pictures of a window, each at the size of the counter's screens and at a large one. */
export class Photographer {
  readonly #page: Page;
  readonly #album: Album;
  readonly #looks: Looks;

  constructor(page: Page, album: Album) {
    this.#page = page;
    this.#album = album;
    this.#looks = new Looks(page);
  }

  async takes(name: string): Promise<void> {
    const file = this.#album.next(name);
    for (const size of [LARGE, COUNTER]) await this.#shoots(file, size);
  }

  /**
   * The same moment in dark, in high contrast, in Spanish, and with large text in a small window. Keys alone change the look, so
   * the focus stays; what any key closes has to be opened (and closed) for each.
   */
  async takesInEveryLook(name: string, open = async () => {}, close = async () => {}): Promise<void> {
    const takes = async (look: string, size: Size): Promise<void> => {
      await open();
      await this.#shoots(this.#album.next(`${name}-${look}`), size);
      await close();
    };
    await open();
    await this.takes(name);
    await close();
    for (const look of ['dark', 'contrast'] as const) {
      await this.#looks.puts(look);
      await takes(look, COUNTER);
    }
    await this.#looks.puts('light');
    await this.#looks.speaks('es');
    await takes('spanish', COUNTER);
    await this.#looks.switchesText();
    await takes('spanish-large-text', SMALL);
    await this.#looks.speaks('en');
    await takes('large-text', SMALL);
    await this.#looks.switchesText();
    await this.#page.setViewportSize(COUNTER);
  }

  async #shoots(file: string, size: Size): Promise<void> {
    await this.#page.setViewportSize(size);
    const path = join(this.#album.folder, `${file}-${size.width}x${size.height}.png`);
    await this.#page.screenshot({ path, animations: 'disabled' });
  }
}
