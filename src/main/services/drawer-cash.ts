import { type DrawerMoney, expectedIn } from '#core/drawer/expected.ts';
import { cashLimit } from '#core/drawer/move-cash.ts';
import { cashKept } from '#core/receipt/decide-void.ts';
import type { CashLimit } from '#shared/drawer.ts';
import { addCents, type Cents, cents, negateCents } from '#shared/money.ts';
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

const knownOf = new WeakMap<Office, Map<string, Cents>>();

/**
 * The cash that should be in an open drawer. Added up once, then kept up with payments and pickups as they are stored: a
 * limit is looked at before each payment, and a busy drawer has hundreds. Whatever else moves cash has it added up anew.
 */
export function cashIn(office: Office, session: CashSession): Cents {
  const sessions = knownOf.get(office) ?? keepUp(office);
  const now = sessions.get(session.sessionId) ?? addedUp(office, session);
  sessions.set(session.sessionId, now);
  return now;
}

function addedUp(office: Office, session: CashSession): Cents {
  return expectedIn(moneyIn(office, session)).get('cash')?.cents ?? cents(0);
}

function keepUp(office: Office): Map<string, Cents> {
  const sessions = new Map<string, Cents>();
  knownOf.set(office, sessions);
  const move = (sessionId: string, by: Cents): void => {
    const known = sessions.get(sessionId);
    if (known !== undefined) sessions.set(sessionId, addCents(known, by));
  };
  office.ledger.heed({
    takenBack: () => sessions.clear(),
    stored(fact) {
      switch (fact.kind) {
        case 'payment.taken':
          move(fact.payload.drawerSession, cashKept(fact.payload.tenders));
          break;
        case 'drawer.picked-up':
          move(fact.payload.sessionId, negateCents(fact.payload.cents));
          break;
        case 'drawer.approved':
          sessions.delete(fact.payload.sessionId);
          break;
        case 'receipt.voided':
        case 'receipt.corrected':
          sessions.clear();
      }
    },
  });
  return sessions;
}

/** How near the drawer's cash is to the office's limits; a word, never a figure. */
export function limitOf(office: Office, session: CashSession): CashLimit {
  const settings = office.settingsNow();
  if (settings['drawer.hard-limit-cents'] === 0 && settings['drawer.soft-limit-cents'] === 0) return 'below';
  return cashLimit(cashIn(office, session), settings);
}
