import type { DraftLine, TakenView, TenderView } from '#shared/contract/payment.ts';
import { type Cents, cents, formatAmount, parseAmount } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';
import { Refused } from '../api.ts';

/** The instrument under the hand, as typed. */
export type Entry = { code: TenderCode; amountText: string; number: string; issuer: string };

/** A new instrument over all that is still to be paid. `issuer`: the one that is offered first. */
export function blankEntry(code: TenderCode, rest: Cents, issuer: string): Entry {
  return { code, amountText: formatAmount(rest > 0 ? rest : cents(0)), number: '', issuer };
}

/** An instrument that was put down, under the hand again. */
export function entryOf({ code, cents: amount, number, issuer }: TenderView): Entry {
  return { code, amountText: formatAmount(amount), number: number ?? '', issuer: issuer ?? '' };
}

/** What was typed as an instrument; an amount that is none is refused by name. */
export function tenderOf(entry: Entry): TenderView {
  const value = parseAmount(entry.amountText);
  if (value === null) throw new Refused({ code: 'INPUT_INVALID', details: { field: entry.amountText } });
  const text = (typed: string): string | null => typed.trim() || null;
  return { code: entry.code, cents: value, number: text(entry.number), issuer: text(entry.issuer) };
}

/** A payment that was just taken, as the window shows it until the next customer. */
export type Finished = TakenView & {
  accountNo: string;
  name: string;
  displayNo: string;
  furtherLines: number;
  tenders: TenderView[];
};

export function finishedOf(taken: TakenView, lines: readonly DraftLine[], tenders: TenderView[]): Finished {
  const account = lines.findLast((line) => line.kind === 'account');
  const [first] = lines;
  const who =
    account?.kind === 'account'
      ? { accountNo: account.accountNo, displayNo: account.displayNo, name: account.name }
      : { accountNo: '', displayNo: '', name: first?.kind === 'misc' ? first.description : '' };
  return { ...taken, ...who, furtherLines: lines.length - 1, tenders };
}
