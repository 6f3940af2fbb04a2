import { canonicalJson } from './canonical-json.ts';
import { EMPTY_JOURNAL, type Fact, factText, type JournalHead, type Sha256 } from './fact.ts';

/** A journal row as stored: the payload still as text. */
export type StoredFact = Omit<Fact, 'payload'> & { payloadText: string };

export type ChainBreak = {
  station: string;
  seq: number;
  why: 'gap' | 'clock' | 'link' | 'hash' | 'payload-not-canonical';
};

/**
 * Walks one station's facts in order and stops at the first that does not follow from the one before: a missing
 * number, a clock that does not grow, a link to another predecessor, a hash that is not its text's, or a payload
 * that is not in canonical form (two texts could otherwise mean the same).
 */
export function verifyChain(
  facts: Iterable<StoredFact>,
  sha256: Sha256,
  from: JournalHead = EMPTY_JOURNAL,
): { ok: true; count: number; head: JournalHead } | { ok: false; broken: ChainBreak } {
  let head = from;
  let count = 0;
  for (const fact of facts) {
    const why = brokenBy(fact, head, sha256);
    if (why) return { ok: false, broken: { station: fact.station, seq: fact.seq, why } };
    head = { seq: fact.seq, clock: fact.clock, hash: fact.hash };
    count += 1;
  }
  return { ok: true, count, head };
}

function brokenBy(fact: StoredFact, head: JournalHead, sha256: Sha256): ChainBreak['why'] | null {
  if (fact.seq !== head.seq + 1) return 'gap';
  if (fact.clock <= head.clock) return 'clock';
  if (fact.prevHash !== head.hash) return 'link';
  if (!isCanonical(fact.payloadText)) return 'payload-not-canonical';
  return sha256(factText(fact, fact.payloadText)) === fact.hash ? null : 'hash';
}

function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return false;
    throw error;
  }
}
