import type { Clerk } from '#test/e2e/desk/clerk.ts';
import type { Office } from '#test/e2e/desk/office.ts';
import { accounts } from './accounts.ts';
import { locking, opening } from './opening.ts';
import { payments } from './payments.ts';
import type { Photographer } from './photographer.ts';
import { records } from './records.ts';
import { troubles } from './troubles.ts';

/** What happens on a Monday morning at one station, every state of the window once. */
export async function morning(office: Office, clerk: Clerk, photo: Photographer): Promise<void> {
  await opening(clerk, photo);
  await accounts(clerk, photo);
  await payments(clerk, photo);
  await troubles(office, clerk, photo);
  await records(clerk, photo);
  await locking(clerk, photo);
}
