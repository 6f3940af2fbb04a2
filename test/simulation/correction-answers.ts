import { type Answers, instrumentFault, isVoidable, only, overLimit, refusedUse, refusesChecks } from './answers.ts';
import { bareSerial } from './books.ts';
import { CORRECTION_REASONS } from './reasons.ts';
import type { Standing } from './standing.ts';
import { doorCode, type Moment } from './steps/step.ts';
import { TOWN } from './town.ts';
import type { Correcting } from './window-memory.ts';
import type { World } from './world.ts';

type WrongTender = Extract<Correcting['change'], { kind: 'wrong-tender' }>;

/** `corrected`: how often the receipt had been put right when it was asked; both people saw it as it stood then. */
export function textOfCorrection(userId: string, correcting: Correcting, corrected: number): string {
  const { receiptNo, change, reasonCode, reason } = correcting;
  return JSON.stringify(['correct', userId, receiptNo, corrected, change, reasonCode, reason]);
}

/** When somebody wants a receipt put right. */
export function mayCorrect(world: World, moment: Moment, ask: Correcting, approvalId: string | null): Answers {
  const door = doorCode(moment);
  if (door) return only(door);
  const { books, window } = world;
  const userId = moment.user?.userId ?? '';
  const done = books.corrections.get(ask.receiptNo)?.find((made) => made.approvalId === approvalId);
  const asked = done && textOfCorrection(userId, ask, done.correction - 1);
  if (asked && window.waiting.get(approvalId ?? '')?.text === asked) return only('ok');
  const text = textOfCorrection(userId, ask, books.timesCorrected(ask.receiptNo));
  const refused = refusedUse(world, text, approvalId);
  if (refused) return only(refused);
  const standing = books.standing.get(ask.receiptNo);
  if (!standing) return only('RECEIPT_UNKNOWN');
  if (books.voids.has(ask.receiptNo)) return only('RECEIPT_VOIDED');
  if (standing.reversed) return only('RECEIPT_REVERSED');
  const fault = changeFault(world, ask, standing);
  if (fault) return only(fault);
  if (!CORRECTION_REASONS.includes(ask.reasonCode)) return only('REASON_UNKNOWN');
  const needs = needsOfCorrection(world, ask, standing);
  const agreed = approvalId === null ? [] : (books.rules.called.get(approvalId)?.needs ?? []);
  return needs.every((need) => agreed.includes(need)) ? only('ok') : only('APPROVAL_NEEDED', needs);
}

/** Why this change makes no sense, or null. */
function changeFault(world: World, { receiptNo, change }: Correcting, standing: Standing): string | null {
  const { books, clock } = world;
  const today = books.till.businessDate(clock.now());
  if (change.kind === 'reversal') return isVoidable(world, receiptNo) ? 'VOID_INSTEAD' : null;
  if (change.kind === 'wrong-account') {
    const line = standing.lines.find(({ lineNo }) => lineNo === change.lineNo);
    if (!line || line.accountNo === null) return 'CORRECTION_UNKNOWN';
    if (!TOWN.some(({ accountNo }) => accountNo === change.accountNo)) return 'ACCOUNT_UNKNOWN';
    return line.accountNo === change.accountNo ? 'NOTHING_TO_CORRECT' : null;
  }
  const was = standing.tenders.find(({ tenderNo }) => tenderNo === change.tenderNo);
  if (!was) return 'CORRECTION_UNKNOWN';
  const { code, number, issuer } = change.tender;
  if (was.code === code && was.number === number && was.issuer === issuer) return 'NOTHING_TO_CORRECT';
  const fault = instrumentFault(world, [{ code, number, issuer, cents: was.tenderedCents }], today);
  if (fault) return fault;
  return code !== 'cash' && was.changeCents > 0 ? 'CHANGE_FROM_CASH_ONLY' : null;
}

/** Why people would be called: for the correction, and for what they would be called for at the window. */
export function needsOfCorrection(world: World, { receiptNo, change }: Correcting, standing: Standing): string[] {
  const items = world.books.itemsOf(receiptNo);
  if (change.kind === 'reversal') return ['correction'];
  if (change.kind === 'wrong-account') {
    const payers = items.filter(({ lineNo }) => lineNo === change.lineNo).map(({ tenderNo }) => tenderNo);
    const tenders = standing.tenders.filter(({ tenderNo }) => payers.includes(tenderNo));
    return ['correction', ...refusesChecks([change.accountNo], tenders)];
  }
  return ['correction', ...needsOfTender(world, change, standing, items)];
}

function needsOfTender(
  world: World,
  { tenderNo, tender }: WrongTender,
  standing: Standing,
  items: readonly { tenderNo: number; accountNo: string }[],
): string[] {
  const was = standing.tenders.find((each) => each.tenderNo === tenderNo);
  const paid = items.filter((item) => item.tenderNo === tenderNo).map(({ accountNo }) => accountNo);
  const serialOf = ({ code, number }: { code: string; number: string | null }): string | null =>
    code === 'money-order' && number !== null ? bareSerial(number) : null;
  const serial = serialOf(tender);
  const again = serial !== null && was && serialOf(was) !== serial && world.books.withSerial(serial).length > 0;
  const today = world.books.till.businessDate(world.clock.now());
  const { code } = tender;
  return [
    ...refusesChecks(paid, [tender]),
    ...overLimit(world, [{ code, cents: was?.tenderedCents ?? 0 }], today),
    ...(again ? ['same-instrument'] : []),
  ];
}
