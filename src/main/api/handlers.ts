import { accountHandlers } from './account.ts';
import { cisHandlers } from './cis.ts';
import type { Desk } from './desk.ts';
import { drawerHandlers } from './drawer.ts';
import { paymentHandlers } from './payment.ts';
import { receiptHandlers } from './receipt.ts';
import type { Handlers } from './router.ts';
import { sessionHandlers } from './session.ts';
import { settingHandlers } from './setting.ts';
import { stationHandlers } from './station.ts';
import { userHandlers } from './user.ts';

/** One handler for each route of the contract; the compiler refuses a route without one. */
export function allHandlers(desk: Desk): Handlers {
  return {
    ...sessionHandlers(desk),
    ...userHandlers(desk),
    ...accountHandlers(desk),
    ...drawerHandlers(desk),
    ...paymentHandlers(desk),
    ...receiptHandlers(desk),
    ...cisHandlers(desk),
    ...settingHandlers(desk),
    ...stationHandlers(desk),
  };
}
