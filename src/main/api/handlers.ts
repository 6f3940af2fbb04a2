import { accountHandlers } from './account.ts';
import { approvalHandlers } from './approval.ts';
import { boardHandlers } from './board.ts';
import { cisHandlers } from './cis.ts';
import { correctionHandlers } from './correction.ts';
import { dayHandlers } from './day.ts';
import type { Desk } from './desk.ts';
import { drawerHandlers } from './drawer.ts';
import { linkHandlers } from './link.ts';
import { packetHandlers } from './packet.ts';
import { paymentHandlers } from './payment.ts';
import { receiptHandlers } from './receipt.ts';
import type { Handlers } from './router.ts';
import { sessionHandlers } from './session.ts';
import { settingHandlers } from './setting.ts';
import { stationHandlers } from './station.ts';
import { tenderHandlers } from './tender.ts';
import { userHandlers } from './user.ts';
import { vaultHandlers } from './vault.ts';
import { voidHandlers } from './void.ts';

/** One handler for each route of the contract; the compiler refuses a route without one. */
export function allHandlers(desk: Desk): Handlers {
  return {
    ...sessionHandlers(desk),
    ...userHandlers(desk),
    ...accountHandlers(desk),
    ...drawerHandlers(desk),
    ...vaultHandlers(desk),
    ...dayHandlers(desk),
    ...boardHandlers(desk),
    ...packetHandlers(desk),
    ...approvalHandlers(desk),
    ...linkHandlers(desk),
    ...paymentHandlers(desk),
    ...tenderHandlers(desk),
    ...voidHandlers(desk),
    ...correctionHandlers(desk),
    ...receiptHandlers(desk),
    ...cisHandlers(desk),
    ...settingHandlers(desk),
    ...stationHandlers(desk),
  };
}
