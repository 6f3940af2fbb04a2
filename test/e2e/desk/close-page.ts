import type { Locator, Page } from '@playwright/test';
import type { CloseStep } from '#shared/close-step.ts';

/** The Close page: the guided list, and what stands beside it. */
export class ClosePage {
  readonly page: Page;
  readonly state: Locator;
  readonly day: Locator;
  readonly chosen: Locator;
  readonly part: Locator;
  readonly depositForm: Locator;
  readonly bag: Locator;
  readonly deposits: Locator;
  readonly undoWhy: Locator;
  readonly putOffWhy: Locator;
  readonly pin: Locator;
  readonly seal: Locator;
  readonly summary: Locator;
  readonly cisOpen: Locator;
  readonly bank: Locator;
  readonly bankAmount: Locator;
  readonly bankCompared: Locator;
  readonly bankSaid: Locator;
  readonly files: Locator;
  readonly printed: Locator;
  readonly days: Locator;
  readonly vaultCents: Locator;
  readonly vaultMoves: Locator;
  readonly vaultAct: Locator;
  readonly vaultWhy: Locator;
  readonly ask: Locator;

  constructor(page: Page) {
    this.page = page;
    const by = (id: string): Locator => page.getByTestId(id);
    this.state = by('day-state');
    this.day = page.getByRole('heading', { level: 1 });
    this.chosen = page.locator('[role="tab"][aria-selected="true"]');
    this.part = page.getByRole('tabpanel');
    this.depositForm = by('deposit-form');
    this.bag = by('bag');
    this.deposits = by('deposit');
    this.undoWhy = by('undo-why');
    this.putOffWhy = by('put-off-why');
    this.pin = by('close-pin');
    this.seal = by('seal');
    this.summary = by('day-summary');
    this.cisOpen = by('cis-open');
    this.bank = by('bank-confirm');
    this.bankAmount = by('bank-amount');
    this.bankCompared = by('bank-compared');
    this.bankSaid = by('bank-said');
    this.files = by('packet-files');
    this.printed = by('packet-printed');
    this.days = by('days');
    this.vaultCents = by('vault-cents');
    this.vaultMoves = by('vault-moves');
    this.vaultAct = by('vault-act');
    this.vaultWhy = by('vault-why');
    this.ask = page.getByRole('alertdialog');
  }

  /** A line of the list, by its step. */
  line(step: CloseStep): Locator {
    return this.page.locator(`[data-step="${step}"]`);
  }

  /** A part that is no line of the list. */
  tab(part: 'vault' | 'days'): Locator {
    return this.page.locator(`#tab-${part}`);
  }
}
