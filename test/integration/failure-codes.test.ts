import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { decidePayment } from '#core/payment/decide-payment.ts';
import { FAILURE_CODES, type FailureCode } from '#shared/failure.ts';
import { cents } from '#shared/money.ts';
import { Counter, STARTING_BANK } from '#test/support/counter.ts';
import { aRequest, someCircumstances } from '#test/support/payment-rule.ts';
import {
  ACCESS,
  ANY_ID,
  type Answer,
  agrees,
  asAdministrator,
  asks,
  asksAbout,
  atWork,
  CORRECTION,
  called,
  cash,
  check,
  closeKept,
  corrects,
  kept,
  nextDay,
  pressesInto,
  REVERSAL,
  takes,
  VOID,
  wrongPins,
} from '#test/support/provoking.ts';
import { DAY_PROVOKED } from '#test/support/provoking-day.ts';
import { seededIds } from '#test/support/seeded-ids.ts';
import { smallDisk } from '#test/support/small-disk.ts';

/** How each refusal comes about at the counter. A code that nobody can provoke is either dead or untested: both fail. */
const disk = smallDisk(4);
afterEach(closeKept);
afterAll(() => disk?.forget());

const PROVOKED: Record<FailureCode, () => Promise<Answer>> = {
  ...DAY_PROVOKED,
  ROUTE_UNKNOWN: async () => asks(await atWork(), 'payment.give'),
  INPUT_INVALID: async () => asks(await atWork(), 'receipt.show', { receiptNo: 7 }),
  NOT_SIGNED_IN: async () => asks(await kept(new Counter()).start(), 'payment.draft'),
  STATION_LOCKED: async () => {
    const counter = await atWork();
    await counter.ask('session.lock', {});
    return asks(counter, 'payment.draft');
  },
  ROLE_NOT_ALLOWED: async () => asks(await asAdministrator(), 'drawer.open'),
  INTERNAL_FAULT: async () => {
    const ids = seededIds(7);
    let broken = false;
    const uuid = (): string => {
      if (broken) throw new Error('no ids left');
      return ids.uuid();
    };
    const counter = await kept(new Counter({ over: { ids: { ...ids, uuid } } })).openFor();
    broken = true;
    return asks(counter, 'payment.begin', {
      lines: [{ kind: 'account', accountNo: '14640201', cents: 1 }],
      language: 'en',
    });
  },
  PIN_WRONG: () => wrongPins(1),
  PIN_BACKOFF: () => wrongPins(3),
  PIN_TOO_WEAK: async () =>
    asks(await asAdministrator(), 'user.add', { name: 'Nina Ruiz', role: 'clerk', pin: '123456', ...ACCESS }),
  PIN_SAME: async () => asks(await atWork(), 'user.change-pin', { oldPin: '204816', newPin: '204816' }),
  PIN_MISSING: async () => {
    const counter = await asAdministrator();
    const asked = { name: 'Nina Ruiz', role: 'clerk' as const, ...ACCESS };
    return asks(counter, 'user.add', { ...asked, approvalId: await counter.wordFor('user.add', asked) });
  },
  USER_UNKNOWN: async () =>
    asks(await kept(new Counter()).start(), 'session.sign-in', { userId: 'nobody', pin: '204816' }),
  USER_EXISTS: async () =>
    asks(await asAdministrator(), 'user.add', { name: 'maria ALVAREZ', role: 'clerk', pin: '602917', ...ACCESS }),
  USER_STATE: () => asksAbout('Maria Alvarez', 'user.reactivate'),
  USER_OWN: () => asksAbout('Sam Whitfield', 'user.reset-pin'),
  ADMIN_LAST: () => asksAbout('Sam Whitfield', 'user.deactivate'),
  SETUP_CODE_WRONG: async () => {
    const counter = await kept(new Counter({ over: { mode: 'live' } })).start();
    return asks(counter, 'user.add-first', { code: 'AAAA-AAAA-AAAA', name: 'Nina Ruiz', pin: '602917' });
  },
  SETUP_DONE: async () =>
    asks(await asAdministrator(), 'user.add-first', { code: 'X', name: 'Nina Ruiz', pin: '602917' }),
  ACCOUNT_UNKNOWN: async () => asks(await atWork(), 'account.open', { accountNo: '99-9999-99' }),
  ACCOUNTS_NOT_LOADED: async () => {
    const counter = await kept(new Counter({ accounts: [] })).openFor();
    return asks(counter, 'account.search', { query: 'garcia' });
  },
  DRAWER_NOT_OPEN: async () => {
    const counter = await kept(new Counter()).start();
    await counter.signIn();
    const lines = [{ kind: 'account', accountNo: '14640201', cents: 100 }];
    return asks(counter, 'payment.begin', { lines, language: 'en' });
  },
  DRAWER_ALREADY_OPEN: async () => asks(await atWork(), 'drawer.open', { count: STARTING_BANK }),
  DRAFT_UNKNOWN: async () =>
    asks(await atWork(), 'payment.take', { transactionId: ANY_ID, linesCents: 1, tenders: cash(1), confirmed: [] }),
  TRANSACTION_DIFFERS: async () => {
    const counter = await atWork();
    const { transactionId, linesCents } = await counter.payCash(14_217);
    return asks(counter, 'payment.take', { transactionId, linesCents, tenders: cash(20_000), confirmed: [] });
  },
  CART_CHANGED: async () => {
    const counter = await atWork();
    const { transactionId, linesCents } = await counter.begin(14_217);
    await counter.begin(9_640);
    return asks(counter, 'payment.take', { transactionId, linesCents, tenders: cash(14_217), confirmed: [] });
  },
  DRAFT_OPEN: async () => {
    const counter = await atWork();
    const { transactionId } = await counter.begin(14_217);
    await counter.ask('payment.park', { transactionId });
    await counter.begin(9_640);
    return asks(counter, 'payment.resume', { transactionId });
  },
  NUMBER_MISSING: () => takes(14_217, check(14_217, null)),
  NUMBER_INVALID: () => takes(14_217, check(14_217, '10;42')),
  ISSUER_MISSING: () => takes(14_217, [{ code: 'money-order', cents: 14_217, number: '8842' }]),
  CHANGE_FROM_CASH_ONLY: () => takes(14_217, check(15_000)),
  CASH_NOT_NEEDED: () => takes(14_217, [...check(14_217), ...cash(500)]),
  OWN_ACCOUNT: async () => {
    const counter = await atWork();
    await counter.links('Maria Alvarez', '14640201');
    return asks(counter, 'payment.begin', {
      lines: [{ kind: 'account', accountNo: '14640201', cents: 14_217 }],
      language: 'en',
    });
  },
  APPROVAL_NEEDED: async () => {
    const { counter, take } = await called();
    return asks(counter, 'payment.take', take);
  },
  APPROVAL_UNKNOWN: async () => asks(await atWork(), 'approval.show', { approvalId: 'none' }),
  APPROVAL_OWN: async () => {
    const { counter, approvalId } = await called();
    return agrees(counter, approvalId, 'Maria Alvarez');
  },
  APPROVAL_ROLE: async () => {
    const { counter, approvalId } = await called();
    return agrees(counter, approvalId, 'Linda Tran');
  },
  APPROVAL_OVER: async () => {
    const { counter, approvalId } = await called();
    await counter.clock.pass(11 * 60_000);
    await counter.signIn('Maria Alvarez');
    return agrees(counter, approvalId, 'Robert Hayes');
  },
  APPROVAL_DIFFERS: async () => {
    const { counter, take, approvalId } = await called();
    await agrees(counter, approvalId, 'Robert Hayes');
    return asks(counter, 'payment.take', { ...take, tenders: check(14_217, '1043'), approvalId });
  },
  REASON_UNKNOWN: async () => {
    const { counter, approvalId } = await called();
    return agrees(counter, approvalId, 'Robert Hayes', 'because');
  },
  LINES_MISSING: async () => {
    // The window cannot ask for it; a draft whose lines were lost in the file can.
    const counter = await atWork();
    const { transactionId } = await counter.begin(14_217);
    counter.change("UPDATE draft SET lines = '[]'");
    return asks(counter, 'payment.take', { transactionId, linesCents: 0, tenders: cash(14_217), confirmed: [] });
  },
  AMOUNT_INVALID: () => takes(14_217, cash(0)),
  AMOUNT_OVER_CAP: () => takes(5_000_001, cash(5_000_001)),
  // The door knows the tenders of today and lets no other in; the rule behind it does not rely on that.
  TENDER_NOT_ACCEPTED: async () => {
    const tenders = [{ code: 'gift-card' as 'cash', tenderedCents: cents(100), number: null, issuer: null }];
    const decided = decidePayment({ ...aRequest(), tenders }, someCircumstances());
    return decided.ok ? { code: 'GRANTED', details: {} } : decided.failure;
  },
  TENDER_SHORT: () => takes(14_217, cash(14_216)),
  ODD_UNCONFIRMED: () => takes(14_218, cash(14_218), []),
  RECEIPT_UNKNOWN: async () => asks(await atWork(), 'receipt.show', { receiptNo: 'C1-26-000001' }),
  RECEIPT_VOIDED: async () => {
    const counter = await atWork();
    const { receiptNo } = await counter.payCash(14_217);
    await counter.voids(receiptNo, 14_217);
    return asks(counter, 'receipt.void', { ...VOID, receiptNo, cashReturnedCents: 14_217 });
  },
  VOID_TOO_LATE: async () => {
    const { counter, receiptNo } = await nextDay();
    return asks(counter, 'receipt.void', { ...VOID, receiptNo, cashReturnedCents: 14_217 });
  },
  VOID_INSTEAD: async () => {
    const counter = await atWork();
    const { receiptNo } = await counter.payCash(14_217);
    return asks(counter, 'receipt.correct', { ...CORRECTION, receiptNo, change: REVERSAL });
  },
  RECEIPT_REVERSED: () => corrects(REVERSAL, REVERSAL),
  CORRECTION_UNKNOWN: () => corrects({ kind: 'wrong-account', lineNo: 2, accountNo: '14640201' }),
  NOTHING_TO_CORRECT: () => corrects({ kind: 'wrong-account', lineNo: 1, accountNo: '14-6402-01' }),
  CASH_DIFFERS: async () => {
    const counter = await atWork();
    const { receiptNo } = await counter.payCash(14_217, 15_000);
    return asks(counter, 'receipt.void', { ...VOID, receiptNo, cashReturnedCents: 15_000 });
  },
  PRINT_JOB_UNKNOWN: async () => asks(await atWork(), 'print.settle', { jobId: ANY_ID, answer: 'printed' }),
  PRINT_JOB_STATE: async () => {
    const counter = await atWork();
    const { printJobId } = await counter.payCash(14_217);
    await counter.clock.pass(100);
    return asks(counter, 'print.settle', { jobId: printJobId, answer: 'again' });
  },
  REPORT_FAILED: () => pressesInto(import.meta.filename),
  SETTING_INVALID: async () =>
    asks(await asAdministrator(), 'setting.change', { key: 'printer.columns', value: 40, reason: 'narrow paper' }),
  STORAGE_FULL: async () => {
    if (!disk) return { code: 'STORAGE_FULL', details: {} };
    const counter = await kept(new Counter({ home: disk.folder })).openFor();
    await counter.begin(14_217);
    disk.fill();
    const lines = Array.from({ length: 50 }, () => ({ kind: 'account', accountNo: '14640201', cents: 100 }));
    const answer = await asks(counter, 'payment.begin', { lines, language: 'en' });
    disk.makeRoom();
    return answer;
  },
  STORAGE_FAILED: async () => {
    const counter = await atWork();
    counter.change('DROP TABLE draft');
    return asks(counter, 'payment.draft');
  },
};

