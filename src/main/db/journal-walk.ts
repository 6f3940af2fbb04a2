import type Database from 'better-sqlite3';
import type { Fact } from '#core/journal/fact.ts';
import type { StoredFact } from '#core/journal/verify-chain.ts';

/** Facts that are held at once, about a megabyte: a walk needs no more memory for ten years than for a day. */
const PAGE = 1_000;

/**
 * The journal read from one end to the other, a page at a time. Each page is a read of its own: between two of them
 * the connection is free, and outside a transaction no reader holds up the write-ahead log.
 */
export function journalWalk(sqlite: Database.Database) {
  const allStations = sqlite.prepare('SELECT DISTINCT station FROM journal ORDER BY station').pluck();
  const nextPage = sqlite.prepare(`
    SELECT station, seq, clock, at_ms AS atMs, business_date AS businessDate, actor, approver, kind, version,
      payload AS payloadText, prev_hash AS prevHash, hash
    FROM journal WHERE station = ? AND seq > ? ORDER BY seq LIMIT ${PAGE}`);

  /** The facts of a station after a place in its journal; a forged place may be before the first. */
  function* pages(station: string, after = Number.NEGATIVE_INFINITY): Generator<StoredFact[]> {
    for (let last = after; ; ) {
      const page = nextPage.all(station, last) as StoredFact[];
      const end = page.at(-1);
      if (!end) return;
      yield page;
      last = end.seq;
    }
  }

  const stations = (): string[] => allStations.all() as string[];

  function* facts(station: string): Generator<StoredFact> {
    for (const page of pages(station)) yield* page;
  }

  return {
    stations,
    pages,
    facts,
    /** Facts of all stations in the order in which projections see them: by clock, then station. */
    *inOrder(): Generator<Fact> {
      const heads = stations().map((station) => {
        const rest = facts(station);
        return { rest, next: rest.next() };
      });
      for (;;) {
        let first: (typeof heads)[number] | null = null;
        for (const head of heads)
          if (!head.next.done && (!first || isBefore(head.next.value, first.next.value))) first = head;
        if (!first || first.next.done) return;
        const { payloadText, ...fact } = first.next.value;
        yield { ...fact, payload: JSON.parse(payloadText) } as Fact;
        first.next = first.rest.next();
      }
    },
  };
}

function isBefore(a: StoredFact, b: StoredFact): boolean {
  return a.clock === b.clock ? a.station < b.station : a.clock < b.clock;
}
