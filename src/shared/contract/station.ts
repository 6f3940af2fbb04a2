import { z } from 'zod';
import type { CisStatus } from './cis.ts';
import type { DrawerView } from './drawer.ts';
import { route } from './route.ts';

export type PrinterView = {
  state: 'not-configured' | 'unknown' | 'ready' | 'trouble';
  reason: string | null;
  /** Jobs waiting or printing, and jobs that need a person. */
  waiting: number;
  needPerson: number;
};

/** The bar at the top of every page: always there, always true. No figure of money is in it. */
export type StationStatus = {
  station: string;
  mode: 'training' | 'live';
  nowMs: number;
  calendarDate: string;
  /** The business date that a payment taken now would get. */
  businessDate: string;
  /** The signed-in person's drawer, if open. */
  drawer: DrawerView | null;
  cis: CisStatus;
  printer: PrinterView;
  /** The counter's rules that the window shows beside an amount. */
  amountCapCents: number;
};

export const stationRoutes = {
  'station.status': route('anyone', z.object({}).strict()).returns<StationStatus>(),
};
