import { describe, expect, test } from 'vitest';
import type { CorrectionChange } from '#core/journal/fact-kinds.ts';
import {
  type AskedChange,
  type CorrectionCircumstances,
  type CorrectionRequest,
  decideCorrection,
} from '#core/receipt/decide-correction.ts';
import { cents } from '#shared/money.ts';
import { initialSettings, type Settings } from '#shared/setting.ts';
import {
  aCorrection,
  aCorrectionNow,
  GARCIA,
  NGUYEN,
  named,
  REFUND,
  SMITH,
  standing,
  TO_SMITH,
} from '#test/support/correction-rule.ts';

type Given = { request?: Partial<CorrectionRequest>; now?: Partial<CorrectionCircumstances> };
const decide = (change: AskedChange, { request, now }: Given = {}) =>
  decideCorrection(aCorrection(change, request), aCorrectionNow(now));
const code = (change: AskedChange, given: Given = {}) => {
  const decided = decide(change, given);
  return decided.ok ? 'CORRECTED' : decided.failure.code;
};
/** The items that a correction changes: of which payment, its reversal, and what is posted again. */
const items = (change: AskedChange, given: Given = {}) => {
  const decided = decide(change, given);
  if (!decided.ok) throw new Error(decided.failure.code);
  return decided.value.items.map(({ paymentRef, reversal, repost }) => [
    paymentRef,
    reversal && [reversal.reversalRef, reversal.itemNumber],
    repost && [repost.paymentRef, repost.itemNumber],
  ]);
};
const needs = (change: AskedChange, now: Partial<CorrectionCircumstances> = {}) => {
  const decided = decide(change, { request: { approved: null }, now });
  return decided.ok ? null : decided.failure.details.needs;
};
const receipt = (over: Partial<NonNullable<CorrectionCircumstances['receipt']>>) => ({
  receipt: { standing: standing(), voided: false, voidable: false, ...over },
});
const MOVED: CorrectionChange = { kind: 'wrong-account', lineNo: 2, account: SMITH };
const NAMED: CorrectionChange = named(1, 'business-check', '1042');

describe('what can be put right', () => {
  test.each<[string, AskedChange, Given, string]>([
    ['the account of a line', TO_SMITH, {}, 'CORRECTED'],
    ['on its day too', TO_SMITH, { now: receipt({ voidable: true }) }, 'CORRECTED'],
    ['a line that there is not', { ...TO_SMITH, lineNo: 4 }, {}, 'CORRECTION_UNKNOWN'],
    ['a line that has no account', { ...TO_SMITH, lineNo: 3 }, {}, 'CORRECTION_UNKNOWN'],
    ['to an account that there is not', TO_SMITH, { now: { account: null } }, 'ACCOUNT_UNKNOWN'],
    ['to the account that it is', TO_SMITH, { now: { account: NGUYEN } }, 'NOTHING_TO_CORRECT'],
    ['to one that another line has', TO_SMITH, { now: { account: { ...SMITH, accountNo: GARCIA } } }, 'CORRECTED'],
    ['the whole receipt', REFUND, {}, 'CORRECTED'],
    ['while it can be voided', REFUND, { now: receipt({ voidable: true }) }, 'VOID_INSTEAD'],
    ['what a tender was', named(1, 'money-order', '24680', 'USPS'), {}, 'CORRECTED'],
    ['its number alone', named(1, 'personal-check', '1043'), {}, 'CORRECTED'],
    ['its issuer alone', named(1, 'personal-check', '1042', 'A bank'), {}, 'CORRECTED'],
    ['to what it was called', named(1, 'personal-check', '1042'), {}, 'NOTHING_TO_CORRECT'],
    ['a tender that there is not', named(3, 'cash', null), {}, 'CORRECTION_UNKNOWN'],
    ['to a check without its number', named(1, 'business-check', null), {}, 'NUMBER_MISSING'],
    ['to cash, where no change was given', named(1, 'cash', null), {}, 'CORRECTED'],
    ['from cash that change was given of', named(2, 'personal-check', '7'), {}, 'CHANGE_FROM_CASH_ONLY'],
    ['a receipt that there is not', TO_SMITH, { now: { receipt: null } }, 'RECEIPT_UNKNOWN'],
    ['a voided one', TO_SMITH, { now: receipt({ voided: true }) }, 'RECEIPT_VOIDED'],
    ['a reversed one', TO_SMITH, { now: receipt({ standing: standing({}) }) }, 'RECEIPT_REVERSED'],
    ['for a reason of the list', TO_SMITH, { request: { reasonCode: 'count' } }, 'CORRECTED'],
    ['for a reason of another act', TO_SMITH, { request: { reasonCode: 'wrong-amount' } }, 'REASON_UNKNOWN'],
  ])('%s', (_what, change, given, answer) => expect(code(change, given)).toBe(answer));

  test('what was put right before counts: to the account that it was at first it may go again', () => {
    const moved = receipt({ standing: standing({ change: MOVED }) });
    expect(code(TO_SMITH, { now: moved })).toBe('NOTHING_TO_CORRECT');
    expect(code(TO_SMITH, { now: { ...moved, account: NGUYEN } })).toBe('CORRECTED');
    const renamed = receipt({ standing: standing({ change: NAMED }) });
    expect(code(named(1, 'business-check', '1042'), { now: renamed })).toBe('NOTHING_TO_CORRECT');
    expect(code(named(1, 'personal-check', '1042'), { now: renamed })).toBe('CORRECTED');
  });

  test('the refusal says what of it', () => {
    expect(decide(named(2, 'personal-check', '7'))).toMatchObject({ failure: { details: { overCents: 500 } } });
    expect(decide({ ...TO_SMITH, lineNo: 4 })).toMatchObject({ failure: { details: { number: 4 } } });
  });
});