test('every failure code has its way in the table', () => {
  expect(Object.keys(PROVOKED).sort()).toEqual([...FAILURE_CODES].sort());
});

describe('each is provoked', () => {
  test.for(FAILURE_CODES)('%s', async (code, { skip }) => {
    if (code === 'STORAGE_FULL' && !disk) skip('this user may not mount a small disk');
    expect((await PROVOKED[code]()).code).toBe(code);
  });
});

test('half a character from the window is no fault of the program: the field is named', async () => {
  const counter = await atWork();
  const { receiptNo } = await counter.payCash(14_217);
  const half = { ...VOID, reason: 'wrong \ud83d', receiptNo, cashReturnedCents: 14_217 };
  expect(await asks(counter, 'receipt.void', half)).toMatchObject({
    code: 'INPUT_INVALID',
    details: { field: 'reason' },
  });
});

describe('what a sentence names, the refusal carries', () => {
  const carried: [FailureCode, Record<string, unknown>][] = [
    ['PIN_WRONG', { left: 2 }],
    ['PIN_BACKOFF', { waitMs: 15_000 }],
    ['USER_EXISTS', { name: 'maria ALVAREZ' }],
    ['ACCOUNT_UNKNOWN', { accountNo: '99-9999-99' }],
    ['TRANSACTION_DIFFERS', { receiptNo: 'C1-26-000001' }],
    ['CART_CHANGED', { linesCents: 9_640 }],
    ['AMOUNT_OVER_CAP', { capCents: 5_000_000 }],
    ['CASH_DIFFERS', { keptCents: 14_217 }],
    ['TENDER_SHORT', { missingCents: 1 }],
    ['CHANGE_FROM_CASH_ONLY', { overCents: 783 }],
    ['APPROVAL_NEEDED', { needs: ['cash-only'] }],
    ['OWN_ACCOUNT', { accountNo: '14640201', displayNo: '14-6402-01' }],
    ['ODD_UNCONFIRMED', { oddities: ['amount-unusual'] }],
    ['RECEIPT_UNKNOWN', { receiptNo: 'C1-26-000001' }],
    ['INPUT_INVALID', { field: 'receiptNo' }],
    ['REPORT_FAILED', { why: 'folder', folder: import.meta.filename }],
    ['SETTING_INVALID', { key: 'printer.columns' }],
  ];
  test.each(carried)('%s carries %o', async (code, details) => {
    expect((await PROVOKED[code]()).details).toMatchObject(details);
  });
});
