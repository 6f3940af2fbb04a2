import type { Locator, Page } from '@playwright/test';
import type { TenderCode } from '#shared/tender.ts';

/** The Drawer page: its states, and what is counted, explained and decided there. */
export class DrawerPage {
  readonly page: Page;
  readonly acts: Locator;
  readonly done: Locator;
  readonly events: Locator;
  readonly limit: Locator;
  readonly opening: Locator;
  readonly openingNote: Locator;
  readonly sum: Locator;
  readonly compared: Locator;
  readonly count: Locator;
  readonly kept: Locator;
  readonly missed: Locator;
  readonly rejection: Locator;
  readonly submitted: Locator;
  readonly state: Locator;
  readonly plan: Locator;
  readonly cashBeforeTwo: Locator;
  readonly correctionNumber: Locator;
  readonly ticks: Locator;
  readonly causes: Locator;
  readonly surprised: Locator;

  constructor(page: Page) {
    this.page = page;
    const by = (id: string): Locator => page.getByTestId(id);
    this.acts = page.locator('[data-testid^="act-"]');
    this.done = by('drawer-done');
    this.correctionNumber = by('correction-number');
    this.events = by('drawer-events');
    this.limit = by('drawer-limit');
    this.opening = by('opening');
    this.openingNote = by('opening-note');
    this.sum = by('till-sum');
    this.compared = by('till-compared');
    this.count = by('blind-count');
    this.kept = by('kept');
    this.missed = page.getByRole('alertdialog');
    this.rejection = by('rejection');
    this.submitted = by('submitted-count');
    this.state = by('count-state');
    this.plan = by('bank-plan');
    this.cashBeforeTwo = by('approval-cash');
    this.ticks = by('ticks');
    this.causes = by('causes');
    this.surprised = by('surprise-result');
  }

  /** One of the tills to choose from. */
  till(name: string): Locator {
    return this.opening.getByRole('group', { name: 'Which till' }).getByRole('button', { name: `Drawer ${name}` });
  }

  /** A form of the page, by its test id. */
  form(name: 'pick-up' | 'exchange' | 'no-sale' | 'hand-over' | 'surprise'): Locator {
    return this.page.getByTestId(name);
  }

  /** The figures of one tender after the count was submitted. */
  line(code: TenderCode): Locator {
    return this.page.locator(`[data-line="${code}"]`);
  }

  /** Where it is said why a tender is off. */
  why(code: TenderCode): Locator {
    return this.page.locator(`[data-why="${code}"]`);
  }

  /** One check of the tick list, by what stands in its row. */
  tick(words: string): Locator {
    return this.ticks.getByRole('checkbox', { name: words });
  }

  /** A field where checks of a kind are counted. */
  kind(code: TenderCode, part: 'items' | 'total' | 'amount'): Locator {
    return this.page.locator(`[data-kind="${code}"] [data-part="${part}"]`);
  }
}
