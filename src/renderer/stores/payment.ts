import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { AccountView } from '#shared/contract/account.ts';
import type { TakenView } from '#shared/contract/payment.ts';
import type { Failure } from '#shared/failure.ts';
import { type Cents, cents, formatAmount, parseAmount, subtractCents } from '#shared/money.ts';
import type { Oddity } from '#shared/tender.ts';
import { ask, failureOf, hear, Refused } from '../api.ts';
import { i18n } from '../locales/i18n.ts';
import { useSession } from './session.ts';

/** The steps of a payment, in order; Esc goes back exactly one. */
export type Step = 'lookup' | 'amount' | 'tender' | 'odd';

export type Finished = TakenView & { accountNo: string; name: string; displayNo: string };

/** The payment under the clerk's hand: who, how much, and did it go through. */
export const usePayment = defineStore('payment', () => {
  const step = ref<Step>('lookup');
  const account = ref<AccountView | null>(null);
  const amountText = ref('');
  /** The clerk typed or chose an amount: the CIS's answer no longer changes it. */
  const amountChosen = ref(false);
  const tenderedText = ref('');
  const transactionId = ref<string | null>(null);
  const oddities = ref<Oddity[]>([]);
  const confirmed = ref<Oddity[]>([]);
  const failure = ref<Failure | null>(null);
  const busy = ref(false);
  const finished = ref<Finished | null>(null);
  /** The paid account as the CIS sees it after the payment. */
  const settledAccount = ref<AccountView | null>(null);

  const amount = computed((): Cents | null => parseAmount(amountText.value));
  const tendered = computed((): Cents | null => parseAmount(tenderedText.value));
  const change = computed((): Cents | null =>
    amount.value === null || tendered.value === null ? null : subtractCents(tendered.value, amount.value),
  );

  hear('account.changed', (view) => {
    if (view.account.accountNo === account.value?.account.accountNo) {
      account.value = view;
      if (step.value === 'amount' && !amountChosen.value) prefill(view);
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

  function prefill(view: AccountView): void {
    const due = view.balance.displayedCents;
    amountText.value = due > 0 ? formatAmount(due) : '';
  }

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

  const open = (accountNo: string): Promise<void> =>
    run(async () => {
      const view = await ask('account.open', { accountNo });
      account.value = view;
      amountChosen.value = false;
      tenderedText.value = '';
      confirmed.value = [];
      prefill(view);
      step.value = 'amount';
    });

  function choose(cents_: Cents): void {
    amountChosen.value = true;
    amountText.value = formatAmount(cents_);
  }

  function typeAmount(text: string): void {
    amountChosen.value = true;
    amountText.value = text;
  }

  /** F5: the tender screen opens, and with it the payment's permanent references. */
  const beginCash = (): Promise<void> =>
    run(async () => {
      const paying = account.value?.account.accountNo;
      const pays = amount.value;
      if (paying === undefined) return;
      if (pays === null || pays <= 0) throw new Refused({ code: 'AMOUNT_INVALID', details: {} });
      const language = i18n.global.locale.value === 'es' ? 'es' : 'en';
      const draft = await ask('payment.begin', {
        lines: [{ kind: 'account', accountNo: paying, cents: pays }],
        language,
      });
      if (draft.transactionId !== transactionId.value || tenderedText.value === '')
        tenderedText.value = formatAmount(pays);
      transactionId.value = draft.transactionId;
      amountText.value = formatAmount(pays);
      amountChosen.value = true;
      step.value = 'tender';
    });

  /** Enter: takes the payment, or asks once when something is odd. */
  const finish = (): Promise<void> =>
    run(async () => {
      const paid = account.value?.account;
      const gives = tendered.value;
      const pays = amount.value;
      if (!paid || pays === null || transactionId.value === null) return;
      if (gives === null) throw new Refused({ code: 'INPUT_INVALID', details: { field: tenderedText.value } });
      try {
        const taken = await ask('payment.take', {
          transactionId: transactionId.value,
          linesCents: pays,
          tenders: [{ code: 'cash', cents: gives }],
          confirmed: confirmed.value,
        });
        finished.value = { ...taken, accountNo: paid.accountNo, displayNo: paid.displayNo, name: paid.name };
        settledAccount.value = null;
        clear();
      } catch (error) {
        const refusal = failureOf(error);
        if (refusal.code !== 'ODD_UNCONFIRMED') throw error;
        oddities.value = refusal.details.oddities as Oddity[];
        step.value = 'odd';
      }
    });

  const confirmOdd = (): Promise<void> => {
    confirmed.value = [...confirmed.value, ...oddities.value];
    step.value = 'tender';
    return finish();
  };

  /** One step back. What was typed stays typed until the account is left. */
  const back = (): Promise<void> =>
    run(async () => {
      if (step.value === 'odd') step.value = 'tender';
      else if (step.value === 'tender') step.value = 'amount';
      else if (step.value === 'amount') {
        if (transactionId.value !== null) await ask('payment.discard', { transactionId: transactionId.value });
        clear();
      }
    });

  function clear(): void {
    step.value = 'lookup';
    account.value = null;
    amountText.value = '';
    tenderedText.value = '';
    transactionId.value = null;
    oddities.value = [];
    confirmed.value = [];
  }

  /** After a reload or an unlock: the tender screen that was open is open again, with the same references. */
  async function resume(): Promise<void> {
    if (step.value !== 'lookup') return;
    const draft = await ask('payment.draft', {});
    const line = draft?.lines[0];
    if (!draft || line?.kind !== 'account') return;
    await open(line.accountNo);
    if (account.value === null) return;
    transactionId.value = draft.transactionId;
    choose(cents(line.cents));
    tenderedText.value = formatAmount(cents(line.cents));
    step.value = 'tender';
  }

  return {
    step,
    account,
    amountText,
    tenderedText,
    amount,
    tendered,
    change,
    oddities,
    failure,
    busy,
    finished,
    settledAccount,
    open,
    choose,
    typeAmount,
    beginCash,
    finish,
    confirmOdd,
    back,
    resume,
  };
});
