import { z } from 'zod';
import type { Role } from '../role.ts';
import { route } from './route.ts';
import { text } from './text.ts';

export type Person = {
  userId: string;
  name: string;
  role: Role;
  /** In training mode only: the sample PIN, shown on the sign-in page. */
  samplePin: string | null;
};

export type SessionView = {
  user: { userId: string; name: string; role: Role } | null;
  locked: boolean;
  /** Live mode, nobody there yet: the first administrator is made with the one-time code. */
  firstStart: boolean;
  mode: 'training' | 'live';
};

const userId = text(64).min(1);
const pin = text(32).min(1);
const none = z.object({}).strict();

export const sessionRoutes = {
  'session.current': route('anyone', none).returns<SessionView>(),
  'session.people': route('anyone', none).returns<Person[]>(),
  /** Signs in; by the same person also unlocks. */
  'session.sign-in': route('anyone', z.object({ userId, pin }).strict()).returns<SessionView>(),
  'session.sign-out': route('signed-in', none).returns<SessionView>(),
  'session.lock': route('signed-in', none).returns<SessionView>(),
  /** A key or a click happened: the idle clock starts anew. */
  'session.touch': route('signed-in', none).returns<null>(),
};
