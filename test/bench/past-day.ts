import { planDeposits } from '#core/day/deposit.ts';
import { expectedIn } from '#core/drawer/expected.ts';
import { expectedBank } from '#core/drawer/open-drawer.ts';
import type { NewFact } from '#core/journal/fact.ts';
import { type Actor, type Office, SYSTEM_ACTOR } from '#main/office.ts';
import { createAccountDesk } from '#main/services/account-desk.ts';
import { grantApproval } from '#main/services/approve.ts';
import { approveDrawer } from '#main/services/approve-drawer.ts';
import { beginClose, closeDay, reviewDay } from '#main/services/close-day.ts';
import { correctReceipt } from '#main/services/correct-receipt.ts';
import { countDrawer, explainDifference } from '#main/services/count-drawer.ts';
import { closedSessions } from '#main/services/day-sight.ts';
import { moneyIn } from '#main/services/drawer-cash.ts';
import { confirmDeposit, makeDeposit } from '#main/services/make-deposit.ts';
import { pickUp } from '#main/services/move-cash.ts';
import { openCircumstances, openDrawer, sessionOf } from '#main/services/open-drawer.ts';
import { voidReceipt } from '#main/services/void-receipt.ts';
import type { Account } from '#shared/account.ts';
import type { BusinessDate } from '#shared/day.ts';
import type { Result } from '#shared/failure.ts';
import { cents } from '#shared/money.ts';
import { inPieces } from '#test/support/day-hand.ts';
import { paymentsOf, type Till } from './past-payments.ts';

export type Staff = { clerks: readonly Actor[]; lead: Actor; supervisor: Actor; pinOf: (userId: string) => string };
export type PastClock = { set: (atMs: number) => void };
/** `day` counts the days and `firstNumber` the payments, through all of them. */
export type DayPlan = { date: BusinessDate; day: number; payments: number; clerks: number; firstNumber: number };
/** Cash of a till that goes to the vault in between, cents. */
const PICKED_UP_FROM = 300_000;
const STAYS = 50_000;
const HOUR_MS = 3_600_000;

/**
 * One ordinary day of a station by the application's own services: drawers with a bank that is counted, payments, pickups,
 * a void, blind counts of which one in twenty is off, approvals, deposit and close.
 */
