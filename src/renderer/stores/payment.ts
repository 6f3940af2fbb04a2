import { defineStore, storeToRefs } from 'pinia';
import { computed, ref } from 'vue';
import type { AccountView } from '#shared/contract/account.ts';
import type { DraftView, TenderView } from '#shared/contract/payment.ts';
import type { Failure } from '#shared/failure.ts';
import { cents } from '#shared/money.ts';
import type { Oddity, TenderCode } from '#shared/tender.ts';
import { ask, failureOf, hear, Refused } from '../api.ts';
import { i18n } from '../locales/i18n.ts';
import { useAside } from './aside.ts';
import { useCart } from './cart.ts';
import { useSession } from './session.ts';
import { type Finished, finishedOf, tenderOf } from './tender-entry.ts';
import { useTill } from './till.ts';

/**
 * The steps of a payment; Esc goes back exactly one. `credit`: an instrument is over the total; `odd`: something unusual
 * is asked once; `approval`: a second person is called.
 */
export type Step = 'lookup' | 'amount' | 'tender' | 'credit' | 'odd' | 'approval';

/** The payment under the clerk's hand: who, how much, with what, and did it go through. */
export const usePayment = defineStore('payment', () => {
  const step = ref<Step>('lookup');
  const cart = useCart();
  const { account, amount, amountText, lines, allLines, total } = storeToRefs(cart);
  const till = useTill();
  const aside = useAside();
  const { tenders, entry, change } = storeToRefs(till);
  const transactionId = ref<string | null>(null);
  const oddities = ref<Oddity[]>([]);
  const confirmed = ref<Oddity[]>([]);
  const approvalId = ref<string | null>(null);
  const failure = ref<Failure | null>(null);
  const busy = ref(false);
  const finished = ref<Finished | null>(null);
  /** The paid account as the CIS sees it after the payment. */
  const settledAccount = ref<AccountView | null>(null);

  hear('account.changed', (view) => {
    if (view.account.accountNo === account.value?.account.accountNo) {
      cart.refresh(view, step.value === 'amount');
    }
    if (view.account.accountNo === finished.value?.accountNo && view.source === 'live') settledAccount.value = view;
  });

  /** What is on the screen belongs to one person. A lock keeps it for them; somebody else begins with an empty counter. */
  let owner = useSession().view?.user?.userId ?? null;
  hear('session.changed', ({ user }) => {
    if (user === null || user.userId === owner) return;
    owner = user.userId;
    clear();
    finished.value = null;
    failure.value = null;
  });

  /** Runs one step at a time; a second Enter while one runs is the same Enter. */
  async function run(work: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await work();
    } catch (error) {
      failure.value = failureOf(error);
    } finally {
      busy.value = false;
    }
  }

  /** Opens an account. One that is in the receipt already comes back under the hand with its amount. */
  const open = (accountNo: string): Promise<void> =>
    run(async () => {
      const view = await ask('account.open', { accountNo });
      cart.open(view);
      confirmed.value = [];
      finished.value = null;
      aside.said = null;
      step.value = 'amount';
    });

  function checkAmount(): void {
    if (account.value && (amount.value === null || amount.value <= 0)) {
      throw new Refused({ code: 'AMOUNT_INVALID', details: {} });
    }
  }

  /** F3: the open account goes into the receipt, and another can be looked up. */
  const addAnother = (): Promise<void> =>
    run(async () => {
      checkAmount();
      lines.value = allLines.value;
      leaveAccount();
    });

  /** The draft as main keeps it: with its permanent references, the lines and what was handed over so far. */
  async function keepDraft(): Promise<void> {
    const language = i18n.global.locale.value === 'es' ? 'es' : 'en';
    const draft = await ask('payment.begin', { lines: cart.asLines(), tenders: tenders.value, language });
    transactionId.value = draft.transactionId;
  }

  /** F5 to F9: the tender screen opens, and with it the payment's permanent references. */
  const begin = (code: TenderCode): Promise<void> =>
    run(async () => {
      checkAmount();
      if (allLines.value.length === 0) throw new Refused({ code: 'LINES_MISSING', details: {} });
      await keepDraft();
      if (amount.value !== null) cart.choose(amount.value);
      till.take(code);
      step.value = 'tender';
    });

  /** Enter: finishes when enough was handed over; else the instrument is put down and the rest stays to be paid. */
  const finish = (): Promise<void> =>
    run(async () => {
      if (!entry.value) return;
      const tender = tenderOf(entry.value);
      const over = change.value ?? 0;
      if (over < 0 && till.lacksNumber(tender)) throw new Refused({ code: 'NUMBER_MISSING', details: {} });
      if (over >= 0) return take(till.all());
      till.putDown(tender);
      await keepDraft();
    });

  async function take(handing: TenderView[]): Promise<void> {
    if (transactionId.value === null) return;
    const paid = allLines.value;
    try {
      const taken = await ask('payment.take', {
        transactionId: transactionId.value,
        linesCents: total.value,
        tenders: handing,
        confirmed: confirmed.value,
        approvalId: approvalId.value,
      });
      finished.value = finishedOf(taken, paid, handing);
      settledAccount.value = null;
      clear();
    } catch (error) {
      const refusal = failureOf(error);
      approvalId.value = null;
      if (refusal.code === 'ODD_UNCONFIRMED') {
        oddities.value = refusal.details.oddities as Oddity[];
        step.value = 'odd';
      } else if (refusal.code === 'CHANGE_FROM_CASH_ONLY') step.value = 'credit';
      else if (refusal.code === 'APPROVAL_NEEDED') {
        approvalId.value = String(refusal.details.approvalId);
        step.value = 'approval';
      } else throw error;
    }
  }

  const confirmOdd = (): Promise<void> =>
    run(async () => {
      confirmed.value = [...confirmed.value, ...oddities.value];
      step.value = 'tender';
      await take(till.all());
    });

  /** The instrument is over the total: the rest becomes credit on the last account of the receipt. */
  const takeAsCredit = (): Promise<void> =>
    run(async () => {
      const over = change.value;
      if (over === null || over <= 0) return;
      cart.raiseLast(over);
      await keepDraft();
      // That the amount is another now was just answered.
      confirmed.value = [...confirmed.value, 'amount-unusual'];
      step.value = 'tender';
      await take(till.all());
    });

  /** The second person agreed. */
  const takeApproved = (): Promise<void> =>
    run(async () => {
      step.value = 'tender';
      await take(till.all());
    });

  /** One step back. What was typed stays typed until the account is left. */
  const back = (): Promise<void> =>
    run(async () => {
      if (step.value === 'odd' || step.value === 'credit' || step.value === 'approval') {
        approvalId.value = null;
        step.value = 'tender';
      } else if (step.value === 'tender') stepOutOfTender();
      else if (step.value === 'amount' && lines.value.length > 0) leaveAccount();
      else if (step.value === 'amount') await leave();
      else if (lines.value.length > 0) await takeBackLine();
    });

  /** From the lookup box to the line that went into the receipt last: an account is open again, something else is out. */
  async function takeBackLine(): Promise<void> {
    const last = lines.value.at(-1);
    if (last?.kind === 'account') {
      cart.open(await ask('account.open', { accountNo: last.accountNo }));
      step.value = 'amount';
    } else if (lines.value.length > 1) cart.dropLine(lines.value.length - 1);
    else await leave();
  }

  /** From an instrument to the one before it, and from the first to the amount. */
  function stepOutOfTender(): void {
    if (!till.takeBack()) step.value = account.value ? 'amount' : 'lookup';
  }

  /** The last account is left, and the receipt with it. */
  async function leave(): Promise<void> {
    if (transactionId.value !== null) await ask('payment.discard', { transactionId: transactionId.value });
    clear();
  }

  function leaveAccount(): void {
    cart.leaveAccount();
    entry.value = null;
    step.value = 'lookup';
  }

  function clear(): void {
    leaveAccount();
    lines.value = [];
    till.clear();
    transactionId.value = null;
    oddities.value = [];
    confirmed.value = [];
    approvalId.value = null;
  }

  /** Puts the receipt aside; the counter is free for the next customer. */
  const park = (): Promise<void> =>
    run(async () => {
      checkAmount();
      await keepDraft();
      if (transactionId.value !== null) await ask('payment.park', { transactionId: transactionId.value });
      clear();
      aside.said = 'parked';
    });

  /** Takes a parked receipt up again. */
  const unpark = (id: string): Promise<void> =>
    run(async () => {
      await show(await ask('payment.resume', { transactionId: id }));
    });

  /** After a reload or an unlock: the tender screen that was open is open again, with the same references. */
  async function resume(): Promise<void> {
    if (step.value !== 'lookup' || lines.value.length > 0) return;
    const draft = await ask('payment.draft', {});
    if (draft) await show(draft);
  }

  async function show(draft: DraftView): Promise<void> {
    const last = draft.lines.at(-1);
    if (last?.kind === 'account') {
      account.value = await ask('account.open', { accountNo: last.accountNo });
      cart.choose(cents(last.cents));
    }
    lines.value = last?.kind === 'account' ? draft.lines.slice(0, -1) : draft.lines;
    tenders.value = draft.tenders;
    transactionId.value = draft.transactionId;
    entry.value = null;
    if (tenders.value.length === 0) till.take('cash');
    step.value = 'tender';
  }

  return {
    step,
    account,
    amountText,
    amount,
    lines,
    allLines,
    total,
    tenders,
    entry,
    entered: computed(() => till.entered),
    rest: computed(() => till.rest),
    change,
    oddities,
    approvalId,
    failure,
    busy,
    finished,
    settledAccount,
    open,
    choose: cart.choose,
    typeAmount: cart.typeAmount,
    addAnother,
    begin,
    finish,
    confirmOdd,
    takeAsCredit,
    takeApproved,
    back,
    park,
    unpark,
    resume,
  };
});
