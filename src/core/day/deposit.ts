import type { DayState } from '#shared/close-step.ts';
import type { BusinessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { addCents, type Cents, subtractCents, sumCents } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import type { TenderCode } from '#shared/tender.ts';
import { type TillCount, tillCents, tillSum } from '#shared/till-count.ts';
import type { DepositConfirmed, DepositItem, DepositPrepared, DrawerApproved } from '../journal/day-facts.ts';
import type { NewFact } from '../journal/fact.ts';

/** A tender control that is closed: an approved drawer session, with the cash that was picked up from it before. */
export type ClosedSession = {
  approved: DrawerApproved;
  pickups: readonly TillCount[];
  openedCents: Cents;
  expectedBankCents: Cents;
};

/** What one bank account gets of a day. */
export type DepositPlan = {
  account: string;
  sessions: string[];
  /** The pieces that drawers turned in; swaps with the vault may have made others of them, worth as much. */
  cash: TillCount;
  cashCents: Cents;
  items: DepositItem[];
  itemsCents: Cents;
  totalCents: Cents;
};

/** The bank account of a kind of tender: the one that it names, else the first. */
export function accountOf(code: TenderCode, settings: Settings): string {
  const accounts = settings['bank.accounts'].map((account) => account.code);
  const named = settings[`tender.${code}`].account;
  return accounts.includes(named) ? named : (accounts[0] ?? named);
}

/** Tender controls rolled together, one deposit for each bank account that gets anything. */
export function planDeposits(closed: readonly ClosedSession[], settings: Settings): DepositPlan[] {
  const plans = settings['bank.accounts'].map(({ code: account }): DepositPlan => {
    const goesHere = (code: TenderCode): boolean =>
      accountOf(code, settings) === account && settings[`tender.${code}`].depositable;
    const pieces = closed.flatMap(({ approved, pickups }) => [approved.turnedIn, ...pickups]);
    const cash = goesHere('cash') ? tillSum(pieces) : [];
    const items = closed.flatMap(({ approved }) => approved.items.filter(({ code }) => goesHere(code)));
    const cashCents = tillCents(cash);
    const itemsCents = sumCents(items.map((item) => item.cents));
    return {
      account,
      sessions: closed.map(({ approved }) => approved.sessionId),
      cash,
      cashCents,
      items,
      itemsCents,
      totalCents: addCents(cashCents, itemsCents),
    };
  });
  return plans.filter(({ totalCents, items }) => totalCents > 0 || items.length > 0);
}

export type DepositRequest = { account: string; cash: TillCount; bagNumber: string; approvalId: string | null };

/**
 * A deposit is made up once every drawer is approved, by one person, and checked by another. Its cash is what the drawers
 * turned in, to the cent (rule 29: the deposit is intact).
 */
export function decideDeposit(
  { account, cash, bagNumber, approvalId }: DepositRequest,
  now: {
    station: string;
    date: BusinessDate;
    day: DayState | null;
    plans: readonly DepositPlan[];
    /** Drawers that nobody approved yet. */
    unapproved: readonly string[];
    /** Accounts that have a deposit of this day already; deposits of this day so far, undone ones too. */
    made: readonly string[];
    number: number;
  },
): Result<NewFact[]> {
  if (now.day !== 'closing') return refuse('DAY_STATE', { date: now.date, state: now.day ?? 'unopened' });
  if (now.unapproved.length > 0) return refuse('CLOSE_NOT_READY', { missing: ['approved'] });
  if (now.made.includes(account)) return refuse('DEPOSIT_STATE', { account });
  const plan = now.plans.find((each) => each.account === account);
  if (!plan) return refuse('DEPOSIT_UNKNOWN', { deposit: account });
  const cashCents = tillCents(cash);
  if (cashCents !== plan.cashCents) {
    return refuse('DEPOSIT_NOT_INTACT', { expectedCents: plan.cashCents, foundCents: cashCents });
  }
  if (approvalId === null) return refuse('APPROVAL_NEEDED', { needs: ['deposit'] });
  const currency = tillCents(cash.filter(({ piece }) => piece.startsWith('b')));
  const payload: DepositPrepared = {
    depositId: `${now.station}-${now.date.replaceAll('-', '')}-${account}-${now.number}`,
    account,
    sessions: plan.sessions,
    cash,
    coinCents: subtractCents(cashCents, currency),
    currencyCents: currency,
    items: plan.items,
    itemsCents: plan.itemsCents,
    totalCents: plan.totalCents,
    bagNumber,
    approvalId,
  };
  return ok([{ kind: 'deposit.prepared', payload }]);
}

export type StoredDeposit = { depositId: string; state: 'prepared' | 'undone' | 'confirmed'; totalCents: Cents };

/** A deposit is unmade before its day is closed, never after. */
export function decideUndo(deposit: StoredDeposit, day: DayState | null, reason: string): Result<NewFact[]> {
  const { depositId, state } = deposit;
  if (state !== 'prepared' || day === 'closed') return refuse('DEPOSIT_STATE', { deposit: depositId, state });
  return ok([{ kind: 'deposit.undone', payload: { depositId, reason } }]);
}

/** What the bank credited, the next day (rule 31), once. A difference is an exception and stays one. */
export function decideConfirm(
  deposit: StoredDeposit,
  day: DayState | null,
  said: { bankCents: Cents; note: string; confirmedDate: BusinessDate },
): Result<NewFact[]> {
  const { depositId, state, totalCents } = deposit;
  if (state !== 'prepared' || day !== 'closed') return refuse('DEPOSIT_STATE', { deposit: depositId, state });
  const payload: DepositConfirmed = { depositId, ...said, differenceCents: subtractCents(said.bankCents, totalCents) };
  return ok([{ kind: 'deposit.confirmed', payload }]);
}