export function pastDays(office: Office, clock: PastClock, staff: Staff, accounts: readonly Account[]) {
  const desk = createAccountDesk(office);
  const { supervisor, lead } = staff;

  function done<T>(what: string, result: Result<T>): T {
    if (!result.ok)
      throw new Error(`${what} was refused: ${result.failure.code} ${JSON.stringify(result.failure.details)}`);
    return result.value;
  }

  /** An act by two: asked for, agreed to by the other person, done. */
  async function byTwo(
    asker: Actor,
    other: Actor,
    act: (approvalId: string | null) => Result<unknown>,
    reasonCode = '',
  ) {
    const asked = act(null);
    if (asked.ok || asked.failure.code !== 'APPROVAL_NEEDED')
      throw new Error(`not asked for: ${JSON.stringify(asked)}`);
    const approvalId = String(asked.failure.details.approvalId);
    const word = { approvalId, userId: other.userId, pin: staff.pinOf(other.userId), reasonCode, reason: '' };
    done('the second word', await grantApproval(office, () => asker, word));
    done('the act', act(approvalId));
  }

  function say(date: BusinessDate, actor: string, facts: readonly NewFact[]): void {
    office.ledger.transaction(() => office.ledger.append(office.contextOn(date, actor), facts));
  }

  function opens(actor: Actor): Till {
    const now = openCircumstances(office, actor);
    const free = now.settings['drawer.names'].find((name) => !now.inUse.has(name)) ?? '';
    const count = inPieces(expectedBank(free, now));
    say(now.date, actor.userId, [{ kind: 'user.signed-in', payload: { userId: actor.userId } }]);
    done('the drawer', openDrawer(office, actor, { drawer: free, count, note: '', approvalId: null }));
    const session = sessionOf(office, actor);
    if (!session) throw new Error('no drawer was opened');
    return { actor, session, cash: cents(session.openedCents) };
  }

  async function emptied(till: Till): Promise<void> {
    const cash = inPieces(till.cash - STAYS);
    await byTwo(till.actor, lead, (approvalId) => pickUp(office, till.actor, { cash, approvalId }));
    till.cash = cents(STAYS);
  }

  /** The last receipt of the day that was paid in cash alone is taken back, and the CIS hears of it. */
  async function voids(date: BusinessDate, till: Till): Promise<void> {
    const taken = office.receipts.ofDay(date, 20).find(({ receiptNo, drawerSession }) => {
      const [tender, ...more] = office.receipts.tendersOf([receiptNo]);
      return drawerSession === till.session.sessionId && tender?.code === 'cash' && more.length === 0;
    });
    if (!taken) return;
    const asked = {
      receiptNo: taken.receiptNo,
      cashReturnedCents: taken.linesCents,
      reasonCode: 'wrong-amount',
      reason: '',
    };
    await byTwo(
      till.actor,
      supervisor,
      (approvalId) => voidReceipt(office, till.actor, { ...asked, approvalId }),
      'other',
    );
  }

  /** A receipt of an earlier day turns out to be wrong. */
  async function corrects(date: BusinessDate): Promise<void> {
    const [taken] = office.receipts.ofDay(date, 1);
    if (!taken || office.voids.find(taken.receiptNo)) return;
    const change = { kind: 'reversal' as const, money: 'refund-due' as const };
    const asked = { receiptNo: taken.receiptNo, change, reasonCode: 'keyed-wrong', reason: '' };
    await byTwo(
      lead,
      supervisor,
      (approvalId) => correctReceipt(office, desk, lead, { ...asked, approvalId }),
      'other',
    );
  }

  /** What still waits for the CIS and the printer is answered. */
  function settles(date: BusinessDate): void {
    office.ledger.transaction(() => {
      const context = office.contextOn(date, SYSTEM_ACTOR);
      for (const { paymentRef } of office.outbox.due(context.atMs, 100)) {
        const answer = { cisRef: 'REV', cisBatch: `B-${date}`, postedAtMs: context.atMs, learntBy: 'answer' as const };
        office.ledger.append(context, [{ kind: 'cis.posted', payload: { paymentRef, ...answer } }]);
        office.outbox.settle(paymentRef, 'posted', null);
      }
      for (const job of office.prints.open()) office.prints.set({ ...job, state: 'printed', attempts: 1 });
    });
  }

  function counts({ actor, session }: Till, off: boolean): void {
    const stored = office.drawers.find(session.sessionId);
    if (!stored) throw new Error(`no session ${session.sessionId}`);
    const expected = expectedIn(moneyIn(office, stored));
    const cash = inPieces((expected.get('cash')?.cents ?? 0) - (off ? 500 : 0));
    const tenders = [...expected]
      .filter(([code, { items }]) => code !== 'cash' && items > 0)
      .map(([code, there]) => ({ code, ...there, amounts: null }));
    const { sessionId } = session;
    for (let submitted = false; !submitted; ) {
      ({ submitted } = done('the count', countDrawer(office, actor, { sessionId, count: { cash, tenders } })));
    }
    if (!off) return;
    const reasons = [{ code: 'cash' as const, reasonCode: 'not-found', reason: 'counted three times' }];
    done('the reason', explainDifference(office, actor, { sessionId, reasons, missing: [], extra: [] }));
  }

  async function deposits(date: BusinessDate): Promise<void> {
    for (const plan of planDeposits(closedSessions(office, date, office.station), office.settings.on(date))) {
      const asked = { date, account: plan.account, cash: plan.cash, bagNumber: `BAG-${date}` };
      await byTwo(supervisor, lead, (approvalId) => makeDeposit(office, supervisor, { ...asked, approvalId }));
    }
  }

  /** The packet of a past day was filed and put away; its pages are not made again here. */
  function files(date: BusinessDate): void {
    const next = office.context(SYSTEM_ACTOR).businessDate;
    const named = ['packet.pdf', 'receipts.csv'].map((name) => `${date}-${office.station}-1-${name}`);
    const made = named.map((name) => ({ name, bytes: 90_000, sha256: '0'.repeat(64) }));
    say(next, SYSTEM_ACTOR, [{ kind: 'packet.filed', payload: { date, packet: 1, files: made } }]);
    say(next, supervisor.userId, [{ kind: 'packet.printed', payload: { date } }]);
  }

  return {
    /** Opens the drawers and takes the day's payments; the drawers stay open. Gives the tills. */
    async sells({ date, payments, clerks, firstNumber }: DayPlan, openingMs: number): Promise<Till[]> {
      clock.set(openingMs);
      const tills = staff.clerks.slice(0, clerks).map(opens);
      const counter = paymentsOf(office, accounts, date);
      let taken = 0;
      while (taken < payments) {
        office.ledger.transaction(() => {
          for (; taken < payments && tills.every(({ cash }) => cash < PICKED_UP_FROM); taken += 1) {
            clock.set(openingMs + Math.floor(((taken + 1) * 8.5 * HOUR_MS) / payments));
            const till = tills[taken % tills.length];
            if (till) counter.take(till, firstNumber + taken);
          }
        });
        for (const till of tills.filter(({ cash }) => cash >= PICKED_UP_FROM)) await emptied(till);
      }
      return tills;
    },

    /** The evening: a void, counts, approvals, deposit, close; and what is left of the day before. */
    async closes(tills: readonly Till[], { date, day }: DayPlan, openingMs: number): Promise<void> {
      clock.set(openingMs + 8.6 * HOUR_MS);
      const [first] = tills;
      if (first) await voids(date, first);
      settles(date);
      clock.set(openingMs + 9 * HOUR_MS);
      for (const [at, till] of tills.entries()) counts(till, (day * tills.length + at) % 20 === 0);
      say(date, supervisor.userId, [{ kind: 'user.signed-in', payload: { userId: supervisor.userId } }]);
      for (const { session } of tills) done('the approval', approveDrawer(office, supervisor, session.sessionId));
      done('the close', beginClose(office, supervisor, date));
      done('the review', reviewDay(office, supervisor, date));
      await deposits(date);
      clock.set(openingMs + 9.5 * HOUR_MS);
      done('the seal', await closeDay(office, supervisor, date, staff.pinOf(supervisor.userId)));
      settles(date);
      files(date);
    },

    /** The bank's word for earlier deposits, and every fifth day a correction of what was taken the day before. */
    async looksBack(date: BusinessDate, before: BusinessDate | null, fifth: boolean): Promise<void> {
      if (before && fifth) await corrects(before);
      for (const { depositId, totalCents } of office.vault.unconfirmed(office.station, date)) {
        const said = { depositId, bankCents: totalCents, confirmedDate: date, note: '' };
        done('the bank', confirmDeposit(office, lead, said));
      }
    },
  };
}
