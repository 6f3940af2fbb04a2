import type { PaymentTaken } from '#core/journal/fact-kinds.ts';
import { composePostBody } from '#core/outbox/post-item.ts';
import type { CartLine, CartTender } from '#core/payment/cart.ts';
import { type AccountSight, decidePayment } from '#core/payment/decide-payment.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import { cashKept } from '#core/receipt/decide-void.ts';
import { standingReceipt } from '#core/receipt/standing-receipt.ts';
import type { OpenSession } from '#main/db/drawer-store.ts';
import { type Actor, type Office, SYSTEM_ACTOR } from '#main/office.ts';
import { type Draw, seededDraw } from '#sandbox/city/seeded-draw.ts';
import type { Account } from '#shared/account.ts';
import { type BusinessDate, calendarDate, twoDigitYear } from '#shared/day.ts';
import { type Cents, cents, sumCents } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import { ODDITIES, type TenderCode } from '#shared/tender.ts';

export type Till = { actor: Actor; session: OpenSession; cash: Cents };

/** Of a hundred payments: more than half in cash, the rest in checks of all kinds. */
const TENDERS = [
  ...Array<TenderCode>(56).fill('cash'),
  ...Array<TenderCode>(30).fill('personal-check'),
  ...Array<TenderCode>(6).fill('business-check'),
  ...Array<TenderCode>(2).fill('cashiers-check'),
  ...Array<TenderCode>(6).fill('money-order'),
] as [TenderCode, ...TenderCode[]];

/**
 * Payments by the real rule, with all that follows from each as it is found on a later day: its fact, its projections, the
 * item that the CIS answered, the drawer that sprang open and the receipt that came out. `number` counts through all days.
 */
export function paymentsOf(office: Office, accounts: readonly Account[], date: BusinessDate) {
  const settings = office.settings.on(date);
  let receipts = office.receipts.lastCounter(office.station, twoDigitYear(date));
  let items = office.nextItem() - 1;
  return {
    /** Inside a transaction: one payment into a till, at the instant of the office's clock. */
    take(till: Till, number: number): void {
      const payment = decided(office, accounts, date, till, number, { settings, receipts, items });
      receipts += 1;
      items = Math.max(items, ...payment.shares.map(({ cis }) => cis?.itemNumber ?? 0));
      till.cash = sumCents([till.cash, cashKept(payment.tenders)]);
      const atMs = office.clock.now();
      const context = { station: office.station, businessDate: date, approver: null };
      const [fact] = office.ledger.append({ ...context, atMs, actor: till.actor.userId }, [
        { kind: 'payment.taken', payload: payment },
      ]) as [PaymentFact];
      const sent = sentItems(office, fact);
      office.ledger.append({ ...context, atMs: atMs + 2_000, actor: SYSTEM_ACTOR }, [
        { kind: 'receipt.printed', payload: { receiptNo: payment.receiptNo, copy: 0, confirmedBy: 'printer' } },
        ...sent.map((paymentRef) => ({
          kind: 'cis.posted' as const,
          payload: {
            paymentRef,
            cisRef: `R${payment.receiptNo.slice(3)}`,
            cisBatch: `B-${date}`,
            postedAtMs: atMs + 500,
            learntBy: 'answer' as const,
          },
        })),
      ]);
      if (payment.tenders.some(({ code }) => settings[`tender.${code}`].opensDrawer))
        print(office, 'drawer-kick', payment.receiptNo);
      print(office, 'receipt', payment.receiptNo);
    },
  };
}

function decided(
  office: Office,
  accounts: readonly Account[],
  date: BusinessDate,
  { actor, session }: Till,
  number: number,
  next: { settings: Settings; receipts: number; items: number },
): PaymentTaken {
  const draw = seededDraw(305, number);
  const payers = drawnAccounts(accounts, draw);
  const lines = payers.map(({ accountNo }): CartLine => {
    return { kind: 'account', accountNo, cents: cents(4_000 + draw.below(18_000)) };
  });
  const decision = decidePayment(
    {
      transactionId: office.ids.uuid(),
      lines,
      tenders: [drawnTender(lines, draw, number)],
      confirmed: ODDITIES,
      approved: null,
      language: draw.chance(20) ? 'es' : 'en',
    },
    {
      station: office.station,
      atMs: office.clock.now(),
      calendarDate: calendarDate(office.clock.now()),
      businessDate: date,
      drawerSession: session.sessionId,
      cashLimit: 'below',
      clerkName: actor.name,
      accounts: new Map(payers.map((account) => [account.accountNo, sightOf(account)])),
      instrumentSeen: false,
      settings: next.settings,
      nextReceipt: next.receipts + 1,
      nextItem: next.items + 1,
      paymentRefs: lines.map(() => office.ids.uuid()),
    },
  );
  if (!decision.ok) throw new Error(`payment ${number} was refused: ${decision.failure.code}`);
  return decision.value;
}

/** One account, of every twentieth customer two. */
function drawnAccounts(accounts: readonly Account[], draw: Draw): Account[] {
  const at = draw.below(accounts.length - 1);
  return accounts.slice(at, at + (draw.chance(5) ? 2 : 1));
}

function drawnTender(lines: readonly CartLine[], draw: Draw, number: number): CartTender {
  const dueCents = sumCents(lines.map((line) => line.cents));
  const code = draw.pick(TENDERS);
  if (code !== 'cash') {
    return {
      code,
      tenderedCents: dueCents,
      number: String(10_000 + number),
      issuer: code === 'money-order' ? 'USPS' : null,
    };
  }
  // The half of them who have no change hand over twenties.
  const rounded = draw.chance(50) ? cents(Math.ceil(dueCents / 2_000) * 2_000) : dueCents;
  return { code, tenderedCents: rounded, number: null, issuer: null };
}

function sightOf(account: Account): AccountSight {
  const { accountNo, displayNo, name, serviceAddress, asOf } = account;
  return {
    seen: {
      accountNo,
      displayNo,
      customerId: account.customerId ?? null,
      name,
      address: serviceAddress.line1,
      cisBalanceCents: cents(account.balanceCents),
      asOfMs: asOf,
      localCents: cents(0),
    },
    status: account.status,
    displayedCents: cents(account.balanceCents),
    pastDueCents: cents(account.pastDueCents),
    lastPaidHereAtMs: null,
    cashOnly: false,
    own: false,
    paidLately: [],
  };
}

/** The queue to the CIS as it stands when all of it was answered; gives the references. */
function sentItems(office: Office, fact: PaymentFact): string[] {
  return standingReceipt(fact, []).items.map((item) => {
    const { paymentRef } = item.cis;
    const { atMs } = fact;
    const sent = { state: 'posted' as const, attempts: 1, nextAtMs: null, firstSentAtMs: atMs, createdAtMs: atMs };
    office.outbox.add({ ...sent, paymentRef, reverses: null, body: composePostBody(fact, item) });
    office.outbox.addAttempt({ paymentRef, what: 'post', atMs, tookMs: 40, outcome: 'posted', note: '' });
    return paymentRef;
  });
}

function print(office: Office, kind: 'drawer-kick' | 'receipt', receiptNo: string): void {
  const atMs = office.clock.now();
  const job = { jobId: office.ids.uuid(), kind, receiptNo, copy: 0, nextAtMs: atMs, createdAtMs: atMs };
  office.prints.add({ ...job, state: 'printed', reason: null, attempts: 1 });
}
