import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { AccountView } from '#shared/contract/account.ts';
import type { DraftLine } from '#shared/contract/payment.ts';
import { addCents, type Cents, formatAmount, parseAmount, sumCents } from '#shared/money.ts';

/** What goes into the receipt: lines that are in it already, and the account that is under the hand with its amount. */
export const useCart = defineStore('cart', () => {
  const account = ref<AccountView | null>(null);
  const amountText = ref('');
  /** The clerk typed or chose an amount: the CIS's answer no longer changes it. */
  const amountChosen = ref(false);
  /** Lines that are in the receipt already, without the account that is open. */
  const lines = ref<DraftLine[]>([]);

  const amount = computed((): Cents | null => parseAmount(amountText.value));
  /** Everything that goes into the receipt, the open account last. */
  const allLines = computed((): DraftLine[] => {
    const open = account.value?.account;
    if (!open || amount.value === null) return lines.value;
    const { accountNo, displayNo, name } = open;
    return [...lines.value, { kind: 'account', accountNo, displayNo, name, cents: amount.value }];
  });
  const total = computed((): Cents => sumCents(allLines.value.map((line) => line.cents)));

  function prefill(view: AccountView): void {
    const due = view.balance.displayedCents;
    amountText.value = due > 0 ? formatAmount(due) : '';
  }

  /** Puts an account under the hand. One that is in the receipt already comes back with its amount. */
  function open(view: AccountView): void {
    const before = lines.value.find((line) => line.kind === 'account' && line.accountNo === view.account.accountNo);
    lines.value = lines.value.filter((line) => line !== before);
    account.value = view;
    amountChosen.value = before !== undefined;
    if (before) amountText.value = formatAmount(before.cents);
    else prefill(view);
  }

  /** The CIS's answer came: it changes the amount only while nobody has chosen one. */
  function refresh(view: AccountView, mayPrefill: boolean): void {
    account.value = view;
    if (mayPrefill && !amountChosen.value) prefill(view);
  }

  function choose(cents_: Cents): void {
    amountChosen.value = true;
    amountText.value = formatAmount(cents_);
  }

  function typeAmount(text: string): void {
    amountChosen.value = true;
    amountText.value = text;
  }

  /** Raises what is paid on the last account of the receipt. */
  function raiseLast(by: Cents): void {
    if (account.value && amount.value !== null) {
      choose(addCents(amount.value, by));
      return;
    }
    const index = lines.value.findLastIndex((line) => line.kind === 'account');
    lines.value = lines.value.map((line, at) => (at === index ? { ...line, cents: addCents(line.cents, by) } : line));
  }

  /** Something that is paid without an account. */
  function addMisc(line: { glCode: string; description: string; cents: Cents }): void {
    lines.value = [...lines.value, { kind: 'misc', ...line }];
  }

  function dropLine(index: number): void {
    lines.value = lines.value.filter((_, at) => at !== index);
  }

  /** The lines as main is asked for them: without the words that only the screen needs. */
  const asLines = () =>
    allLines.value.map((line) =>
      line.kind === 'misc'
        ? { kind: line.kind, glCode: line.glCode, description: line.description, cents: line.cents }
        : { kind: line.kind, accountNo: line.accountNo, cents: line.cents },
    );

  function leaveAccount(): void {
    account.value = null;
    amountText.value = '';
    amountChosen.value = false;
  }

  return {
    account,
    amountText,
    amountChosen,
    lines,
    amount,
    allLines,
    total,
    open,
    refresh,
    choose,
    typeAmount,
    raiseLast,
    addMisc,
    dropLine,
    asLines,
    leaveAccount,
  };
});
