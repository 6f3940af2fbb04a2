import { z } from 'zod';
import { MONEY_ROLES } from '../role.ts';
import { route } from './route.ts';

export type DrawerView = { sessionId: string; drawer: string; businessDate: string; openedAtMs: number };

export const drawerRoutes = {
  /** Opens the station's day, if it is not open, and a drawer session for the person who asks. */
  'drawer.open': route(MONEY_ROLES, z.object({}).strict()).returns<DrawerView>(),
};
