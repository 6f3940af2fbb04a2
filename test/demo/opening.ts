import { expect } from '@playwright/test';
import type { Clerk } from '#test/e2e/desk/clerk.ts';
import { pinOf } from '#test/e2e/desk/counter-clerk.ts';
import type { Photographer } from './photographer.ts';

/** Who is there, and what the window shows before the first customer. */
export async function opening(clerk: Clerk, photo: Photographer): Promise<void> {
  await photo.takesInEveryLook('sign-in');
  await clerk.choosesPerson('Maria Alvarez');
  await photo.takes('sign-in-pin');
  await clerk.entersPin('000000');
  await expect(clerk.window.refusal).toBeVisible();
  await photo.takes('sign-in-wrong-pin');
  await clerk.signsIn('Maria Alvarez');
  await expect(clerk.window.openDrawer).toBeVisible();
  await photo.takes('drawer-not-open');
  await clerk.opensTheDrawer();
  await clerk.waitsForTheAccounts();
  await photo.takesInEveryLook('counter-idle');
  await clerk.goesTo('receipts');
  await photo.takes('receipts-none-yet');
  await clerk.goesTo('cis');
  await expect(clerk.window.page.getByText('Nothing has arrived there yet.')).toBeVisible();
  await photo.takes('cis-empty');
  await clerk.goesTo('counter');
  const press = (key: string) => () => clerk.window.press(key);
  await photo.takesInEveryLook('keys', press('?'), press('Escape'));
  await lookups(clerk, photo);
}

async function lookups(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.types('garc');
  await expect(clerk.window.rows.nth(2)).toBeVisible();
  await photo.takesInEveryLook('lookup');
  const found: [string, string][] = [
    ['lookup-more-than-fit', 'a'],
    ['lookup-one', '14-6402-01'],
    ['lookup-old-number', '000-1464020-005'],
    ['lookup-phone', '254 555 0142'],
    ['lookup-long-name', 'wolfeschleg'],
    ['lookup-markup-as-name', '<img'],
    ['lookup-widest-amount', 'waterpark'],
    ['lookup-inactive', 'gone away'],
    ['lookup-final', 'final frank'],
  ];
  for (const [name, words] of found) {
    await clerk.types(words);
    await expect(clerk.window.rows.first()).toBeVisible();
    await photo.takes(name);
  }
  await clerk.types('zzzzqq');
  await expect(clerk.window.page.getByText('No account fits')).toBeVisible();
  await photo.takes('lookup-none');
  await clerk.window.press('Escape');
}

/** In the middle of a receipt the clerk is called away. */
export async function locking(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.opens('garcia maria');
  await clerk.window.press('Control+l');
  await expect(clerk.window.pin).toBeFocused();
  await photo.takesInEveryLook('locked');
  await clerk.entersPin(pinOf('Maria Alvarez'));
  await expect(clerk.window.account).toBeVisible();
  await clerk.window.press('Escape');
}
