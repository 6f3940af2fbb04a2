import { describe, expect, test } from 'vitest';
import type { NewFact } from '#core/journal/fact.ts';
import { decidePayment } from '#core/payment/decide-payment.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import { composeStory, type StoryFact, type StorySources } from '#core/receipt/story.ts';
import { businessDate } from '#shared/day.ts';
import { aRequest, RULE_NOW, someCircumstances } from '#test/support/payment-rule.ts';

const CONTEXT = { station: 'C1', businessDate: businessDate('2026-11-23'), approver: null };
const PLACE = { seq: 1, clock: 1, version: 1, prevHash: '', hash: '' };
const taken = decidePayment(aRequest(), someCircumstances());
if (!taken.ok) throw new Error(taken.failure.code);
const payload = taken.value;
const payment: PaymentFact = {
  ...CONTEXT,
  ...PLACE,
  kind: 'payment.taken',
  atMs: RULE_NOW,
  actor: 'maria',
  payload: { ...payload, confirmed: [] },
};
const paymentRef = payload.shares[0]?.cis?.paymentRef ?? '';
const item = { shortRef: 'C100000010', cents: 14_217 };
const receiptNo = payload.receiptNo;

function later(atMs: number, fact: NewFact & { kind: StoryFact['kind'] }, actor = 'system'): StoryFact {
  return { ...CONTEXT, ...PLACE, ...fact, atMs: RULE_NOW + atMs, actor } as StoryFact;
}
function story(over: Partial<StorySources> = {}) {
  const names: Record<string, string> = { maria: 'Maria Alvarez', robert: 'Robert Hayes' };
  const sources: StorySources = {
    payment,
    road: [],
    later: [],
    approvals: [],
    attempts: [],
    openItems: [],
    openPrints: [],
    nowMs: RULE_NOW + 60_000,
    reasonOf: (act, code) => ({ en: `${act} reason ${code}`, es: `motivo ${code}` }),
    nameOf: (userId) => names[userId] ?? userId,
  };
  return composeStory({ ...sources, ...over });
}
const attempt = (atMs: number, what: 'post' | 'look-up' | 'start', outcome: string) => ({
  paymentRef,
  what,
  atMs: RULE_NOW + atMs,
  outcome,
});

describe('the payment itself', () => {
  test('who took it, on which drawer, and the three dates with the rule', () => {
    expect(story()).toEqual([
      {
        atMs: RULE_NOW,
        kind: 'taken',
        by: 'Maria Alvarez',
        station: 'C1',
        drawerSession: 'C1-20261123-1',
        linesCents: 14_217,
        changeCents: 0,
        businessDate: '2026-11-23',
        receivedDate: '2026-11-23',
        effectiveDate: '2026-11-23',
        effectiveRule: 'counter-calendar-date',
      },
    ]);
  });

  test('odd things that were confirmed come after it', () => {
    const odd: PaymentFact = { ...payment, payload: { ...payload, confirmed: ['large-change', 'same-payer'] } };
    expect(story({ payment: odd })[1]).toEqual({
      atMs: RULE_NOW,
      kind: 'odd-confirmed',
      by: 'Maria Alvarez',
      oddities: ['large-change', 'same-payer'],
    });
  });

  test('a second person who was asked and agreed comes before it, with both names and the reason', () => {
    const reason = { en: 'Checked with the bank', es: 'Verificado con el banco' };
    const approval = { needs: ['cash-only' as const], askedBy: 'maria', askedAtMs: RULE_NOW - 60_000 };
    const granted = { approver: 'robert', atMs: RULE_NOW - 30_000, reason, text: 'called them' };
    const told = story({ approvals: [{ ...approval, granted }] });
    expect(told.map((event) => event.kind)).toEqual(['approval-asked', 'approval-granted', 'taken']);
    expect(told[0]).toMatchObject({ by: 'Maria Alvarez', needs: ['cash-only'] });
    expect(told[1]).toMatchObject({ by: 'Maria Alvarez', approver: 'Robert Hayes', reason, text: 'called them' });
    expect(story({ approvals: [{ ...approval, granted: null }] })).toHaveLength(2);
  });
});

