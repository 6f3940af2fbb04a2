import type { CountedSession, SessionTender } from '#core/drawer/suspicion.ts';
import type { DifferenceCause, TenderFound } from '#shared/difference.ts';
import type { TenderCode } from '#shared/tender.ts';
import { eachCents, type TillPieceCode } from '#shared/till-count.ts';
import { differenceOf, kept } from './counted-session.ts';

type Effect = [code: TenderCode, cents: number][];

/**
 * What a cause would have done to the drawer, worked out anew from the session alone; throws where the session has no such
 * receipt, pickup, void or piece.
 */
export function effectOf(cause: DifferenceCause, session: CountedSession): Effect {
  const own = cause.explains[0]?.code ?? 'cash';
  const sign = (cause.explains[0]?.cents ?? 0) > 0 ? 1 : -1;
  const cash = (cents: number): Effect => [['cash', cents]];
  switch (cause.kind) {
    case 'wrong-tender':
    case 'two-wrong-tenders': {
      const tenders = (cause.kind === 'wrong-tender' ? [cause.tender] : cause.tenders).map((each) =>
        look(each, session),
      );
      if (tenders.some(({ code, ticked, changeCents }) => code !== cause.from || ticked === true || changeCents > 0)) {
        throw new Error('cannot be another tender');
      }
      return [
        [cause.from, -total(tenders)],
        [cause.to, total(tenders)],
      ];
    }
    case 'not-in-drawer': {
      const tenders = cause.tenders.map((each) => look(each, session));
      if (tenders.some(({ ticked }) => ticked !== (cause.unticked ? false : null))) throw new Error('it was found');
      return [[own, -total(tenders)]];
    }
    case 'receipted-twice': {
      const again = look(cause.tender, session);
      const first = session.tenders.find(
        (each) => each.receiptNo === cause.firstReceiptNo && each.code === again.code && kept(each) === kept(again),
      );
      if (!first || first.receiptNo >= again.receiptNo || first.voided) throw new Error('no first receipt');
      return [[own, -kept(again)]];
    }
    case 'paid-unreceipted':
      return [[own, kept(look(cause.tender, session))]];
    case 'voided':
      return own === 'cash'
        ? cash(sign * voidOf(cause.receiptNo, session))
        : [[own, voidedTender(own, cause.receiptNo, session)]];
    case 'pickup':
      return cash(sign * pickupOf(cause.pickupNo, session));
    case 'starting-bank': {
      const { startingBankCents, openingCents } = session;
      return cash(sign * (Math.abs(differenceOf(session, 'cash')) === openingCents ? openingCents : startingBankCents));
    }
    case 'opening-count':
      return cash(session.startingBankCents - session.openingCents);
    case 'change':
      return cash(sign * look(cause.tender, session).changeCents);
    case 'note': {
      look(cause.tender, session);
      return cash((cause.side === 'change' ? -1 : 1) * (cause.wasCents - cause.meantCents));
    }
    case 'roll':
      return cash(sign * eachCents(cause.piece));
    case 'strap':
      return cash(sign * 100 * eachCents(cause.piece));
    case 'wrong-line':
      if (countOf(cause.piece, session) !== cause.count) throw new Error('not in the count');
      return cash(cause.count * (eachCents(cause.piece) - eachCents(cause.really)));
    case 'wrong-way':
      if (cause.of === 'pickup') return cash(2 * pickupOf(cause.pickupNo, session));
      if (cause.of === 'void') return cash(2 * voidOf(cause.receiptNo, session));
      if (cause.of === 'change') return cash(2 * look(cause.tender, session).changeCents);
      return cash(-2 * kept(look(cause.tender, session)));
    case 'swapped-digits':
      return [[own, swapped(cause, session)]];
    case 'divisible-by-nine': {
      const off = differenceOf(session, own);
      if (off % 9 !== 0) throw new Error('not divisible');
      return [[own, off]];
    }
  }
}

function swapped(cause: Extract<DifferenceCause, { kind: 'swapped-digits' }>, session: CountedSession): number {
  const [keyed, really] = cause.of === 'count' ? [cause.keyed, cause.really] : [cause.keyedCents, cause.reallyCents];
  const places = [...String(keyed)].flatMap((digit, at) => (digit === String(really)[at] ? [] : [at]));
  const [a = 0, b = 0] = places;
  const crossed = String(keyed)[a] === String(really)[b] && String(keyed)[b] === String(really)[a];
  if (String(keyed).length !== String(really).length || places.length !== 2 || b !== a + 1 || !crossed) {
    throw new Error('not two neighbours');
  }
  const check = (typed: number, effect: number): number => {
    if (typed !== keyed) throw new Error('not what was typed');
    return effect;
  };
  switch (cause.of) {
    case 'count':
      return check(countOf(cause.piece, session), (keyed - really) * eachCents(cause.piece));
    case 'receipt':
      return check(look(cause.tender, session).tenderedCents, really - keyed);
    case 'total': {
      const count = session.counts.find(({ code }) => code === cause.explains[0]?.code);
      return check(count?.countedCents ?? -1, keyed - really);
    }
  }
}

/** The receipt's tender, as it stands, with what the cause says of it. */
function look(
  { receiptNo, tenderNo, code, cents, number, issuer }: TenderFound,
  session: CountedSession,
): SessionTender {
  const tender = session.tenders.find((each) => each.receiptNo === receiptNo && each.tenderNo === tenderNo);
  const same = tender?.code === code && kept(tender) === cents && tender.number === number && tender.issuer === issuer;
  if (!tender || !same || tender.voided) throw new Error(`no such tender: ${receiptNo}`);
  return tender;
}

function total(tenders: readonly SessionTender[]): number {
  return tenders.reduce((sum, tender) => sum + kept(tender), 0);
}

function pickupOf(pickupNo: number, { pickups }: CountedSession): number {
  return pickups.find((each) => each.pickupNo === pickupNo)?.cents ?? Number.NaN;
}

function voidOf(receiptNo: string, { voids }: CountedSession): number {
  return voids.find((each) => each.receiptNo === receiptNo)?.cashReturnedCents ?? Number.NaN;
}

function voidedTender(code: TenderCode, receiptNo: string, { tenders }: CountedSession): number {
  const tender = tenders.find((each) => each.receiptNo === receiptNo && each.code === code && each.voided);
  return tender ? kept(tender) : Number.NaN;
}

function countOf(piece: TillPieceCode, { cash }: CountedSession): number {
  return cash.find((each) => each.piece === piece)?.count ?? Number.NaN;
}
