import { decideExchange, decideFund, decidePickUp, decideVaultCount } from '#core/drawer/move-cash.ts';
import type { Fact } from '#core/journal/fact.ts';
import type { SubjectCash } from '#shared/approval.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { subtractCents } from '#shared/money.ts';
import { type TillCount, tillCents } from '#shared/till-count.ts';
import type { Actor, Office } from '../office.ts';
import { byTwo } from './by-two.ts';
import { sessionOf } from './open-drawer.ts';
import { printSlip } from './print-slip.ts';

type Cash = { cash: TillCount; approvalId: string | null };
const NO_DRAWER = { drawer: null, sessionId: null, outOf: [], expectedCents: null, note: '', withUserId: null };

/** Cash goes from the person's open drawer to the vault, with a slip that lies with it. */
export function pickUp(office: Office, actor: Actor, { cash, approvalId }: Cash): Result<null> {
  return office.ledger.transaction(() => {
    const session = sessionOf(office, actor);
    if (!session) return refuse('DRAWER_NOT_OPEN');
    const { sessionId, drawer, businessDate: date } = session;
    const number = office.drawers.lastEvent(sessionId, 'pickup') + 1;
    const subject: SubjectCash = { ...NO_DRAWER, drawer, sessionId, count: cash, cents: tillCents(cash) };
    const done = byTwo(
      office,
      actor,
      { action: 'drawer.pick-up', asked: { sessionId, cash }, approvalId, subject, date },
      (word) => decidePickUp(sessionId, cash, { approvalId: word, number }),
    );
    return withSlip(office, done, 'pickup-slip', `${sessionId}/p${number}`);
  });
}

export type Exchange = { with: 'drawer' | 'bank'; into: TillCount; outOf: TillCount; approvalId: string | null };

/** Pieces for pieces between the vault and the person's drawer, or the bank: a change order, with a slip. */
export function exchangeCash(office: Office, actor: Actor, request: Exchange): Result<null> {
  return office.ledger.transaction(() => {
    const { into, outOf, approvalId } = request;
    const session = request.with === 'drawer' ? sessionOf(office, actor) : null;
    if (request.with === 'drawer' && !session) return refuse('DRAWER_NOT_OPEN');
    const sessionId = session?.sessionId ?? null;
    const number = office.vault.lastNumber(office.station, 'exchange') + 1;
    const date = session?.businessDate ?? office.businessDate();
    const drawer = session?.drawer ?? null;
    const subject: SubjectCash = { ...NO_DRAWER, drawer, sessionId, count: into, outOf, cents: tillCents(into) };
    const done = byTwo(
      office,
      actor,
      { action: 'vault.exchange', asked: { sessionId, into, outOf }, approvalId, subject, date },
      (word) => decideExchange({ sessionId, into, outOf }, { approvalId: word, number }),
    );
    return withSlip(office, done, 'exchange-slip', `${office.station}/x${number}`);
  });
}

function withSlip(
  office: Office,
  done: Result<Fact[]>,
  kind: 'pickup-slip' | 'exchange-slip',
  subject: string,
): Result<null> {
  if (!done.ok) return done;
  if (done.value.length > 0) printSlip(office, kind, subject);
  return ok(null);
}

/** The city puts money into the vault's change fund, or takes it back. */
export function fundVault(
  office: Office,
  actor: Actor,
  { direction, cash, reason, approvalId }: Cash & { direction: 'in' | 'out'; reason: string },
): Result<null> {
  return office.ledger.transaction(() => {
    const subject: SubjectCash = { ...NO_DRAWER, count: cash, cents: tillCents(cash), note: reason };
    const number = office.vault.lastNumber(office.station, 'fund') + 1;
    const done = byTwo(
      office,
      actor,
      { action: 'vault.fund', asked: { direction, cash, reason }, approvalId, subject, date: office.businessDate() },
      (word) =>
        decideFund({ direction, cash, reason }, office.vault.cents(office.station), { approvalId: word, number }),
    );
    return done.ok ? ok(null) : done;
  });
}

/** Two people count the vault. */
export function countVault(
  office: Office,
  actor: Actor,
  { cash, reasonCode, reason, approvalId }: Cash & { reasonCode: string; reason: string },
): Result<null> {
  return office.ledger.transaction(() => {
    const expectedCents = office.vault.cents(office.station);
    const counted = tillCents(cash);
    const off = subtractCents(counted, expectedCents) === 0 ? '' : reason;
    const subject: SubjectCash = { ...NO_DRAWER, count: cash, cents: counted, expectedCents, note: off };
    const number = office.vault.lastNumber(office.station, 'count') + 1;
    const date = office.businessDate();
    const done = byTwo(
      office,
      actor,
      { action: 'vault.count', asked: { cash, expectedCents, reasonCode, reason }, approvalId, subject, date },
      (word) => {
        const agreed = { approvalId: word, number };
        return decideVaultCount({ cash, reasonCode, reason }, expectedCents, office.settings.on(date), agreed);
      },
    );
    return done.ok ? ok(null) : done;
  });
}
