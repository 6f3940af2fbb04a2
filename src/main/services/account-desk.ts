import { type Balance, displayedBalance } from '#core/balance.ts';
import { keptText } from '#core/journal/kept-text.ts';
import type { AccountSight } from '#core/payment/decide-payment.ts';
import { suggestedAmounts } from '#core/payment/oddity.ts';
import type { Account } from '#shared/account.ts';
import type { AccountView, BalanceView } from '#shared/contract/account.ts';
import { type Cents, cents } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import type { Actor, Office } from '../office.ts';

/** The newest answers of the CIS to single questions, until the accounts worker has stored them. */
const LIVE_KEPT = 500;
const HOUR_MS = 3_600_000;

/**
 * Accounts as the counter sees them: the CIS's figures (asked live, or the last known) less what was paid here and they
 * do not contain yet.
 */
export function createAccountDesk(office: Office) {
  const live = new Map<string, Account>();

  function find(accountNo: string): Account | null {
    const kept = office.accounts.find(accountNo);
    const fresh = live.get(accountNo);
    return fresh && (!kept || fresh.asOf >= kept.asOf) ? fresh : kept;
  }

  function balance(account: Account): Balance {
    const figures = {
      balanceCents: cents(account.balanceCents),
      asOfMs: account.asOf,
      paymentsThroughMs: account.paymentsThrough,
    };
    const { accountNo, paymentsThrough } = account;
    const paid = office.receipts.localShares(accountNo, paymentsThrough);
    return displayedBalance(figures, [...paid, ...office.voids.localReversals(accountNo, paymentsThrough)]);
  }

  /** Zero days in the setting: nobody is asked. */
  function paidLately(
    accountNo: string,
    lastPaidAtMs: number | null,
    settings: Settings,
  ): { code: string; cents: Cents }[] {
    const days = settings['payment.same-amount-days'];
    const afterMs = office.clock.now() - days * 24 * HOUR_MS;
    // Most customers have not been here for weeks: their last payment says so, and nothing else is looked up.
    return days === 0 || lastPaidAtMs === null || lastPaidAtMs <= afterMs
      ? []
      : office.receipts.paidAfter(accountNo, afterMs);
  }

  return {
    find,
    balance,
    /** Remembers what the CIS just said. */
    heard(account: Account): void {
      live.delete(account.accountNo);
      live.set(account.accountNo, account);
      const [oldest] = live.keys();
      if (live.size > LIVE_KEPT && oldest !== undefined) live.delete(oldest);
    },
    view(account: Account, source: AccountView['source']): AccountView {
      const now = balance(account);
      return {
        account,
        source,
        balance: { ...now, age: ageOf(now.asOfMs, office.clock.now(), office.settingsNow()) },
        suggested: suggestionsOf(account, now),
      };
    },
    /** What the payment rule needs to know of an account, or null if there is none. */
    sight(accountNo: string, actor: Actor, settings: Settings): AccountSight | null {
      const account = find(accountNo);
      if (!account) return null;
      const lastPaidHereAtMs = office.receipts.lastPaidAtMs(accountNo);
      const now = balance(account);
      return {
        seen: {
          accountNo,
          displayNo: keptText(account.displayNo, NAME_KEPT),
          customerId: account.customerId === undefined ? null : keptText(account.customerId, NAME_KEPT),
          name: keptText(account.name, NAME_KEPT),
          address: keptText(account.serviceAddress.line1, NAME_KEPT),
          cisBalanceCents: now.cisCents,
          asOfMs: now.asOfMs,
          localCents: now.localCents,
        },
        status: account.status,
        displayedCents: now.displayedCents,
        lastPaidHereAtMs,
        cashOnly: account.flags.cashOnly || account.flags.noChecks,
        own: office.links.isLinked(actor.userId, accountNo),
        paidLately: paidLately(accountNo, lastPaidHereAtMs, settings),
        ...offersOf(account),
      };
    },
  };
}
export type AccountDesk = ReturnType<typeof createAccountDesk>;

/** A receipt needs no more of a name or an address than this; the fact keeps as little as the receipt needs. */
const NAME_KEPT = 200;

function offersOf(account: Account): { pastDueCents: Cents; stopCutoffCents?: Cents; instalmentCents?: Cents } {
  const { stopCutoffCents, agreement } = account;
  return {
    pastDueCents: cents(account.pastDueCents),
    ...(stopCutoffCents === undefined ? {} : { stopCutoffCents: cents(stopCutoffCents) }),
    ...(agreement === undefined ? {} : { instalmentCents: cents(agreement.cents) }),
  };
}

function suggestionsOf(account: Account, now: Balance): AccountView['suggested'] {
  const offers = offersOf(account);
  const named: AccountView['suggested'] = [
    { kind: 'total', cents: now.displayedCents },
    { kind: 'past-due', cents: offers.pastDueCents },
    ...(offers.stopCutoffCents === undefined ? [] : [{ kind: 'stop-cutoff' as const, cents: offers.stopCutoffCents }]),
    ...(offers.instalmentCents === undefined ? [] : [{ kind: 'instalment' as const, cents: offers.instalmentCents }]),
  ];
  const offered = suggestedAmounts({ displayedCents: now.displayedCents, ...offers });
  return named.filter((suggestion) => offered.includes(suggestion.cents));
}

function ageOf(asOfMs: number, atMs: number, settings: Settings): BalanceView['age'] {
  const hours = (atMs - asOfMs) / HOUR_MS;
  if (hours > settings['balance.very-old-hours']) return 'very-old';
  return hours > settings['balance.old-hours'] ? 'old' : 'fresh';
}
