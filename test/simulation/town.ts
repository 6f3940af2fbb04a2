import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '#shared/account.ts';
import type { Person } from '#shared/contract/session.ts';
import { anAccount } from '#test/support/accounts.ts';
import { Counter, freshFolder, MONDAY_8AM } from '#test/support/counter.ts';
import { type Dice, dice } from './dice.ts';

/** Moments at which a simulated day may begin: an ordinary Monday, New Year's Eve, and both changes of the clocks. */
const MORNINGS = [
  '2026-11-23T08:00:00-06:00',
  '2026-11-27T15:40:00-06:00',
  '2026-12-31T22:30:00-06:00',
  '2027-03-13T23:10:00-06:00',
  '2027-11-06T23:30:00-05:00',
  '2028-02-28T21:00:00-06:00',
].map((text) => Date.parse(text));

export function aMorning(chance: Dice): number {
  return chance.chance(0.6) ? MONDAY_8AM : chance.pick(MORNINGS) + chance.between(0, 3_600_000);
}

/** Two or three people who may handle money, one of whom may look after the connection, and the administrator. */
export function whoWorks(chance: Dice): string[] {
  const clerks = chance.chance(0.5) ? ['Maria Alvarez'] : ['Maria Alvarez', 'James Okafor'];
  return [...clerks, chance.pick(['Linda Tran', 'Robert Hayes'])];
}
export const ADMINISTRATOR = 'Sam Whitfield';
/** A second supervisor, whom the administrator added: where one counted for somebody, another must approve. */
const SECOND_SUPERVISOR = { name: 'Grace Kim', pin: '417793' };

export function pinOf({ name, samplePin }: Pick<Person, 'name' | 'samplePin'>): string {
  return samplePin ?? (name === SECOND_SUPERVISOR.name ? SECOND_SUPERVISOR.pin : '');
}

const drawn = dice(305);

/** Thirty accounts of every kind that matters at the counter; the same ones in every run. */
export const TOWN: readonly Account[] = Array.from({ length: 30 }, (_, index): Account => {
  const accountNo = String(14_640_200 + index * 7);
  const balanceCents = index === 5 ? 0 : index === 6 ? -2_500 : drawn.between(1, 60_000);
  return anAccount({
    accountNo,
    displayNo: `${accountNo.slice(0, 2)}-${accountNo.slice(2, 6)}-${accountNo.slice(6)}`,
    name: `CUSTOMER ${index + 1}`,
    status: index === 7 ? 'F' : index % 11 === 3 ? 'I' : 'A',
    balanceCents,
    flags: { ...anAccount().flags, cashOnly: index % 6 === 2, noChecks: index === 9 },
    pastDueCents: index % 3 === 0 ? Math.max(0, Math.floor(balanceCents / 2)) : 0,
    ...(index % 5 === 0 ? { stopCutoffCents: 5_000 } : {}),
    ...(index % 7 === 0 ? { agreement: { nextDue: '2026-12-01', cents: 2_500 } } : {}),
    ...(index % 4 === 0 ? { customerId: `K${index}` } : {}),
  });
});

type Files = ReadonlyMap<string, Buffer>;
let model: Promise<Files> | null = null;

/** What a first start and a finished pull leave in a data folder, made once for all runs of this process. */
async function modelFiles(): Promise<Files> {
  const counter = await new Counter({ accounts: TOWN }).start();
  await counter.signIn(ADMINISTRATOR);
  await counter.adds(SECOND_SUPERVISOR.name, 'supervisor', SECOND_SUPERVISOR.pin);
  await counter.close();
  const names = DATA.filter((name) => existsSync(join(counter.home, name)));
  const files = new Map(names.map((name) => [name, readFileSync(join(counter.home, name))]));
  counter.forget();
  return files;
}

/** A data folder for one run: with the station installed, or (`bare`) with the accounts alone, before the first start. */
export async function openHouse(bare: boolean): Promise<string> {
  model ??= modelFiles();
  const home = freshFolder();
  for (const [name, content] of await model) {
    if (!bare || name.startsWith('accounts')) writeFileSync(join(home, name), content);
  }
  return home;
}

const DATA = ['ledger.db', 'ledger.db-wal', 'accounts.db', 'accounts.db-wal'];

/** Copies the files as the disk holds them at this instant, in the middle of a transaction or not. */
export function copyData(from: string, to: string): void {
  for (const name of DATA) {
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  }
}
