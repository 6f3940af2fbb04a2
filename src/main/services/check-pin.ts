import { pinPauseMs } from '#core/access/pin.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { type Actor, type Office, SYSTEM_ACTOR } from '../office.ts';
import { pinMatches } from './pin-hash.ts';

/**
 * Is it this person? Asked at sign-in and wherever a second person is called. After wrong PINs the next try waits, also
 * for the right PIN, also after a restart; a try that comes too early is not even compared.
 */
export async function checkPin(office: Office, input: { userId: string; pin: string }): Promise<Result<Actor>> {
  const person = office.people.find(input.userId);
  const stored = office.people.secret(`pin:${input.userId}`);
  if (!person?.active || stored === null) return refuse('USER_UNKNOWN');
  const guard = office.people.guard(person.userId);
  const atMs = office.clock.now();
  const meantMs = pinPauseMs(guard.failures);
  if (guard.untilMs - atMs > meantMs) {
    // The pause ends further off than it was meant to: the clock was set back. It begins anew, once, and ends.
    office.ledger.transaction(() => office.people.setGuard({ ...guard, untilMs: atMs + meantMs }));
    return refuse('PIN_BACKOFF', { waitMs: meantMs });
  }
  if (guard.untilMs > atMs) return refuse('PIN_BACKOFF', { waitMs: guard.untilMs - atMs });

  // Counted before comparing: many tries at once cost as many failures.
  const failures = guard.failures + 1;
  const pauseMs = pinPauseMs(failures);
  office.ledger.transaction(() => {
    office.people.setGuard({ userId: person.userId, failures, untilMs: office.clock.now() + pauseMs });
  });
  if (await pinMatches(stored, input.pin)) {
    // Meanwhile the person may have been deactivated, or have got another PIN.
    const now = office.people.find(person.userId);
    if (!now?.active || office.people.secret(`pin:${person.userId}`) !== stored) return refuse('USER_UNKNOWN');
    office.ledger.transaction(() => office.people.setGuard({ userId: person.userId, failures: 0, untilMs: 0 }));
    return ok({ userId: now.userId, name: now.name, role: now.role });
  }
  if (pauseMs === 0) return refuse('PIN_WRONG', { left: Math.max(0, 3 - failures) });
  const payload = { userId: person.userId, failures, untilMs: office.clock.now() + pauseMs };
  office.ledger.transaction(() =>
    office.ledger.append(office.context(SYSTEM_ACTOR), [{ kind: 'user.locked-out', payload }]),
  );
  return refuse('PIN_BACKOFF', { waitMs: pauseMs });
}
