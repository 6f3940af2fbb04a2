import { z } from 'zod';
import { addDays, calendarDate } from '#shared/day.ts';
import { type Answer, json, problem } from './answer.ts';
import { inProgressAnswer, postedBody, postOnce, type Sending } from './post-once.ts';
import { isReversal } from './posted-item.ts';
import { noAccount, type RouteContext, realDay } from './routes.ts';

/** The members of a PostItem that the ledger acts on; the contract has checked the rest. */
const paymentSchema = z.object({
  paymentRef: z.string(),
  kind: z.string(),
  accountNo: z.string(),
  customerId: z.string().optional(),
  amountCents: z.number(),
  tender: z.string(),
  checkNo: z.string().optional(),
  businessDate: z.string(),
  effectiveDate: z.string(),
});

const reversalSchema = z.object({
  reversalRef: z.string(),
  reason: z.string(),
  cents: z.number(),
  businessDate: z.string(),
  effectiveDate: z.string(),
});

/** No real day, or more than a year away from the ledger's own: nobody keys that on purpose. */
function wrongDate({ ledger }: RouteContext, text: string): Answer | null {
  const today = calendarDate(ledger.clock.now());
  const date = realDay(text);
  const taken = date !== null && date >= addDays(today, -366) && date <= addDays(today, 366);
  return taken ? null : problem(400, 'invalid_date', 'effectiveDate cannot be taken');
}

export function postPayment(context: RouteContext, sending: Sending, pause: () => Promise<void>): Promise<Answer> {
  const { ledger } = context;
  const read = (body: unknown) => {
    const payment = paymentSchema.parse(body);
    const { paymentRef, accountNo, effectiveDate } = payment;
    return {
      ref: paymentRef,
      names: { paymentRef },
      refusal(): Answer | null {
        const account = ledger.account(accountNo);
        if (!account) return noAccount();
        const closed =
          account.status === 'F' && ledger.city.account(ledger.city.indexOf(accountNo) ?? 0).balanceCents <= 0;
        if (closed) return problem(400, 'account_final', 'The account is final and owes nothing');
        return wrongDate(context, effectiveDate);
      },
      enter: () => ledger.post(payment, `W${payment.businessDate}`),
    };
  };
  return postOnce(context, sending, read, pause);
}

/** Takes a payment back; `paymentRef` is the one of the path. */
export function postReversal(
  context: RouteContext,
  paymentRef: string,
  sending: Sending,
  pause: () => Promise<void>,
): Promise<Answer> {
  const { ledger, inProgress } = context;
  const read = (body: unknown) => {
    const reversal = reversalSchema.parse(body);
    return {
      ref: reversal.reversalRef,
      names: { reversalRef: reversal.reversalRef, reverses: paymentRef },
      refusal(): Answer | null {
        const payment = ledger.find(paymentRef);
        if (!payment && inProgress.has(paymentRef)) return inProgressAnswer();
        if (!payment) return problem(404, 'not_reversible', 'No such payment was ever posted');
        if (isReversal(payment)) return problem(400, 'not_reversible', 'A reversal is not reversed');
        if (ledger.isReversed(paymentRef)) return problem(400, 'not_reversible', 'The payment is reversed already');
        if (payment.amountCents !== reversal.cents)
          return problem(400, 'not_reversible', 'A payment is reversed whole: cents differ from its own');
        return wrongDate(context, reversal.effectiveDate);
      },
      enter: () => ledger.reverse(paymentRef, reversal, `W${reversal.businessDate}`),
    };
  };
  return postOnce(context, sending, read, pause);
}

/** What became of a reference, a payment's or a reversal's. */
export function lookUp({ ledger, inProgress }: RouteContext, ref: string): Answer {
  const posted = ledger.find(ref);
  if (posted) return json(200, postedBody(posted));
  const names = inProgress.get(ref);
  if (names) return json(200, { ...names, status: 'pending' });
  return problem(404, 'absent', 'This reference was never posted');
}
