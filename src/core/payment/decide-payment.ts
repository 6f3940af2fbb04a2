import type { BusinessDate } from '#shared/day.ts';
import type { CashLimit } from '#shared/drawer.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { type Cents, subtractCents, sumCents, ZERO_CENTS } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import type { Oddity, Override } from '#shared/tender.ts';
import type { AccountSeen, PaidLine, PaidShare, PaidTender, PaymentTaken } from '../journal/fact-kinds.ts';
import type { CartLine, CartTender } from './cart.ts';
import { faultOfBalance, faultOfLines, faultOfTenders } from './faults.ts';
import { type LineSight, oddities, suggestedAmounts } from './oddity.ts';
import { overridesNeeded } from './override.ts';
import { receiptNumber } from './receipt-number.ts';
import { shortRef } from './short-ref.ts';
import { splitShares } from './split-shares.ts';

/** An account of the cart as the rule needs it: what was seen, and what the screen offered. */
export type AccountSight = {
  seen: AccountSeen;
  status: 'A' | 'I' | 'F';
  displayedCents: Cents;
  pastDueCents: Cents;
  stopCutoffCents?: Cents | undefined;
  instalmentCents?: Cents | undefined;
  lastPaidHereAtMs: number | null;
  /** Personal and business checks are refused: cash-only, or no checks. */
  cashOnly: boolean;
  /** Linked to the person who takes the payment, or to their household. */
  own: boolean;
  /** What was paid here on this account within the last days (a setting), voided receipts left out. */
  paidLately: readonly { code: string; cents: Cents }[];
};

export type PaymentRequest = {
  transactionId: string;
  lines: readonly CartLine[];
  tenders: readonly CartTender[];
  confirmed: readonly Oddity[];
  /** What a second person approved for exactly this payment. */
  approved: { approvalId: string; overrides: readonly Override[] } | null;
  language: 'en' | 'es';
};

/** Everything the rule needs to know, read in the same transaction that stores its answer. */
export type PaymentCircumstances = {
  station: string;
  atMs: number;
  /** The office's calendar date now: received and effective date of a payment at the counter. */
  calendarDate: BusinessDate;
  businessDate: BusinessDate;
  drawerSession: string | null;
  /** How near the drawer's cash is to the office's limits; looked at where the payment has cash. */
  cashLimit: CashLimit;
  clerkName: string;
  accounts: ReadonlyMap<string, AccountSight>;
  /** An instrument of this payment stands on an earlier receipt. */
  instrumentSeen: boolean;
  settings: Settings;
  /** The number the next receipt of this station and year gets, and the station's next CIS item. */
  nextReceipt: number;
  nextItem: number;
  /** Permanent references, made when the tender screen opened: at least one for each share. */
  paymentRefs: readonly string[];
};

/** A payment at the counter counts as of the office's calendar date, also after the business day was closed. */
export const COUNTER_DATE_RULE = 'counter-calendar-date';

/**
 * Turns a cart into the fact of a payment, or says why it cannot be one. What is wrong comes first, then what is odd and
 * not confirmed, then what needs a second person: whoever is called to approve sees a payment that can be taken.
 */