describe('the fact', () => {
  test('holds who approved, why, what it is now, and counts the corrections of the receipt', () => {
    expect(decide(TO_SMITH)).toMatchObject({
      value: {
        receiptNo: 'C1-26-000123',
        correction: 1,
        change: MOVED,
        reasonCode: 'keyed-wrong',
        reason: 'told at the window',
        approvalId: 'a-1',
      },
    });
    const twice = receipt({ standing: standing({ change: NAMED }, { change: NAMED }) });
    expect(decide(TO_SMITH, { now: twice })).toMatchObject({ value: { correction: 3 } });
  });
});

describe('the second person', () => {
  test('is always needed', () => {
    for (const change of [TO_SMITH, REFUND, named(1, 'business-check', '1042')]) {
      expect(needs(change)).toEqual(['correction']);
    }
  });

  const few: Settings = {
    ...initialSettings(),
    'tender.personal-check': { ...initialSettings()['tender.personal-check'], supervisorAboveCents: cents(7_999) },
    'tender.business-check': { ...initialSettings()['tender.business-check'], supervisorAboveCents: cents(8_000) },
  };
  test.each<[string, AskedChange, Partial<CorrectionCircumstances>, string[]]>([
    ['a line that a check pays, to cash only', TO_SMITH, { cashOnly: true }, ['cash-only']],
    ['a reversal', REFUND, { cashOnly: true, instrumentSeen: true, settings: few }, []],
    ['how large it was has been approved', TO_SMITH, { settings: few, instrumentSeen: true }, []],
    ['a bank check for cash only', named(1, 'business-check', '7'), { cashOnly: true }, ['cash-only']],
    ['a money order for cash only', named(1, 'money-order', '7', 'USPS'), { cashOnly: true }, []],
    ['too large for what it was', named(1, 'personal-check', '7'), { settings: few }, ['tender-limit']],
    ['to the limit of what it was', named(1, 'business-check', '7'), { settings: few }, []],
    ['seen before', named(1, 'money-order', '7', 'USPS'), { instrumentSeen: true }, ['same-instrument']],
  ])('also for what is odd: %s', (_what, change, now, more) => {
    expect(needs(change, now)).toEqual(['correction', ...more]);
  });

  test('for a line that cash alone pays, cash only is nothing odd, whatever pays another line', () => {
    const now = standing();
    const onlyCash = { ...now, items: now.items.filter(({ cis }) => cis.paymentRef !== 'p-2') };
    const to = { cashOnly: true, ...receipt({ standing: onlyCash }) };
    expect(needs(TO_SMITH, to)).toEqual(['correction']);
    expect(needs({ ...TO_SMITH, lineNo: 1 }, to)).toEqual(['correction', 'cash-only']);
  });

  test('agreed to all of it, or the word is not enough', () => {
    const now = { cashOnly: true };
    const word = (...given: string[]) =>
      code(TO_SMITH, { request: { approved: { approvalId: 'a', needs: given } }, now });
    expect(word('correction')).toBe('APPROVAL_NEEDED');
    expect(word('cash-only')).toBe('APPROVAL_NEEDED');
    expect(word('cash-only', 'correction')).toBe('CORRECTED');
  });

  test('is not called for what cannot be', () => {
    const nobody = { request: { approved: null } };
    expect(code(TO_SMITH, { ...nobody, now: { account: null } })).toBe('ACCOUNT_UNKNOWN');
    expect(code(TO_SMITH, { request: { approved: null, reasonCode: 'because' } })).toBe('REASON_UNKNOWN');
  });
});

describe('what the CIS is told', () => {
  test('of a line: all its items, and no other; a reference and a number for each', () => {
    expect(items(TO_SMITH)).toEqual([
      ['p-2', ['r-1', 7], ['r-2', 8]],
      ['p-3', ['r-3', 9], ['r-4', 10]],
    ]);
  });
  test('of a tender: all that it paid', () => {
    expect(items(named(1, 'cash', null)).map(([ref]) => ref)).toEqual(['p-1', 'p-2']);
  });
  test('of a tender whose number was read wrongly too', () => {
    expect(items(named(1, 'personal-check', '1043'))).toHaveLength(2);
  });
  test.each<[string, AskedChange]>([
    ['another kind of check', named(1, 'business-check', '1042')],
    ['its issuer', named(1, 'personal-check', '1042', 'A bank')],
  ])('nothing, where it calls both the same: %s', (_what, change) => expect(items(change)).toEqual([]));
  test('of a whole receipt: that all of it is taken back, and nothing again', () => {
    expect(items(REFUND)).toEqual([
      ['p-1', ['r-1', 7], null],
      ['p-2', ['r-2', 8], null],
      ['p-3', ['r-3', 9], null],
    ]);
  });
  test('nothing of what was never sent, but that it is so now', () => {
    const now = { items: [{ paymentRef: 'p-2', unsent: true }] };
    expect(items(TO_SMITH, { now })).toEqual([
      ['p-2', null, ['r-1', 7]],
      ['p-3', ['r-2', 8], ['r-3', 9]],
    ]);
    expect(items(REFUND, { now })[1]).toEqual(['p-2', null, null]);
  });
  test('never with a reference of another one', () => {
    expect(() => decide(TO_SMITH, { now: { references: ['r-1'] } })).toThrow(/too few references/);
  });
  test('its short references are of this station', () => {
    const decided = decide(TO_SMITH, { now: { station: 'A1' } });
    const told = decided.ok
      ? decided.value.items.flatMap((item) => [item.reversal?.shortRef, item.repost?.shortRef])
      : [];
    expect(told.every((ref) => ref?.startsWith('A1'))).toBe(true);
    expect(new Set(told).size).toBe(4);
  });
});
