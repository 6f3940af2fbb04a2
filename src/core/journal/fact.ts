import type { BusinessDate } from '#shared/day.ts';
import { canonicalJson } from './canonical-json.ts';
import type { FactKind, FactPayloads } from './fact-kinds.ts';

/** Hash function as a value: core has no powers of its own. Takes UTF-8 text, gives 64 lower-case hex digits. */
export type Sha256 = (text: string) => string;

/** A fact as a rule states it, before it has a place in the journal. */
export type NewFact = { [K in FactKind]: { kind: K; payload: FactPayloads[K] } }[FactKind];

/** Who and when: common to all facts of one commit. */
export type FactContext = {
  station: string;
  atMs: number;
  businessDate: BusinessDate;
  /** A user id, or "system". */
  actor: string;
  /** The second person, where one was asked. */
  approver: string | null;
};

/** Where the journal ends: the next fact continues from here. */
export type JournalHead = { seq: number; clock: number; hash: string };
export const EMPTY_JOURNAL: JournalHead = { seq: 0, clock: 0, hash: '0'.repeat(64) };

/** A fact in its place: (station, seq), chained to the one before by hash. Nothing updates or deletes it. */
export type Fact = FactContext &
  NewFact & {
    seq: number;
    /** Lamport clock: facts of several stations are ordered by (clock, station, seq). */
    clock: number;
    version: number;
    prevHash: string;
    hash: string;
  };

/** Gives each new fact its place after `head`. The payload's canonical text comes along so that it is made once. */
export function chainFacts(
  head: JournalHead,
  context: FactContext,
  facts: readonly NewFact[],
  sha256: Sha256,
): { fact: Fact; payloadText: string }[] {
  let { seq, clock, hash } = head;
  return facts.map((fact) => {
    seq += 1;
    clock += 1;
    const payloadText = canonicalJson(fact.payload);
    const placed = { ...context, ...fact, seq, clock, version: 1, prevHash: hash };
    hash = sha256(factText(placed, payloadText));
    return { fact: { ...placed, hash } as Fact, payloadText };
  });
}

/**
 * The text whose SHA-256 is the fact's hash: the RFC 8785 form of { station, seq, clock, at_ms, business_date, actor,
 * approver, kind, version, payload, prev_hash }. The keys stand here in canonical order, so that the payload's text can
 * be put in as it is. This format is frozen: every hash in every journal depends on it.
 */
export function factText(fact: Omit<Fact, 'hash' | 'payload'>, payloadText: string): string {
  return (
    `{"actor":${canonicalJson(fact.actor)},"approver":${canonicalJson(fact.approver)},"at_ms":${canonicalJson(fact.atMs)},` +
    `"business_date":${canonicalJson(fact.businessDate)},"clock":${canonicalJson(fact.clock)},` +
    `"kind":${canonicalJson(fact.kind)},"payload":${payloadText},"prev_hash":${canonicalJson(fact.prevHash)},` +
    `"seq":${canonicalJson(fact.seq)},"station":${canonicalJson(fact.station)},"version":${canonicalJson(fact.version)}}`
  );
}
