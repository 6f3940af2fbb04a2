import type { z } from 'zod';
import type { Failure } from '../failure.ts';
import { type AccountDetails, type AccountView, accountRoutes } from './account.ts';
import { approvalRoutes } from './approval.ts';
import { boardRoutes } from './board.ts';
import { type AccountsStatus, cisRoutes } from './cis.ts';
import { correctionRoutes } from './correction.ts';
import { dayRoutes } from './day.ts';
import { drawerRoutes } from './drawer.ts';
import { linkRoutes } from './link.ts';
import { packetRoutes } from './packet.ts';
import { paymentRoutes } from './payment.ts';
import { receiptRoutes } from './receipt.ts';
import type { Route } from './route.ts';
import { type SessionView, sessionRoutes } from './session.ts';
import { settingRoutes } from './setting.ts';
import { type StationStatus, stationRoutes } from './station.ts';
import { tenderRoutes } from './tender.ts';
import { userRoutes } from './user.ts';
import { vaultRoutes } from './vault.ts';
import { voidRoutes } from './void.ts';

/** Everything the window may ask of main: the whole of the first of the two IPC channels. */
export const contract = {
  ...sessionRoutes,
  ...userRoutes,
  ...accountRoutes,
  ...drawerRoutes,
  ...vaultRoutes,
  ...dayRoutes,
  ...boardRoutes,
  ...packetRoutes,
  ...approvalRoutes,
  ...linkRoutes,
  ...paymentRoutes,
  ...tenderRoutes,
  ...voidRoutes,
  ...correctionRoutes,
  ...receiptRoutes,
  ...cisRoutes,
  ...settingRoutes,
  ...stationRoutes,
} as const satisfies Record<string, Route>;

export type Contract = typeof contract;
export type RouteName = keyof Contract;
/** What the window sends; what has a default may be left out. */
export type Asked<R extends RouteName> = z.input<Contract[R]['input']>;
/** What the handler gets. */
export type Input<R extends RouteName> = z.infer<Contract[R]['input']>;
export type Output<R extends RouteName> = NonNullable<Contract[R]['output']> | NullOf<Contract[R]['output']>;
type NullOf<O> = null extends O ? null : never;

export type Reply<O> = { ok: true; data: O } | { ok: false; error: Failure };

/** Everything main tells the window unasked: the whole of the second channel. Typed only; main is trusted. */
export type Events = {
  'session.changed': SessionView;
  'station.changed': StationStatus;
  'account.changed': AccountView;
  /** What the CIS told, or did not tell, of the account asked about last. */
  'account.details-changed': AccountDetails;
  /** A receipt was made, printed, or learnt something about the CIS. */
  'receipt.changed': { receiptNo: string };
  'accounts.progress': AccountsStatus;
  /** Something about a drawer, the vault, a deposit or a day changed; whoever shows one asks anew. */
  'day.changed': Record<string, never>;
  /** A report is being written: of a day (its date) or an audit, so many rows of so many; of 0: it has just begun. */
  'report.progress': { subject: string; done: number; of: number };
  /** It is written, or was not: nobody may have asked for it at this window. */
  'report.ended': { subject: string; failure: Failure | null };
  /** A dated setting changed. */
  'setting.changed': { key: string };
};
export type EventName = keyof Events;
export type AppEvent = { [E in EventName]: { name: E; payload: Events[E] } }[EventName];
