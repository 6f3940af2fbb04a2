import type { correctionRoutes } from '#shared/contract/correction.ts';
import { correctReceipt } from '../services/correct-receipt.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function correctionHandlers({
  office,
  accounts,
  prints,
  relay,
  statusChanged,
}: Desk): Handlers<keyof typeof correctionRoutes> {
  return {
    'receipt.correct': (input, actor) => {
      const corrected = correctReceipt(office, accounts, actor, input);
      if (corrected.ok) {
        office.clock.after(0, prints.pump);
        office.clock.after(0, relay.pump);
        office.emit({ name: 'receipt.changed', payload: { receiptNo: corrected.value.receiptNo } });
        statusChanged();
      }
      return corrected;
    },
  };
}
