import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base32OfHex, CROCKFORD, crockford, verifyCode } from '#core/journal/base32.ts';
import { chainFacts, EMPTY_JOURNAL, type FactContext, type NewFact } from '#core/journal/fact.ts';
import { type StoredFact, verifyChain } from '#core/journal/verify-chain.ts';
import { businessDate } from '#shared/day.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const context: FactContext = {
  station: 'C1',
  atMs: 1_795_442_400_000,
  businessDate: businessDate('2026-11-23'),
  actor: 'system',
  approver: null,
};
const installed: NewFact = {
  kind: 'station.installed',
  payload: { mode: 'live', timeZone: 'America/Chicago', appVersion: '1.0.0' },
};
const signedIn: NewFact = { kind: 'user.signed-in', payload: { userId: 'Núñez "Ñ"' } };

function chain(facts: NewFact[]): StoredFact[] {
  return chainFacts(EMPTY_JOURNAL, context, facts, sha256).map(({ fact, payloadText }) => ({ ...fact, payloadText }));
}

describe('the hash of a fact is frozen', () => {
  /** What every journal there is agrees on, made by another program. */
  function hashByHand(fact: StoredFact): string {
    const text = canonicalize({
      station: fact.station,
      seq: fact.seq,
      clock: fact.clock,
      at_ms: fact.atMs,
      business_date: fact.businessDate,
      actor: fact.actor,
      approver: fact.approver,
      kind: fact.kind,
      version: fact.version,
      payload: JSON.parse(fact.payloadText),
      prev_hash: fact.prevHash,
    });
    return sha256(text ?? '');
  }

  test('to these 64 digits, for ever: changing this number breaks every journal in the field', () => {
    const text =
      '{"actor":"system","approver":null,"at_ms":1795442400000,"business_date":"2026-11-23","clock":1,' +
      '"kind":"station.installed","payload":{"appVersion":"1.0.0","mode":"live","timeZone":"America/Chicago"},' +
      '"prev_hash":"0000000000000000000000000000000000000000000000000000000000000000","seq":1,"station":"C1","version":1}';
    expect(sha256(text)).toBe('8d92e64cc16bad8e3cb04f7d0b48ef49b64b1f59de1dc8c88ba198509f1723ee');
    expect(chain([installed])[0]?.hash).toBe('8d92e64cc16bad8e3cb04f7d0b48ef49b64b1f59de1dc8c88ba198509f1723ee');
  });

  test('as another program computes it, for every fact of a chain', () => {
    for (const fact of chain([installed, signedIn, signedIn])) expect(fact.hash).toBe(hashByHand(fact));
  });

  test('over whoever approved, too', () => {
    const [with2] = chainFacts(EMPTY_JOURNAL, { ...context, approver: 'u-2' }, [installed], sha256);
    expect(with2?.fact.hash).toBe(hashByHand({ ...with2?.fact, payloadText: with2?.payloadText } as StoredFact));
    expect(with2?.fact.hash).not.toBe(chain([installed])[0]?.hash);
  });
});

