import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Clerk } from '#test/e2e/desk/clerk.ts';
import { launchCounter } from '#test/e2e/desk/launch.ts';
import type { Office } from '#test/e2e/desk/office.ts';
import { type Album, Photographer } from './photographer.ts';

const HOUR = 3_600_000;

/** Days on which the CIS does not answer: what is known grows old, and says so. */
export async function oldFigures(office: Office, album: Album, mondayMs: number): Promise<void> {
  for (const [name, hours] of Object.entries({ old: 26, 'very-old': 96 })) {
    await office.close();
    await office.breakCis({ fault: 'refuse', forMs: 600_000 });
    const clerk = await office.open({ COUNTER_CLOCK: new Date(mondayMs + hours * HOUR).toISOString() });
    const photo = new Photographer(clerk.window.page, album);
    await clerk.signsIn();
    await opensAnew(clerk, photo);
    await clerk.opens('taylor');
    await expect(clerk.window.account).not.toContainText('asking the CIS');
    await photo.takes(`account-${name}-figures`);
    await clerk.takesExactCash();
    await expect(clerk.window.odd).toBeVisible();
    await photo.takes(`odd-${name}-figures`);
  }
}

/** The drawer of the day before was never counted: it is now, wrongly perhaps, and then another one is opened. */
async function opensAnew(clerk: Clerk, photo: Photographer): Promise<void> {
  await expect(clerk.window.openDrawer).toBeVisible();
  await clerk.goesTo('drawer');
  await expect(clerk.drawer.acts).toHaveCount(1);
  await photo.takes('drawer-left-open');
  await clerk.countsTheDrawer({ cash: { b10000: 2 } });
  await clerk.letsItStand();
  await clerk.opensAnotherDrawer();
}

/** A new station, whose CIS has not answered yet. */
export async function noAccountsYet(office: Office, album: Album): Promise<void> {
  await office.breakCis({ fault: 'refuse', forMs: 600_000 });
  const clerk = await office.open();
  await clerk.signsIn();
  await clerk.opensTheDrawer();
  await clerk.types('garcia');
  await expect(clerk.window.refusal).toBeVisible();
  const photo = new Photographer(clerk.window.page, album);
  await photo.takes('no-accounts-yet');
  await clerk.goesTo('cis');
  await photo.takes('cis-no-accounts-yet');
}

/** Live mode, the very first start. */
export async function firstStart(album: Album): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'counter-305-'));
  const app = await launchCounter({ COUNTER_HOME: home }, ['--live']);
  const { window } = new Clerk(await app.firstWindow());
  await expect(window.page.getByLabel('One-time code')).toBeFocused();
  const photo = new Photographer(window.page, album);
  await photo.takesInEveryLook('first-start');
  for (const words of ['0000-0000-0000', 'Dana Price', '482915', '482916']) {
    await window.type(words);
    await window.press('Tab');
  }
  await window.press('Enter');
  await expect(window.page.getByText('The two PINs are not the same.')).toBeVisible();
  await photo.takes('first-start-two-pins');
  await app.close();
  rmSync(home, { recursive: true, force: true });
}
