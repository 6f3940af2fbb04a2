import type { CisAdapter } from '#main/cis/port.ts';
import type { Printer } from '#main/devices/printer-port.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';
import { type Fuse, never, type Place } from './fuse.ts';

/** What a live program must never do: let an error escape from a timer. */
export type Escaped = (what: string, error: unknown) => void;

/** Timers of a dead program never run; a timer set by one is forgotten. */
export function fusedClock(inner: Clock, fuse: Fuse, escaped: Escaped): Clock {
  return {
    ...inner,
    now() {
      fuse.pass('now');
      return inner.now();
    },
    after(ms, callback) {
      if (fuse.dead) return () => undefined;
      fuse.pass('after');
      return inner.after(ms, () => {
        if (fuse.trips('timer')) return;
        try {
          callback();
        } catch (error) {
          if (!fuse.dead) escaped('a timer', error);
        }
      });
    },
  };
}

export function fusedIds(inner: Ids, fuse: Fuse): Ids {
  return {
    uuid() {
      fuse.pass('uuid');
      return inner.uuid();
    },
    random() {
      fuse.pass('random');
      return inner.random();
    },
    code: () => inner.code(),
  };
}

/** A dead program says nothing more: throwing here would only hide where it stopped. */
export function fusedLog(inner: Log, fuse: Fuse): Log {
  return (level, event, fields) => {
    if (fuse.dead) return;
    fuse.pass('log');
    inner(level, event, fields);
  };
}

export function fusedPrinter(inner: Printer, fuse: Fuse): Printer {
  return {
    address: inner.address,
    columns: inner.columns,
    print: (job) => cut(fuse, 'print', () => inner.print(job)),
  };
}

export function fusedCis(inner: CisAdapter, fuse: Fuse): CisAdapter {
  return {
    id: inner.id,
    capabilities: inner.capabilities,
    probe: () => cut(fuse, 'probe', () => inner.probe()),
    getAccount: (accountNo) => cut(fuse, 'account', () => inner.getAccount(accountNo)),
    getHistory: (accountNo, limit) => cut(fuse, 'account', () => inner.getHistory(accountNo, limit)),
    getUsage: (accountNo, from, to) => cut(fuse, 'account', () => inner.getUsage(accountNo, from, to)),
    pullAccounts: (cursor, limit, since) => inner.pullAccounts(cursor, limit, since),
    post: (item) => cut(fuse, 'post', () => inner.post(item)),
    reverse: (item) => cut(fuse, 'post', () => inner.reverse(item)),
    lookup: (ref) => cut(fuse, 'lookup', () => inner.lookup(ref)),
    close: () => inner.close(),
  };
}

type Road = Place extends infer P ? (P extends `${infer R}-before` ? R : never) : never;

/** The power can go before the far side hears anything, and after it did its part but before the answer is back. */
async function cut<T>(fuse: Fuse, road: Road, work: () => Promise<T>): Promise<T> {
  if (fuse.trips(`${road}-before`)) return never();
  try {
    const answer = await work();
    return fuse.trips(`${road}-after`) ? never() : answer;
  } catch (error) {
    if (fuse.trips(`${road}-after`)) return never();
    throw error;
  }
}
