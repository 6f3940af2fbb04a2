import { z } from 'zod';
import { ROLES, type Role } from '../role.ts';
import { route } from './route.ts';
import type { SessionView } from './session.ts';
import { text, trimmedText } from './text.ts';

export type UserRow = { userId: string; name: string; role: Role; addedAtMs: number };

const name = trimmedText(60).min(2);
const pin = text(32);

export const userRoutes = {
  /** The one-time code was written to the data folder and the terminal at the first start in live mode. */
  'user.add-first': route('anyone', z.object({ code: text(40), name, pin }).strict()).returns<SessionView>(),
  'user.list': route(['admin', 'auditor'], z.object({}).strict()).returns<UserRow[]>(),
  'user.add': route(['admin'], z.object({ name, role: z.enum(ROLES), pin }).strict()).returns<UserRow>(),
};
