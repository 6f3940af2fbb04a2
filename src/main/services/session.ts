import type { SessionView } from '#shared/contract/session.ts';
import type { Actor, Office } from '../office.ts';

const LEAST_WAIT_MS = 1_000;

/**
 * Who is at the window. One person at a time; a restart signs everybody out. Main is the truth: it locks after the idle
 * time whether or not the window is alive.
 */
export function createSession(office: Office) {
  let actor: Actor | null = null;
  let locked = false;
  let touchedAtMs = office.clock.now();
  let cancelTimer = (): void => undefined;

  function view(): SessionView {
    const firstStart = office.mode === 'live' && office.people.all().length === 0;
    return { user: actor, locked: actor !== null && locked, firstStart, mode: office.mode };
  }

  function changed(): SessionView {
    const now = view();
    office.emit({ name: 'session.changed', payload: now });
    return now;
  }

  function watchIdle(): void {
    cancelTimer();
    if (!actor || locked) return;
    // A clock that was set back must not keep the station open: what was touched in the future was touched now.
    touchedAtMs = Math.min(touchedAtMs, office.clock.now());
    const idleMs = office.settingsNow()['station.idle-lock-minutes'] * 60_000;
    const leftMs = touchedAtMs + idleMs - office.clock.now();
    if (leftMs <= 0) {
      locked = true;
      changed();
      return;
    }
    cancelTimer = office.clock.after(Math.max(LEAST_WAIT_MS, Math.min(leftMs, idleMs)), watchIdle);
  }

  function signOut(reason: 'by-key' | 'replaced' | 'station-closed' | 'deactivated'): void {
    const leaving = actor;
    if (!leaving) return;
    office.ledger.transaction(() =>
      office.ledger.append(office.context(leaving.userId), [
        { kind: 'user.signed-out', payload: { userId: leaving.userId, reason } },
      ]),
    );
    actor = null;
    locked = false;
  }

  return {
    view,
    actor: (): Actor | null => actor,
    locked: (): boolean => actor !== null && locked,
    /** The person's PIN was right: signs in, or unlocks if it is the same person. */
    enter(person: Actor): SessionView {
      if (actor?.userId !== person.userId) {
        signOut('replaced');
        office.ledger.transaction(() =>
          office.ledger.append(office.context(person.userId), [
            { kind: 'user.signed-in', payload: { userId: person.userId } },
          ]),
        );
        actor = person;
      }
      locked = false;
      touchedAtMs = office.clock.now();
      watchIdle();
      return changed();
    },
    lock(): SessionView {
      locked = actor !== null;
      cancelTimer();
      return changed();
    },
    leave(): SessionView {
      signOut('by-key');
      cancelTimer();
      return changed();
    },
    /** Somebody was deactivated: if it is the person at the window, they are signed out. True if so. */
    leaveIfDeactivated(): boolean {
      if (!actor || office.people.find(actor.userId)?.active) return false;
      signOut('deactivated');
      cancelTimer();
      changed();
      return true;
    },
    touch(): void {
      touchedAtMs = office.clock.now();
    },
    close(): void {
      cancelTimer();
      if (actor) signOut('station-closed');
    },
    /** For tests of a crash: nothing is written, as when the program is killed. */
    stopTimers: (): void => cancelTimer(),
  };
}
export type Session = ReturnType<typeof createSession>;
