import type { Person } from '#shared/contract/session.ts';
import { ROLES } from '#shared/role.ts';
import type { Office } from '../office.ts';
import { samplePin } from './seed-training.ts';

/** Who may sign in, those who stand at the counter first: the order of the tiles, and so of their keys. */
export function peopleAtTheCounter(office: Office): Person[] {
  return office.people
    .all()
    .map(({ userId, name, role }) => ({ userId, name, role, samplePin: samplePin(office, name) }))
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.name.localeCompare(b.name));
}
