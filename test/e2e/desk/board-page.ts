import type { Locator, Page } from '@playwright/test';
import type { OversightException } from '#shared/exception.ts';

/** The board: what is drawn, what stands beside it; and the packets and audits on its other part. */
export class BoardPage {
  readonly page: Page;
  /** Of whatever page is open. */
  readonly title: Locator;
  readonly sums: Locator;
  readonly drawers: Locator;
  readonly hours: Locator;
  readonly days: Locator;
  readonly waiting: Locator;
  readonly cis: Locator;
  readonly unusual: Locator;
  readonly chosen: Locator;
  readonly packet: Locator;
  readonly files: Locator;
  readonly putAway: Locator;
  readonly progress: Locator;
  readonly audit: Locator;
  readonly takenAway: Locator;
  readonly otherDay: Locator;
  readonly otherDayBad: Locator;

  constructor(page: Page) {
    this.page = page;
    const by = (id: string): Locator => page.getByTestId(id);
    this.title = page.getByRole('heading', { level: 1 });
    this.sums = by('board-sums');
    this.drawers = by('board-drawers');
    this.hours = by('board-hours');
    this.days = by('board-days');
    this.waiting = by('board-waiting');
    this.cis = by('board-cis');
    this.unusual = by('board-unusual');
    this.chosen = page.locator('[aria-controls="record-part"][aria-selected="true"]');
    this.packet = by('packet');
    this.files = this.packet.getByTestId('packet-files').getByRole('row');
    this.putAway = by('put-away');
    this.progress = by('report-progress');
    this.audit = by('audit');
    this.takenAway = this.audit.getByRole('table').first().getByRole('row');
    this.otherDay = page.getByLabel('Another day');
    this.otherDayBad = by('other-day-bad');
  }

  /** Somebody's drawer among those in use. */
  drawerOf(name: string): Locator {
    return this.drawers.getByRole('link').filter({ hasText: name });
  }

  card(kind: OversightException['kind']): Locator {
    return this.unusual.locator(`[data-kind="${kind}"]`);
  }

  /** A day in the list of packets. */
  listed(date: string): Locator {
    return this.page.locator(`[data-day="${date}"]`);
  }

  span(name: string): Locator {
    return this.audit.getByRole('radio', { name });
  }

  /** Everything on the page that can be pressed to do something, by its name; links and tabs lead somewhere and do nothing. */
  async buttons(): Promise<string[]> {
    const names = await this.page.getByRole('main').getByRole('button').allInnerTexts();
    return names.map((name) => name.replace(/\s+/g, ' ').trim());
  }

  /** Where each part stands. */
  places(): Promise<unknown[]> {
    const parts = [this.drawers, this.hours, this.days, this.waiting, this.cis, this.unusual];
    return Promise.all(parts.map((part) => part.boundingBox()));
  }

  heading(words: string): Locator {
    return this.page.getByRole('heading', { name: words });
  }
}