export function decidePayment(request: PaymentRequest, now: PaymentCircumstances): Result<PaymentTaken> {
  if (now.drawerSession === null) return refuse('DRAWER_NOT_OPEN');
  const cash = request.tenders.some(({ code }) => code === 'cash');
  if (cash && now.cashLimit === 'hard') return refuse('PICKUP_REQUIRED');
  const linesFault = faultOfLines(request.lines, now.accounts, now.settings);
  const fault = linesFault ?? faultOfTenders(request.tenders, now.settings);
  if (fault) return { ok: false, failure: fault };
  const linesCents = sumCents(request.lines.map((line) => line.cents));
  const unbalanced = faultOfBalance(linesCents, request.tenders);
  if (unbalanced) return { ok: false, failure: unbalanced };
  const own = [...now.accounts.values()].find((account) => account.own);
  if (own) return refuse('OWN_ACCOUNT', { accountNo: own.seen.accountNo, displayNo: own.seen.displayNo });

  const tenderedCents = sumCents(request.tenders.map((tender) => tender.tenderedCents));
  const changeCents = subtractCents(tenderedCents, linesCents);
  const odd = oddities(request.lines.flatMap(sightOf(request, now)), changeCents, now.atMs, now.settings);
  const unconfirmed = odd.filter((oddity) => !request.confirmed.includes(oddity));
  if (unconfirmed.length > 0) return refuse('ODD_UNCONFIRMED', { oddities: unconfirmed });

  const overrides = overridesNeeded({
    tenders: request.tenders,
    cashOnly: [...now.accounts.values()].some((account) => account.cashOnly),
    instrumentSeen: now.instrumentSeen,
    settings: now.settings,
  });
  const missing = overrides.filter((need) => !request.approved?.overrides.includes(need));
  if (missing.length > 0) return refuse('APPROVAL_NEEDED', { needs: overrides });

  const tenders = withChange(inOrder(request.tenders), changeCents);
  return ok({
    transactionId: request.transactionId,
    receiptNo: receiptNumber(now.station, now.businessDate, now.nextReceipt),
    drawerSession: now.drawerSession,
    clerkName: now.clerkName,
    language: request.language,
    receivedDate: now.calendarDate,
    effectiveDate: now.calendarDate,
    effectiveRule: COUNTER_DATE_RULE,
    lines: request.lines.map((line, index) => paidLine(line, index + 1, now)),
    tenders,
    shares: paidShares(request.lines, tenders, now),
    linesCents,
    tenderedCents,
    changeCents,
    confirmed: odd,
    overrides: overrides.length > 0 && request.approved ? { approvalId: request.approved.approvalId, overrides } : null,
  });
}

/** Instruments pay first, in the order taken; cash pays the rest, because only cash gives change. */
export function inOrder(tenders: readonly CartTender[]): CartTender[] {
  const cash = tenders.filter((tender) => tender.code === 'cash');
  return [...tenders.filter((tender) => tender.code !== 'cash'), ...cash];
}

function sightOf(request: PaymentRequest, now: PaymentCircumstances): (line: CartLine) => LineSight[] {
  return (line) => {
    const account = line.kind === 'account' ? now.accounts.get(line.accountNo) : undefined;
    if (!account) return [];
    return [
      {
        cents: line.cents,
        suggested: suggestedAmounts(account),
        accountStatus: account.status,
        balanceAsOfMs: account.seen.asOfMs,
        lastPaidHereAtMs: account.lastPaidHereAtMs,
        paidAlike: account.paidLately.some(
          (paid) => paid.cents === line.cents && request.tenders.some((tender) => tender.code === paid.code),
        ),
      },
    ];
  };
}

/** Change is given from cash alone, from the last cash tender backwards; instruments stand before the cash. */
function withChange(tenders: readonly CartTender[], changeCents: Cents): PaidTender[] {
  let open = changeCents;
  return tenders
    .map((tender, index) => ({ tenderNo: index + 1, ...tender, changeCents: ZERO_CENTS }))
    .reverse()
    .map((tender) => {
      const back = open < tender.tenderedCents ? open : tender.tenderedCents;
      open = subtractCents(open, back);
      return { ...tender, changeCents: back };
    })
    .reverse();
}

function paidLine(line: CartLine, lineNo: number, now: PaymentCircumstances): PaidLine {
  if (line.kind === 'misc') return { lineNo, ...line };
  const account = now.accounts.get(line.accountNo);
  if (!account) throw new RangeError(`account ${line.accountNo} was not read`);
  return { lineNo, kind: 'account', cents: line.cents, account: account.seen };
}

function paidShares(
  lines: readonly CartLine[],
  tenders: readonly PaidTender[],
  now: PaymentCircumstances,
): PaidShare[] {
  const net = tenders.map((tender) => subtractCents(tender.tenderedCents, tender.changeCents));
  let used = 0;
  return splitShares(
    lines.map((line) => line.cents),
    net,
  ).map((share) => {
    if (lines[share.lineNo - 1]?.kind !== 'account') return { ...share, cis: null };
    const paymentRef = now.paymentRefs[used];
    if (paymentRef === undefined) throw new RangeError('too few payment references');
    const itemNumber = now.nextItem + used;
    const cis = { paymentRef, shortRef: shortRef(now.station, itemNumber), itemNumber };
    used += 1;
    return { ...share, cis };
  });
}
