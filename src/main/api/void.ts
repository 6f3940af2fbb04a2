import type { voidRoutes } from '#shared/contract/void.ts';
import { voidReceipt } from '../services/void-receipt.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function voidHandlers({ office, prints, relay, statusChanged }: Desk): Handlers<keyof typeof voidRoutes> {
  return {
    'receipt.void': (input, actor) => {
      const voided = voidReceipt(office, actor, input);
      if (voided.ok) {
        office.clock.after(0, prints.pump);
        office.clock.after(0, relay.pump);
        office.emit({ name: 'receipt.changed', payload: { receiptNo: voided.value.receiptNo } });
        statusChanged();
      }
      return voided;
    },
  };
}
