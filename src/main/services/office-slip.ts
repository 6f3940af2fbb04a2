import { composeDaySlip } from '#core/day/compose-day-slip.ts';
import { type CashSlip, composeCashSlip } from '#core/drawer/compose-cash-slip.ts';
import type { DrawerCounted, DrawerPickedUp, VaultExchanged } from '#core/journal/day-facts.ts';
import type { SlipPrint } from '#core/receipt/compose-slip.ts';
import { type BusinessDate, businessDate } from '#shared/day.ts';
import type { ReceiptLine } from '#shared/receipt-line.ts';
import type { Settings } from '#shared/setting.ts';
import { tillCents } from '#shared/till-count.ts';
import type { PrintJob } from '../db/print-store.ts';
import type { Office } from '../office.ts';

/** The office's own slips, composed from the facts they are of. Throws when there is no such fact. */
export function officeSlip(
  office: Office,
  { kind, receiptNo: subject }: Pick<PrintJob, 'kind' | 'receiptNo'>,
  print: SlipPrint<Settings>,
): ReceiptLine[] {
  switch (kind) {
    case 'pickup-slip':
      return composeCashSlip(pickupSlip(office, subject), print);
    case 'hand-over-slip':
      return composeCashSlip(handOverSlip(office, subject), print);
    case 'exchange-slip':
      return composeCashSlip(exchangeSlip(office, subject), print);
    default:
      return daySlip(office, subject, print);
  }
}

function nameOf(office: Office, userId: string | null): string {
  return (userId && office.people.find(userId)?.name) || '';
}

/** "C1-20261123-1/p2": the second pickup of a session. */
function pickupSlip(office: Office, subject: string): CashSlip {
  const [sessionId = '', number = ''] = subject.split('/p');
  const session = office.drawers.find(sessionId);
  const event = office.drawers
    .eventsOf(sessionId)
    .find((each) => each.kind === 'pickup' && each.number === Number(number));
  if (!session || !event) throw new Error(`there is no pickup ${subject}`);
  const { cash, cents } = JSON.parse(event.body) as DrawerPickedUp;
  return {
    kind: 'pickup',
    subject,
    businessDate: session.businessDate,
    atMs: event.atMs,
    drawer: session.drawer,
    given: nameOf(office, event.userId),
    taken: nameOf(office, event.approver),
    cash,
    outOf: [],
    cents,
  };
}

/** The session that was handed over; its last count is what both counted. */
function handOverSlip(office: Office, sessionId: string): CashSlip {
  const session = office.drawers.find(sessionId);
  const next = session?.handedOverTo ? office.drawers.find(session.handedOverTo) : null;
  const count = office.drawers.countsOf(sessionId)[0] as DrawerCounted | undefined;
  if (!session || !next || !count) throw new Error(`session ${sessionId} was not handed over`);
  return {
    kind: 'hand-over',
    subject: sessionId,
    businessDate: session.businessDate,
    atMs: next.openedAtMs,
    drawer: session.drawer,
    given: nameOf(office, session.userId),
    taken: nameOf(office, next.userId),
    cash: count.cash,
    outOf: [],
    cents: tillCents(count.cash),
  };
}

/** "C1/x3": the station's third change order. */
function exchangeSlip(office: Office, subject: string): CashSlip {
  const [station = '', number = ''] = subject.split('/x');
  const move = office.vault.findExchange(station, Number(number));
  if (!move) throw new Error(`there is no change order ${subject}`);
  const { into, outOf, cents, sessionId } = JSON.parse(move.body) as VaultExchanged;
  return {
    kind: 'exchange',
    subject,
    businessDate: move.businessDate as BusinessDate,
    atMs: move.atMs,
    drawer: sessionId === null ? null : (office.drawers.find(sessionId)?.drawer ?? null),
    given: nameOf(office, move.userId),
    taken: nameOf(office, move.approver),
    cash: into,
    outOf,
    cents,
  };
}

/** "C1/2026-11-23": a closed day of a station. */
function daySlip(office: Office, subject: string, print: SlipPrint<Settings>): ReceiptLine[] {
  const [station = '', date = ''] = subject.split('/');
  const day = office.days.find(station, businessDate(date));
  const fact = day?.closedSeq ? office.journal.closeOf(station, day.closedSeq) : null;
  if (!day?.seal || !fact) throw new Error(`the day ${subject} is not closed`);
  const bags = office.vault
    .depositsOf(station, day.businessDate)
    .filter(({ state }) => state !== 'undone')
    .map(({ bagNumber, totalCents }) => ({ bagNumber, totalCents }));
  return composeDaySlip(fact, { seal: day.seal, closedBy: nameOf(office, day.closedBy), bags }, print);
}
