import { z } from 'zod';
import { ROLES, type Role } from '../role.ts';
import { route } from './route.ts';
import type { SessionView } from './session.ts';

export type UserRow = { userId: string; name: string; role: Role; addedAtMs: number };

const name = z.string().trim().min(2).max(60);
const pin = z.string().max(32);

export const userRoutes = {
  /** The one-time code was written to the data folder and the terminal at the first start in live mode. */
  'user.add-first': route('anyone', z.object({ code: z.string().max(40), name, pin }).strict()).returns<SessionView>(),
  'user.list': route(['admin', 'auditor'], z.object({}).strict()).returns<UserRow[]>(),
  'user.add': route(['admin'], z.object({ name, role: z.enum(ROLES), pin }).strict()).returns<UserRow>(),
};
