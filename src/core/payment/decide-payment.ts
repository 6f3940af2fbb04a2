import type { BusinessDate } from '#shared/day.ts';
import { type Failure, ok, type Result, refuse } from '#shared/failure.ts';
import { type Cents, subtractCents, sumCents, ZERO_CENTS } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import { type Oddity, TENDER_CODES } from '#shared/tender.ts';
import type { AccountSeen, PaidLine, PaidShare, PaidTender, PaymentTaken } from '../journal/fact-kinds.ts';
import type { CartLine, CartTender } from './cart.ts';
import { type LineSight, oddities, suggestedAmounts } from './oddity.ts';
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
};

export type PaymentRequest = {
  transactionId: string;
  lines: readonly CartLine[];
  tenders: readonly CartTender[];
  confirmed: readonly Oddity[];
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
  clerkName: string;
  accounts: ReadonlyMap<string, AccountSight>;
  settings: Settings;
  /** The number the next receipt of this station and year gets, and the station's next CIS item. */
  nextReceipt: number;
  nextItem: number;
  /** Permanent references, made when the tender screen opened: at least one for each share. */
  paymentRefs: readonly string[];
};

/** A payment at the counter counts as of the office's calendar date, also after the business day was closed. */
export const COUNTER_DATE_RULE = 'counter-calendar-date';

/** Turns a cart into the fact of a payment, or says why it cannot be one. */
export function decidePayment(request: PaymentRequest, now: PaymentCircumstances): Result<PaymentTaken> {
  if (now.drawerSession === null) return refuse('DRAWER_NOT_OPEN');
  const fault = faultOfLines(request.lines, now) ?? faultOfTenders(request.tenders);
  if (fault) return { ok: false, failure: fault };

  const linesCents = sumCents(request.lines.map((line) => line.cents));
  const tenderedCents = sumCents(request.tenders.map((tender) => tender.tenderedCents));
  if (tenderedCents < linesCents) {
    return refuse('TENDER_SHORT', { missingCents: subtractCents(linesCents, tenderedCents) });
  }
  const changeCents = subtractCents(tenderedCents, linesCents);

  const odd = oddities(request.lines.flatMap(sightOf(now)), changeCents, now.atMs, now.settings);
  const unconfirmed = odd.filter((oddity) => !request.confirmed.includes(oddity));
  if (unconfirmed.length > 0) return refuse('ODD_UNCONFIRMED', { oddities: unconfirmed });

  const tenders = withChange(request.tenders, changeCents);
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
  });
}

function faultOfLines(lines: readonly CartLine[], now: PaymentCircumstances): Failure | null {
  if (lines.length === 0) return { code: 'LINES_MISSING', details: {} };
  const cap = now.settings['payment.amount-cap-cents'];
  for (const line of lines) {
    if (line.cents <= 0) return { code: 'AMOUNT_INVALID', details: { cents: line.cents } };
    if (line.cents > cap) return { code: 'AMOUNT_OVER_CAP', details: { cents: line.cents, capCents: cap } };
    if (line.kind === 'account' && !now.accounts.has(line.accountNo)) {
      return { code: 'ACCOUNT_UNKNOWN', details: { accountNo: line.accountNo } };
    }
  }
  return null;
}

function faultOfTenders(tenders: readonly CartTender[]): Failure | null {
  for (const tender of tenders) {
    if (!TENDER_CODES.includes(tender.code)) return { code: 'TENDER_NOT_ACCEPTED', details: { tender: tender.code } };
    if (tender.tenderedCents <= 0) return { code: 'AMOUNT_INVALID', details: { cents: tender.tenderedCents } };
  }
  return null;
}

function sightOf(now: PaymentCircumstances): (line: CartLine) => LineSight[] {
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
      },
    ];
  };
}

/** Change is given from cash alone, from the last cash tender backwards. */
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
