import type { CheckRefused } from '#core/journal/fact-kinds.ts';
import { keptText } from '#core/journal/kept-text.ts';
import type { RefusedCheckView } from '#shared/contract/tender.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { cents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { Actor, Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { printSlip } from './print-slip.ts';

/** A check is handed back (unsigned, post-dated, stale ...): the fact says why, and a return slip is printed. */
export function refuseCheck(
  office: Office,
  desk: AccountDesk,
  actor: Actor,
  input: {
    code: TenderCode;
    number: string | null;
    cents: number | null;
    accountNo: string | null;
    reasonCode: string;
    reason: string;
    language: 'en' | 'es';
  },
): Result<RefusedCheckView> {
  const known = office.settingsNow()['reasons.refuse-check'].some(({ code }) => code === input.reasonCode);
  if (!known) return refuse('REASON_UNKNOWN');
  const account = input.accountNo === null ? null : desk.find(input.accountNo);
  if (input.accountNo !== null && !account) return refuse('ACCOUNT_UNKNOWN', { accountNo: input.accountNo });
  return office.ledger.transaction(() => {
    const slipNo = office.receipts.lastRefusal(office.station) + 1;
    const { accountNo: _, ...rest } = input;
    const payload: CheckRefused = {
      ...rest,
      slipNo,
      cents: input.cents === null ? null : cents(input.cents),
      account: account
        ? {
            accountNo: account.accountNo,
            displayNo: keptText(account.displayNo, 200),
            name: keptText(account.name, 200),
          }
        : null,
      clerkName: actor.name,
    };
    office.ledger.append(office.context(actor.userId), [{ kind: 'check.refused', payload }]);
    return ok({ slipNo, jobId: printSlip(office, 'return-slip', `${office.station}-${slipNo}`) });
  });
}
