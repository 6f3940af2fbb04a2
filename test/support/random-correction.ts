import type { PaymentTaken, ReceiptCorrected } from '#core/journal/fact-kinds.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import { type AskedChange, decideCorrection } from '#core/receipt/decide-correction.ts';
import { type CorrectionFact, type StandingReceipt, standingReceipt } from '#core/receipt/standing-receipt.ts';
import { MONEY_NEEDS } from '#shared/approval.ts';
import { initialSettings } from '#shared/setting.ts';
import { anAccountSight } from './payment-rule.ts';

/** A receipt of a random journal: what was taken, and what was put right since. */
export type RandomReceipt = { taken: PaymentTaken; corrections: ReceiptCorrected[] };

export function standingOf({ taken, corrections }: RandomReceipt): StandingReceipt {
  const facts = corrections.map((payload) => ({ payload }) as CorrectionFact);
  return standingReceipt({ payload: taken } as PaymentFact, facts);
}

/** Something of a receipt put right by the real rule; null where there is nothing to. */
export function randomCorrection(
  receipt: RandomReceipt,
  given: { station: string; nextItem: number; uuid: () => string; pick: (below: number) => number },
): ReceiptCorrected | null {
  const { station, nextItem, uuid, pick } = given;
  const standing = standingOf(receipt);
  const lineNo = 1 + pick(standing.lines.length);
  const accountNo = `2133090${pick(3)}`;
  const tenderNo = 1 + pick(standing.tenders.length);
  const changes: AskedChange[] = [
    { kind: 'wrong-account', lineNo, accountNo },
    { kind: 'wrong-tender', tenderNo, tender: { code: 'money-order', number: `M${pick(9)}`, issuer: 'USPS' } },
    { kind: 'wrong-tender', tenderNo, tender: { code: 'personal-check', number: `${pick(99)}`, issuer: null } },
    { kind: 'reversal', money: pick(2) === 0 ? 'refund-due' : 'not-received' },
  ];
  const change = changes[pick(changes.length)];
  if (!change) return null;
  const decided = decideCorrection(
    {
      receiptNo: receipt.taken.receiptNo,
      change,
      reasonCode: 'keyed-wrong',
      reason: 'Ñ',
      approved: { approvalId: uuid(), needs: MONEY_NEEDS },
    },
    {
      station,
      receipt: { standing, voided: false, voidable: false },
      items: standing.items.map(({ cis: { paymentRef } }) => ({ paymentRef, unsent: pick(2) === 0 })),
      account: { ...anAccountSight().seen, accountNo, displayNo: `21-3309-0${accountNo.at(-1)}` },
      cashOnly: false,
      instrumentSeen: false,
      nextItem,
      references: Array.from({ length: 2 * standing.items.length }, uuid),
      settings: initialSettings(),
    },
  );
  return decided.ok ? decided.value : null;
}
