import { timingSafeEqual } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SessionView } from '#shared/contract/session.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { sha256 } from '../db/ledger.ts';
import { type Office, SYSTEM_ACTOR } from '../office.ts';
import { keepUser } from './keep-user.ts';
import type { Session } from './session.ts';

const CODE_FILE = 'first-administrator-code.txt';

/**
 * First start in live mode: a one-time code is written into the data folder, readable by its owner only. Whoever can
 * read it has installed the program, and may make the first administrator. Only the code's hash is kept.
 */
export function offerFirstAdministrator(office: Office, home: string, say: (line: string) => void): void {
  if (office.people.all().length > 0) return;
  const code = office.ids.code();
  office.ledger.transaction(() => office.people.keepSecret('first-administrator-code', sha256(plain(code))));
  const file = join(home, CODE_FILE);
  // The mode counts for a new file only, so an old one gives way first.
  rmSync(file, { force: true });
  writeFileSync(file, `${code}\n`, { mode: 0o600 });
  say(`First start: the one-time code for the first administrator is in ${file}`);
}

export async function addFirstAdministrator(
  office: Office,
  session: Session,
  home: string,
  input: { code: string; name: string; pin: string },
): Promise<Result<SessionView>> {
  if (office.people.all().length > 0) return refuse('SETUP_DONE');
  const kept = office.people.secret('first-administrator-code');
  if (kept === null || !timingSafeEqual(Buffer.from(kept), Buffer.from(sha256(plain(input.code))))) {
    return refuse('SETUP_CODE_WRONG');
  }
  // The code is spent in the transaction that adds the person: asked twice at once, it makes one administrator.
  const person = { name: input.name, role: 'admin' as const, pin: input.pin };
  const added = await keepUser(office, SYSTEM_ACTOR, person, () => {
    if (office.people.all().length > 0) return refuse('SETUP_DONE');
    office.people.dropSecret('first-administrator-code');
    return ok({ approver: null, said: {}, with: [] });
  });
  if (!added.ok) return added;
  rmSync(join(home, CODE_FILE), { force: true });
  return ok(session.enter({ userId: added.value.userId, name: added.value.name, role: 'admin' }));
}

/** The code as typed: dashes, spaces and case do not matter, and O and I are read as 0 and 1. */
function plain(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll('I', '1')
    .replaceAll('L', '1');
}
