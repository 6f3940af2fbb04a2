import { type DrawerMoney, expectedIn } from '#core/drawer/expected.ts';
import { cashLimit } from '#core/drawer/move-cash.ts';
import type { PaymentTaken } from '#core/journal/fact-kinds.ts';
import { cashKept } from '#core/receipt/decide-void.ts';
import type { CashLimit } from '#shared/drawer.ts';
import { addCents, type Cents, cents } from '#shared/money.ts';
import type { StoredSession } from '../db/drawer-store.ts';
import type { Office } from '../office.ts';

type CashSession = Pick<StoredSession, 'sessionId' | 'businessDate' | 'openedCents'>;

/** What a session's count is compared with: its bank, its receipts as they stand, its pickups. */
export function moneyIn(office: Office, session: CashSession): DrawerMoney {
  const pickups = office.drawers.eventsOf(session.sessionId).filter(({ kind }) => kind === 'pickup');
  return {
    openedCents: session.openedCents,
    pickedUpCents: pickups.map((pickup) => cents(pickup.cents)),
    tenders: office.drawers.tendersOf(session),
  };
}

type Known = { rollbacks: number; seq: number; cents: Cents };
const knownOf = new WeakMap<Office, Map<string, Known>>();

/**
 * The cash that should be in an open drawer. Added up once, then kept up with payments as they are taken: a limit is looked
 * at before each, and a busy drawer has hundreds. Whatever else moves cash has it added up anew.
 */
export function cashIn(office: Office, session: CashSession): Cents {
  const sessions = knownOf.get(office) ?? new Map<string, Known>();
  knownOf.set(office, sessions);
  const known = sessions.get(session.sessionId);
  const rollbacks = office.ledger.rollbacks();
  const counted = known && known.rollbacks === rollbacks ? withPayments(office, session.sessionId, known) : null;
  const now = counted ?? { rollbacks, seq: office.journal.head(office.station), cents: addedUp(office, session) };
  sessions.set(session.sessionId, now);
  return now.cents;
}

function addedUp(office: Office, session: CashSession): Cents {
  return expectedIn(moneyIn(office, session)).get('cash')?.cents ?? cents(0);
}

function withPayments(office: Office, sessionId: string, known: Known): Known | null {
  let now = known;
  for (const { seq, kind, payload } of office.journal.cashSince(office.station, known.seq)) {
    if (kind !== 'payment.taken') return null;
    const { drawerSession, tenders } = JSON.parse(payload) as PaymentTaken;
    now = { ...now, seq, cents: drawerSession === sessionId ? addCents(now.cents, cashKept(tenders)) : now.cents };
  }
  return now;
}

/** How near the drawer's cash is to the office's limits; a word, never a figure. */
export function limitOf(office: Office, session: CashSession): CashLimit {
  const settings = office.settingsNow();
  if (settings['drawer.hard-limit-cents'] === 0 && settings['drawer.soft-limit-cents'] === 0) return 'below';
  return cashLimit(cashIn(office, session), settings);
}