describe('a chain', () => {
  const sound = chain([installed, signedIn, signedIn, signedIn]);

  test('that is whole ends at its last fact', () => {
    const last = sound.at(-1);
    expect(verifyChain(sound, sha256)).toEqual({ ok: true, count: 4, head: { seq: 4, clock: 4, hash: last?.hash } });
    expect(verifyChain([], sha256)).toEqual({ ok: true, count: 0, head: EMPTY_JOURNAL });
  });

  test('goes on from where an earlier check ended', () => {
    const half = verifyChain(sound.slice(0, 2), sha256);
    expect(half.ok && verifyChain(sound.slice(2), sha256, half.head).ok).toBe(true);
  });

  /** A forger who hashes anew what was changed, from the changed fact on. */
  function rehashed(facts: StoredFact[]): StoredFact[] {
    let prev = EMPTY_JOURNAL.hash;
    return facts.map((fact) => {
      const text = canonicalize({
        station: fact.station,
        seq: fact.seq,
        clock: fact.clock,
        at_ms: fact.atMs,
        business_date: fact.businessDate,
        actor: fact.actor,
        approver: fact.approver,
        kind: fact.kind,
        version: fact.version,
        payload: JSON.parse(fact.payloadText),
        prev_hash: prev,
      });
      const hash = sha256(text ?? '');
      const relinked = { ...fact, prevHash: prev, hash };
      prev = hash;
      return relinked;
    });
  }
  const change = (at: number, over: Partial<StoredFact>): StoredFact[] =>
    sound.map((fact, n) => (n === at ? { ...fact, ...over } : fact));

  test.each<[string, StoredFact[], number, string]>([
    ['a fact is missing', sound.filter((_, n) => n !== 1), 3, 'gap'],
    ['the first fact is missing', sound.slice(1), 2, 'gap'],
    ['a fact stands twice', [...sound.slice(0, 2), ...sound.slice(1)], 2, 'gap'],
    ['a clock does not grow', rehashed(change(2, { clock: 2 })), 3, 'clock'],
    ['a fact follows another one', change(2, { prevHash: '1'.repeat(64) }), 3, 'link'],
    ['a hash was changed', change(1, { hash: 'f'.repeat(64) }), 2, 'hash'],
    ['what was done was changed', change(2, { payloadText: '{"userId":"u-9"}' }), 3, 'hash'],
    ['who did it was changed', change(2, { actor: 'u-9' }), 3, 'hash'],
    ['who approved it was changed', change(2, { approver: 'u-9' }), 3, 'hash'],
    ['when it was was changed', change(2, { atMs: 1 }), 3, 'hash'],
    ['its day was changed', change(2, { businessDate: businessDate('2026-11-22') }), 3, 'hash'],
    ['its station was changed', change(2, { station: 'C2' }), 3, 'hash'],
    ['its kind was changed', change(2, { kind: 'user.signed-out' } as Partial<StoredFact>), 3, 'hash'],
    ['its version was changed', change(2, { version: 2 }), 3, 'hash'],
    [
      'the same said in another spelling',
      change(2, { payloadText: `${sound[2]?.payloadText} ` }),
      3,
      'payload-not-canonical',
    ],
    ['what is no JSON', change(2, { payloadText: '{' }), 3, 'payload-not-canonical'],
    ['a fraction of a cent', change(2, { payloadText: '{"cents":0.5}' }), 3, 'payload-not-canonical'],
  ])('%s: broken there', (_what, facts, seq, why) => {
    expect(verifyChain(facts, sha256)).toMatchObject({ ok: false, broken: { seq, why } });
  });

  test('hashed anew from a change on does not fit the fact that came after it before', () => {
    const forged = rehashed(change(1, { actor: 'u-9' }));
    expect(verifyChain(forged, sha256).ok).toBe(true);
    expect(verifyChain([...forged.slice(0, 3), ...sound.slice(3)], sha256)).toMatchObject({
      broken: { seq: 4, why: 'link' },
    });
  });
});

describe('numbers that people read aloud', () => {
  test('the alphabet has no letter that looks like a digit', () => {
    expect(CROCKFORD).toHaveLength(32);
    expect(CROCKFORD).not.toMatch(/[ILOU]/);
  });

  test.each([
    [0, 4, '0000'],
    [1, 4, '0001'],
    [31, 1, 'Z'],
    [32, 2, '10'],
    [1_023, 2, 'ZZ'],
    [34_359_738_367, 7, 'ZZZZZZZ'],
  ])('%d in %d digits is %s', (value, width, text) => expect(crockford(value, width)).toBe(text));

  test('one that does not fit is refused, not cut', () => expect(() => crockford(1_024, 2)).toThrow(RangeError));

  test('base32 of a hash is its bits, five at a time', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const hex = Buffer.from(bytes).toString('hex');
        const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        const byHand = [0, 5, 10, 15, 20, 25, 30, 35, 40, 45].map(
          (at) => CROCKFORD[Number.parseInt(bits.slice(at, at + 5), 2)],
        );
        expect(base32OfHex(hex, 10)).toBe(byHand.join(''));
      }),
    );
  });

  test('the verify code is eight of them, in two groups', () => {
    expect(verifyCode('ffc0'.padEnd(64, '0'))).toBe('ZZ00-0000');
    expect(verifyCode('0'.repeat(63).concat('f'))).toBe('0000-0000');
    expect(verifyCode('00443214c74254b635cf84653a56d7c675be77df')).toBe('0123-4567');
  });
});
