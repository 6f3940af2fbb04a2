import type { AccountsStatus, CisItemRow, CisStatus } from '#shared/contract/cis.ts';
import type { StationStatus } from '#shared/contract/station.ts';
import type { Cents } from '#shared/money.ts';
import type { AccountsFeed } from '../cis/accounts-feed.ts';
import type { Relay } from '../cis/relay.ts';
import type { Actor, Office } from '../office.ts';
import { drawerOf } from './open-drawer.ts';
import type { PrintQueue } from './print-queue.ts';

/** What the bar at the top says. No figure of money is in it: a drawer's owner counts blind. */
export function stationStatus(office: Office, actor: Actor | null, relay: Relay, queue: PrintQueue): StationStatus {
  return {
    station: office.station,
    mode: office.mode,
    nowMs: office.clock.now(),
    calendarDate: office.calendarDate(),
    businessDate: office.businessDate(),
    drawer: actor ? drawerOf(office, actor) : null,
    cis: relay.status(),
    printer: queue.status(),
    amountCapCents: office.settingsNow()['payment.amount-cap-cents'],
  };
}

export function accountsStatus(office: Office, feed: AccountsFeed): AccountsStatus {
  const state = office.accounts.pullState();
  return {
    accounts: state?.accounts ?? 0,
    asOfMs: state?.asOfMs ?? null,
    refused: state?.refused ?? 0,
    ...feed.status(),
  };
}

const OPEN_SHOWN = 500;
const RECENT_SHOWN = 50;

/** The queue to the CIS: everything that is not there yet, and what arrived last. */
export function cisQueue(
  office: Office,
  relay: Relay,
  feed: AccountsFeed,
): { status: CisStatus; accounts: AccountsStatus; open: CisItemRow[]; recent: CisItemRow[]; more: boolean } {
  const open = office.outbox.openRows(OPEN_SHOWN + 1);
  return {
    status: relay.status(),
    accounts: accountsStatus(office, feed),
    open: open.slice(0, OPEN_SHOWN).map(itemRow),
    recent: office.outbox.recentRows(RECENT_SHOWN).map(itemRow),
    more: open.length > OPEN_SHOWN,
  };
}

function itemRow(row: ReturnType<Office['outbox']['openRows']>[number]): CisItemRow {
  const { displayNo, shortRef, cents, ...rest } = row;
  return { ...rest, accountNo: displayNo ?? '', shortRef: shortRef ?? '', cents: cents as Cents };
}
