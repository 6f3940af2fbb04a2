import type { Person } from '#shared/contract/session.ts';
import type { UserRow } from '#shared/contract/user.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { ROLES } from '#shared/role.ts';
import type { PersonRow } from '../db/person-store.ts';
import type { Office } from '../office.ts';
import { sessionOf } from './open-drawer.ts';
import { samplePin } from './seed-training.ts';

/** Who may sign in, those who stand at the counter first: the order of the tiles, and so of their keys. */
export function peopleAtTheCounter(office: Office): Person[] {
  return office.people
    .all()
    .filter(({ active }) => active)
    .map((person) => ({
      userId: person.userId,
      name: person.name,
      role: person.role,
      samplePin: person.pinChangedAtMs === null ? samplePin(office, person.name) : null,
    }))
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.name.localeCompare(b.name));
}

/** Everybody who works or worked here, for those who look after them. */
export function listUsers(office: Office): UserRow[] {
  return office.people.all().map((person) => rowOf(office, person));
}

export function userRow(office: Office, userId: string): Result<UserRow> {
  const person = office.people.find(userId);
  return person ? ok(rowOf(office, person)) : refuse('USER_UNKNOWN');
}

function rowOf(office: Office, person: PersonRow): UserRow {
  const { userId, name, role, addedAtMs, addedAlone, deactivatedAtMs } = person;
  const { untilMs } = office.people.guard(userId);
  return {
    userId,
    name,
    role,
    addedAtMs,
    addedAlone,
    deactivatedAtMs,
    lockedUntilMs: untilMs > office.clock.now() ? untilMs : null,
    openDrawer: sessionOf(office, person)?.drawer ?? null,
  };
}
