import { highUsage } from '#core/account/high-usage.ts';
import { recentPayments } from '#core/account/recent-payments.ts';
import type { ChannelPayment, Usage } from '#shared/account-history.ts';
import type { AccountDetails, AskedPart, Undone } from '#shared/contract/account.ts';
import { addDays } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { compact } from '#shared/lookup-text.ts';
import type { Relay } from '../cis/relay.ts';
import type { Office } from '../office.ts';
import type { Clock } from '../ports.ts';
import type { AccountDesk } from './account-desk.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { stateOf } from './receipt-book.ts';

/** The CIS is asked for so long, ms; then what was taken here stands alone. */
export const ASK_DETAILS_MS = 5_000;
/** So many payments of all channels are shown. */
const PAYMENTS_SHOWN = 20;
/** So many days of readings are shown, the last of them yesterday: today's is not over. */
const DAYS_SHOWN = 90;

/** One question to the CIS: how far it has come, and what was answered last. */
type Question<T> = { state: AskedPart; answer: T | null };
/** The account on the screen. There is one, and its questions end when another takes its place. */
type Shown = {
  accountNo: string;
  left: AbortController;
  history: Question<ChannelPayment[]>;
  usage: Question<Usage>;
};

/** What stands beside an account: payments of all channels and a meter's readings. Nobody waits for it. */
export function createAccountDetails(office: Office, desk: AccountDesk, relay: Relay) {
  let shown: Shown | null = null;

  const begin = oneAtATime(office.log, 'cis.details-failed', async (accountNo) => {
    const adapter = relay.adapter();
    if (shown?.accountNo !== accountNo || !adapter) return;
    const { history, usage } = shown;
    const { from, to } = daysShown(office);
    const can = adapter.capabilities;
    await Promise.all([
      can.history && ask(shown, history, (signal) => adapter.getHistory(accountNo, PAYMENTS_SHOWN, signal)),
      can.usage && ask(shown, usage, (signal) => adapter.getUsage(accountNo, from, to, signal)),
    ]);
  });

  async function ask<T>(
    of: Shown,
    question: Question<T>,
    put: (signal: AbortSignal) => Promise<T | null>,
  ): Promise<void> {
    try {
      question.answer = await inTime(office.clock, of.left.signal, put);
      question.state = question.answer === null ? 'not-available' : 'live';
    } catch (error) {
      if (of.left.signal.aborted) return;
      office.log('info', 'cis.details-not-answered', { why: error instanceof Error ? error.message : String(error) });
      question.state = 'failed';
    }
    if (of === shown) tell(of);
  }

  function tell(now: Shown): void {
    office.emit({ name: 'account.details-changed', payload: viewOf(office, now) });
  }

  function show(accountNo: string): Shown {
    if (shown?.accountNo === accountNo) return shown;
    shown?.left.abort();
    const unknown = { state: 'not-available', answer: null } as const;
    shown = { accountNo, left: new AbortController(), history: { ...unknown }, usage: { ...unknown } };
    return shown;
  }

  return {
    /** Answers with what is known here at once; the answers of the CIS follow as events. */
    open(accountNo: string): Result<AccountDetails> {
      const account = desk.find(compact(accountNo));
      if (!account) return refuse('ACCOUNT_UNKNOWN', { accountNo });
      const now = show(account.accountNo);
      const can = relay.adapter()?.capabilities;
      now.history.state = can?.history ? 'asking' : 'not-available';
      now.usage.state = can?.usage ? 'asking' : 'not-available';
      if (can?.history || can?.usage) begin(account.accountNo);
      return ok(viewOf(office, now));
    },
    /** A payment on this account learnt something about the CIS. */
    paymentChanged(accountNo: string): void {
      if (shown?.accountNo === accountNo) tell(shown);
    },
    /** Ends what is being asked. */
    stop(): void {
      shown?.left.abort();
      shown = null;
    },
  };
}
export type AccountDetailsDesk = ReturnType<typeof createAccountDetails>;

/** A receipt that is voided was not reversed before; what moved away from an account before that stays moved. */
function undoneBy(payment: {
  settled: string;
  voidedAtMs: number | null;
  reversalRef: string | null;
  moved: boolean;
}): Undone {
  if (payment.moved) return 'correction';
  if (payment.voidedAtMs !== null) return 'void';
  return payment.settled === 'cancelled' || payment.reversalRef !== null ? 'correction' : null;
}

function daysShown(office: Office) {
  const today = office.calendarDate();
  return { from: addDays(today, -DAYS_SHOWN), to: addDays(today, -1) };
}

function viewOf(office: Office, { accountNo, history, usage }: Shown): AccountDetails {
  const ours = office.receipts
    .newestOfAccount(accountNo, PAYMENTS_SHOWN)
    .map(({ settled, queued, voidedAtMs, reversalRef, moved, ...payment }) => ({
      ...payment,
      cisState: stateOf(settled, queued),
      undone: undoneBy({ settled, voidedAtMs, reversalRef, moved }),
    }));
  const days = usage.answer?.items ?? [];
  return {
    accountNo,
    payments: { state: history.state, rows: recentPayments(history.answer ?? [], ours, PAYMENTS_SHOWN) },
    usage: { state: usage.state, ...daysShown(office), days, high: highUsage(days) },
  };
}

/** The answer, or a rejection once the time is over or nobody wants it any more, whether or not the far side heeds that. */
async function inTime<T>(clock: Clock, left: AbortSignal, put: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  const cancel = clock.after(ASK_DETAILS_MS, () => late.abort(new Error(`no answer within ${ASK_DETAILS_MS} ms`)));
  const signal = AbortSignal.any([left, late.signal]);
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([over, (async () => put(signal))()]);
  } finally {
    cancel();
  }
}
