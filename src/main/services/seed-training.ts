import { ok } from '#shared/failure.ts';
import type { Role } from '#shared/role.ts';
import type { Office } from '../office.ts';
import { SYSTEM_ACTOR } from '../office.ts';
import { keepUser } from './keep-user.ts';

/** The people of the training office. Their PINs stand on the sign-in page, in training mode only. */
export const SAMPLE_PEOPLE: readonly { name: string; role: Role; pin: string }[] = [
  { name: 'Maria Alvarez', role: 'clerk', pin: '204816' },
  { name: 'James Okafor', role: 'clerk', pin: '719355' },
  { name: 'Linda Tran', role: 'lead', pin: '380642' },
  { name: 'Robert Hayes', role: 'supervisor', pin: '551907' },
  { name: 'Ana Petrov', role: 'auditor', pin: '846213' },
  { name: 'Sam Whitfield', role: 'admin', pin: '932764' },
];

export async function seedTraining(office: Office): Promise<void> {
  // One by one, because a first start that was cut off in the middle has added some of them.
  const there = new Set(office.people.all().map((person) => person.name));
  for (const person of SAMPLE_PEOPLE.filter(({ name }) => !there.has(name))) {
    const added = await keepUser(office, SYSTEM_ACTOR, person, () => ok({ approver: null, said: {}, with: [] }));
    if (!added.ok) throw new Error(`sample person ${person.name}: ${added.failure.code}`);
  }
}

export function samplePin(office: Office, name: string): string | null {
  if (office.mode !== 'training') return null;
  return SAMPLE_PEOPLE.find((person) => person.name === name)?.pin ?? null;
}
