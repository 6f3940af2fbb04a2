import { z } from 'zod';
import { ROLES, type Role, SETTING_READERS } from '../role.ts';
import { route } from './route.ts';
import type { SessionView } from './session.ts';
import { text, trimmedText } from './text.ts';

/** Somebody who works or worked here. */
export type UserRow = {
  userId: string;
  name: string;
  role: Role;
  addedAtMs: number;
  /** Added by one administrator, when there was nobody yet who could be the second person. */
  addedAlone: boolean;
  /** Null: may sign in. */
  deactivatedAtMs: number | null;
  /** After wrong PINs the next try waits until then, ms; null: it does not. */
  lockedUntilMs: number | null;
  /** The drawer that this person has open today. */
  openDrawer: string | null;
};

const name = trimmedText(60).min(2);
const userId = text(64).min(1);
const pin = text(32);
const role = z.enum(ROLES);
/** Why, from the list of reasons and in words; and the second person's word, once given. */
const words = {
  reasonCode: text(30),
  reason: trimmedText(200),
  approvalId: text(64).nullable().default(null),
};
/** Typed by the person whose it is, last of all: without it the answer is PIN_MISSING when all else is settled. */
const newPin = pin.nullable().default(null);

export const userRoutes = {
  /** The one-time code was written to the data folder and the terminal at the first start in live mode. */
  'user.add-first': route('anyone', z.object({ code: text(40), name, pin }).strict()).returns<SessionView>(),
  'user.list': route(SETTING_READERS, z.object({}).strict()).returns<UserRow[]>(),
  /** One's own, with the old one. */
  'user.change-pin': route(ROLES, z.object({ oldPin: pin.min(1), newPin: pin }).strict()).returns<null>(),
  // Each of these needs a second person: the first try is refused with APPROVAL_NEEDED and an approval's id.
  'user.add': route(['admin'], z.object({ name, role, pin: newPin, ...words }).strict()).returns<UserRow>(),
  'user.change-role': route(['admin'], z.object({ userId, role, ...words }).strict()).returns<UserRow>(),
  'user.deactivate': route(['admin'], z.object({ userId, ...words }).strict()).returns<UserRow>(),
  'user.reactivate': route(['admin'], z.object({ userId, ...words }).strict()).returns<UserRow>(),
  'user.reset-pin': route(
    ['supervisor', 'admin'],
    z.object({ userId, pin: newPin, ...words }).strict(),
  ).returns<UserRow>(),
};
