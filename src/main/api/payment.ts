import type { CartLine, CartTender } from '#core/payment/cart.ts';
import type { Input } from '#shared/contract/index.ts';
import type { paymentRoutes } from '#shared/contract/payment.ts';
import { ok } from '#shared/failure.ts';
import { cents } from '#shared/money.ts';
import { beginPayment, discardPayment, draftView } from '../services/begin-payment.ts';
import { listParked, parkPayment, resumePayment } from '../services/park-payment.ts';
import { takePayment } from '../services/take-payment.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function paymentHandlers(desk: Desk): Handlers<keyof typeof paymentRoutes> {
  const { office, accounts, relay, prints, statusChanged } = desk;
  return {
    'payment.begin': ({ lines, tenders, language }, actor) => {
      const cart = lines.map((line): CartLine => ({ ...line, cents: cents(line.cents) }));
      return beginPayment(office, accounts, actor, { lines: cart, tenders: tenders.map(cartTender), language });
    },
    'payment.draft': (_input, actor) => {
      const draft = office.drafts.ofUser(actor.userId);
      return ok(draft ? draftView(accounts, draft) : null);
    },
    'payment.discard': ({ transactionId }, actor) => discardPayment(office, actor, transactionId),
    'payment.park': ({ transactionId }, actor) => parkPayment(office, actor, transactionId),
    'payment.resume': ({ transactionId }, actor) => resumePayment(office, accounts, actor, transactionId),
    'payment.parked': () => listParked(office, accounts),
    'payment.take': (input, actor) => {
      const tenders = input.tenders.map(cartTender);
      const taken = takePayment(office, accounts, actor, { ...input, tenders });
      if (taken.ok) {
        // The window hears first: each queue claims its first item with a durable commit of its own.
        office.clock.after(0, prints.pump);
        office.clock.after(0, relay.pump);
        office.emit({ name: 'receipt.changed', payload: { receiptNo: taken.value.receiptNo } });
        statusChanged();
      }
      return taken;
    },
  };
}

function cartTender({ code, cents: amount, number, issuer }: Input<'payment.take'>['tenders'][number]): CartTender {
  return { code, tenderedCents: cents(amount), number, issuer };
}
