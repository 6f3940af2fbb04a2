import { join } from 'node:path';
import type { Page } from '@playwright/test';

const SIZES = { '1366x768': { width: 1366, height: 768 }, '1920x1080': { width: 1920, height: 1080 } };

/** Takes numbered pictures of the window, at the size of the counter's screens and at a large one. */
export class Photographer {
  readonly #page: Page;
  readonly #out: string;
  #count = 0;

  constructor(page: Page, out: string) {
    this.#page = page;
    this.#out = out;
  }

  async takes(name: string, sizes: (keyof typeof SIZES)[] = ['1366x768']): Promise<void> {
    this.#count += 1;
    const number = String(this.#count).padStart(2, '0');
    for (const size of sizes) {
      await this.#page.setViewportSize(SIZES[size]);
      const suffix = size === '1366x768' ? '' : `-${size}`;
      await this.#page.screenshot({ path: join(this.#out, `${number}-${name}${suffix}.png`) });
    }
    await this.#page.setViewportSize(SIZES['1366x768']);
  }
}

export const BOTH_SIZES = Object.keys(SIZES) as (keyof typeof SIZES)[];
