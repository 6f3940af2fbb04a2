import type { DifferenceCause, TenderFound } from '#shared/difference.ts';
import { negateCents, sumCents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { useWords } from './speak-of.ts';

/** A cause as the window says it: a sentence, the receipts it speaks of, and what a correction would make of them. */
export type ToldCause = {
  text: string;
  receipts: string[];
  corrections: { receiptNo: string; tenderNo: number; code: TenderCode }[];
};
type Words = Pick<ReturnType<typeof useWords>, 't' | 'money' | 'pieces'> & { nameOf: (code: TenderCode) => string };
type Named = Record<string, string | number>;

/** Over and short are different things for most causes; what is explained has the sign. */
export function signOf({ explains }: Pick<DifferenceCause, 'explains'>): 'over' | 'short' {
  return (explains[0]?.cents ?? 0) < 0 ? 'short' : 'over';
}

export function tellCause(cause: DifferenceCause, words: Words): ToldCause {
  const { t, money, pieces, nameOf } = words;
  const sign = signOf(cause);
  const say = (path: string, named: Named = {}, receipts: string[] = []): ToldCause => ({
    text: t(`cause.says.${path}`, named),
    receipts,
    corrections: [],
  });
  const one = ({ receiptNo, cents }: TenderFound): Named => ({ receiptNo, amount: money(cents) });
  switch (cause.kind) {
    case 'wrong-tender': {
      const { tender, from, to } = cause;
      const told = say('wrong-tender', { ...one(tender), from: nameOf(from), to: nameOf(to) }, [tender.receiptNo]);
      return { ...told, corrections: [correctionOf(tender, to)] };
    }
    case 'two-wrong-tenders': {
      const { tenders, from, to } = cause;
      const told = say('two-wrong-tenders', { ...several(tenders, words), from: nameOf(from), to: nameOf(to) });
      return { ...told, corrections: tenders.map((tender) => correctionOf(tender, to)) };
    }
    case 'not-in-drawer': {
      const receipts = cause.tenders.map(({ receiptNo }) => receiptNo);
      return say(cause.unticked ? 'unticked' : 'not-in-drawer', several(cause.tenders, words), receipts);
    }
    case 'receipted-twice': {
      const { tender, firstReceiptNo: first } = cause;
      return say('receipted-twice', { ...one(tender), first }, [tender.receiptNo, first]);
    }
    case 'paid-unreceipted':
      return say('paid-unreceipted', one(cause.tender), [cause.tender.receiptNo]);
    case 'change':
      return say(`change.${sign}`, { ...one(cause.tender), ...changeOf(cause, words) }, [cause.tender.receiptNo]);
    case 'voided':
      return say(`voided.${sign}`, { receiptNo: cause.receiptNo }, [cause.receiptNo]);
    case 'pickup':
      return say(`pickup.${sign}`, { number: cause.pickupNo });
    case 'starting-bank':
      return say(`starting-bank.${sign}`);
    case 'note': {
      const { tender, side, meantCents, wasCents } = cause;
      return say(`note.${side}`, { ...one(tender), meant: money(meantCents), was: money(wasCents) }, [
        tender.receiptNo,
      ]);
    }
    case 'roll':
      return say(`roll.${sign}`, { piece: pieces(cause.piece, 1) });
    case 'strap':
      return say(`strap.${sign}`, { piece: pieces(cause.piece) });
    case 'wrong-line': {
      const { piece, really, count } = cause;
      return say('wrong-line', { count, piece: pieces(piece, count), really: pieces(really, count) });
    }
    case 'wrong-way':
      if (cause.of === 'pickup') return say('wrong-way.pickup', { number: cause.pickupNo });
      if (cause.of === 'void') return say('wrong-way.void', { receiptNo: cause.receiptNo }, [cause.receiptNo]);
      return say(`wrong-way.${cause.of}`, one(cause.tender), [cause.tender.receiptNo]);
    case 'swapped-digits':
      return swapped(cause, words, say);
    default:
      return say(cause.kind);
  }
}

function correctionOf({ receiptNo, tenderNo }: TenderFound, code: TenderCode): ToldCause['corrections'][number] {
  return { receiptNo, tenderNo, code };
}

function several(tenders: readonly TenderFound[], { money }: Words): Named {
  const receipts = tenders.map(({ receiptNo }) => receiptNo).join(', ');
  return { receipts, amount: money(sumCents(tenders.map(({ cents }) => cents))) };
}

/** The whole difference is the change. */
function changeOf({ explains }: DifferenceCause, { money }: Words): Named {
  const [explained] = explains;
  if (!explained) return {};
  return { amount: money(explained.cents < 0 ? negateCents(explained.cents) : explained.cents) };
}

function swapped(
  cause: Extract<DifferenceCause, { kind: 'swapped-digits' }>,
  { money, pieces }: Words,
  say: (path: string, named?: Named, receipts?: string[]) => ToldCause,
): ToldCause {
  if (cause.of === 'count') {
    const { keyed, really, piece } = cause;
    return say('swapped-digits.count', { keyed, really, piece: pieces(piece, keyed) });
  }
  const named = { keyed: money(cause.keyedCents), really: money(cause.reallyCents) };
  if (cause.of === 'total') return say('swapped-digits.total', named);
  const { receiptNo } = cause.tender;
  return say('swapped-digits.receipt', { ...named, receiptNo }, [receiptNo]);
}
