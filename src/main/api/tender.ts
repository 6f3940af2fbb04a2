import type { tenderRoutes } from '#shared/contract/tender.ts';
import { handOutPortalSlip } from '../services/hand-out-portal-slip.ts';
import { offerTenders } from '../services/offer-tenders.ts';
import { refuseCheck } from '../services/refuse-check.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function tenderHandlers({ office, accounts, prints, statusChanged }: Desk): Handlers<keyof typeof tenderRoutes> {
  return {
    'tender.offer': () => offerTenders(office),
    'slip.portal': (input) => {
      const handed = handOutPortalSlip(office, accounts, prints.columns(), input);
      if (handed.ok) {
        prints.pump();
        statusChanged();
      }
      return handed;
    },
    'check.refuse': (input, actor) => {
      const refused = refuseCheck(office, accounts, actor, input);
      if (refused.ok) {
        prints.pump();
        statusChanged();
      }
      return refused;
    },
  };
}
