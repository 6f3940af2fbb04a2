import { decideConfirm, decideDeposit, decideUndo, planDeposits } from '#core/day/deposit.ts';
import type { BusinessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { type Cents, cents } from '#shared/money.ts';
import { type TillCount, tillCents } from '#shared/till-count.ts';
import type { Actor, Office } from '../office.ts';
import { byTwo } from './by-two.ts';
import { closedSessions } from './day-sight.ts';

export type MakeDeposit = {
  date: BusinessDate;
  account: string;
  cash: TillCount;
  bagNumber: string;
  approvalId: string | null;
};

/** Makes up the deposit of one bank account: counted and bagged by one person, checked by another. */
export function makeDeposit(office: Office, actor: Actor, request: MakeDeposit): Result<null> {
  return office.ledger.transaction(() => {
    const { date, account, cash, bagNumber } = request;
    const { station } = office;
    const sessions = office.drawers.ofDate(station, date);
    const made = office.vault.depositsOf(station, date);
    const plans = planDeposits(closedSessions(office, date, station), office.settings.on(date));
    const plan = plans.find((each) => each.account === account);
    const now = {
      station,
      date,
      day: office.days.find(station, date)?.state ?? null,
      plans,
      unapproved: sessions.filter(({ state }) => state !== 'approved').map(({ sessionId }) => sessionId),
      made: made.filter(({ state }) => state !== 'undone').map((deposit) => deposit.account),
      number: made.length + 1,
    };
    const done = byTwo(
      office,
      actor,
      {
        action: 'deposit.prepare',
        // The checks and the bag are of the request too: the second person verified exactly these.
        asked: { date, account, cash, bagNumber, totalCents: plan?.totalCents ?? cents(0) },
        approvalId: request.approvalId,
        date,
        subject: {
          drawer: null,
          sessionId: null,
          count: cash,
          outOf: [],
          cents: tillCents(cash),
          expectedCents: plan?.cashCents ?? null,
          note: bagNumber,
          withUserId: null,
        },
        items: plan?.items.map(({ code, cents: amount, number }) => ({ code, cents: amount, number })) ?? [],
      },
      (approvalId) => decideDeposit({ account, cash, bagNumber, approvalId }, now),
    );
    return done.ok ? ok(null) : done;
  });
}

/** A deposit that was made up wrongly is unmade: its cash lies in the vault again. Gives its day. */
export function undoDeposit(
  office: Office,
  actor: Actor,
  { depositId, reason }: { depositId: string; reason: string },
): Result<BusinessDate> {
  return office.ledger.transaction(() => {
    const deposit = office.vault.findDeposit(depositId);
    if (!deposit || deposit.station !== office.station) return refuse('DEPOSIT_UNKNOWN', { deposit: depositId });
    const date = deposit.businessDate;
    const decision = decideUndo(deposit, office.days.find(office.station, date)?.state ?? null, reason);
    if (!decision.ok) return decision;
    office.ledger.append(office.contextOn(date, actor.userId), decision.value);
    return ok(date);
  });
}

/** What the bank credited, on a later day: a fact of the day it is written down. Gives the deposit's day. */
export function confirmDeposit(
  office: Office,
  actor: Actor,
  said: { depositId: string; bankCents: number; confirmedDate: BusinessDate; note: string },
): Result<BusinessDate> {
  return office.ledger.transaction(() => {
    const { depositId, confirmedDate, note } = said;
    const deposit = office.vault.findDeposit(depositId);
    if (!deposit || deposit.station !== office.station) return refuse('DEPOSIT_UNKNOWN', { deposit: depositId });
    const day = office.days.find(office.station, deposit.businessDate)?.state ?? null;
    const bankCents: Cents = cents(said.bankCents);
    const decision = decideConfirm(deposit, day, { bankCents, confirmedDate, note });
    if (!decision.ok) return decision;
    office.ledger.append(office.context(actor.userId), decision.value);
    return ok(deposit.businessDate);
  });
}
