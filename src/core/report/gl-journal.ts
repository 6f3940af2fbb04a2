import { addCents, type Cents, negateCents, subtractCents, sumCents } from '#shared/money.ts';
import type { DayRecord } from './day-record.ts';

/** One line of the day's entry in the city's general ledger. One side is zero. */
export type GlLine = { account: string; words: string; debitCents: Cents; creditCents: Cents };

/**
 * The day as a balanced entry: the bank is debited with its deposits, receivables and other accounts are credited with what
 * was receipted, what is over or short has an account of its own, and so has what the tills hold more than before.
 */
export function glJournal(day: DayRecord): GlLine[] {
  const { closed, accounts, deposits } = day;
  const overShort = sumCents(closed.tenders.map((tender) => tender.overShortCents));
  // What was found wrong with the tills in the morning, and with the vault.
  const found = addCents(closed.openingOverShortCents, closed.vaultOverShortCents);
  const change = addCents(closed.banksChangeCents, found);
  const refundDue = sumCents(day.reversed.filter(({ money }) => money === 'refund-due').map(({ cents }) => cents));
  const neverCame = sumCents(day.reversed.filter(({ money }) => money === 'not-received').map(({ cents }) => cents));
  const entries: [string, string, Cents][] = [
    ...deposits
      .filter(({ state }) => state !== 'undone')
      .map(({ account, depositId, totalCents }): [string, string, Cents] => {
        const bank = accounts.banks.get(account);
        return [bank?.glCode ?? account, `${bank?.name ?? account}, deposit ${depositId}`, totalCents];
      }),
    ...day.booked.map(({ glCode, cents }): [string, string, Cents] => [
      glCode ?? accounts.receivable,
      glCode === null ? 'Payments on accounts' : 'Payments without an account',
      negateCents(cents),
    ]),
    [accounts.overShort, 'Drawers over or short', negateCents(overShort)],
    [accounts.changeFund, 'Cash in tills and vault, change', change],
    [accounts.overShort, 'Tills at opening and vault, over or short', negateCents(found)],
    [accounts.receivable, 'Earlier receipts reversed', addCents(refundDue, neverCame)],
    [accounts.refundsPayable, 'Refunds due', negateCents(refundDue)],
    [accounts.overShort, 'Earlier receipts reversed, money never came', negateCents(neverCame)],
  ];
  return entries.filter(([, , cents]) => cents !== 0).map(([account, words, cents]) => line(account, words, cents));
}

function line(account: string, words: string, cents: Cents): GlLine {
  const none = subtractCents(cents, cents);
  return cents > 0
    ? { account, words, debitCents: cents, creditCents: none }
    : { account, words, debitCents: none, creditCents: negateCents(cents) };
}