describe('every later fact has its sentence', () => {
  test.each<[string, StoryFact, object]>([
    [
      'printed, says the printer',
      later(1, { kind: 'receipt.printed', payload: { receiptNo, copy: 0, confirmedBy: 'printer' } }),
      { kind: 'printed', copy: 0, by: null },
    ],
    [
      'printed, says a person',
      later(1, { kind: 'receipt.printed', payload: { receiptNo, copy: 2, confirmedBy: 'person' } }, 'maria'),
      { kind: 'printed', copy: 2, by: 'Maria Alvarez' },
    ],
    [
      'a duplicate asked for',
      later(1, { kind: 'receipt.reprint-asked', payload: { receiptNo, copy: 1 } }, 'robert'),
      { kind: 'reprint-asked', copy: 1, by: 'Robert Hayes' },
    ],
    [
      'left unprinted',
      later(1, { kind: 'receipt.skipped', payload: { receiptNo, copy: 0 } }, 'maria'),
      { kind: 'print-skipped', copy: 0, by: 'Maria Alvarez' },
    ],
    [
      'posted',
      later(1, {
        kind: 'cis.posted',
        payload: { paymentRef, cisRef: 'R1', cisBatch: 'B1', postedAtMs: RULE_NOW, learntBy: 'look-up' },
      }),
      { kind: 'cis-posted', item, cisRef: 'R1', cisBatch: 'B1', learntBy: 'look-up' },
    ],
    [
      'refused',
      later(1, { kind: 'cis.rejected', payload: { paymentRef, code: 'account_final', detail: 'it is final' } }),
      { kind: 'cis-rejected', item, code: 'account_final', detail: 'it is final' },
    ],
  ])('%s', (_what, fact, told) => {
    expect(story({ later: [fact] })[1]).toEqual({ atMs: RULE_NOW + 1, ...told });
  });
});

describe('what the queues know', () => {
  test('each exchange with the CIS, asked apart from sent; a start is no step', () => {
    const attempts = [attempt(5, 'post', 'no-answer'), attempt(6, 'start', ''), attempt(9, 'look-up', 'absent')];
    expect(story({ attempts }).slice(1)).toEqual([
      { atMs: RULE_NOW + 5, kind: 'cis-sent', item, outcome: 'no-answer' },
      { atMs: RULE_NOW + 9, kind: 'cis-asked', item, outcome: 'absent' },
    ]);
  });

  test('what is open stands at the end, as of now; a print that a person must judge, when that became clear', () => {
    const told = story({
      openItems: [{ paymentRef, state: 'unknown', nextAtMs: RULE_NOW + 90_000 }],
      openPrints: [{ copy: 0, state: 'uncertain', reason: 'reset', atMs: RULE_NOW + 10 }],
    });
    expect(told.slice(1)).toEqual([
      { atMs: RULE_NOW + 10, kind: 'print-open', copy: 0, state: 'uncertain', reason: 'reset' },
      { atMs: RULE_NOW + 60_000, kind: 'cis-open', item, state: 'unknown', nextAtMs: RULE_NOW + 90_000 },
    ]);
  });
});

test('all together stand in the order of time; in one moment, sent before posted', () => {
  const posted = { paymentRef, cisRef: 'R1', cisBatch: 'B1', postedAtMs: RULE_NOW, learntBy: 'answer' as const };
  const told = story({
    attempts: [attempt(0, 'post', 'posted')],
    later: [
      later(0, { kind: 'receipt.printed', payload: { receiptNo, copy: 0, confirmedBy: 'printer' } }),
      later(0, { kind: 'cis.posted', payload: posted }),
      later(-5, { kind: 'receipt.skipped', payload: { receiptNo, copy: 1 } }),
    ],
  });
  expect(told.map((event) => event.kind)).toEqual(['print-skipped', 'taken', 'cis-sent', 'printed', 'cis-posted']);
});

test('an item that is not of this receipt is a fault, not a story', () => {
  expect(() => story({ openItems: [{ paymentRef: 'x', state: 'queued', nextAtMs: null }] })).toThrow(RangeError);
});
