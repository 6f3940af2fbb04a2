import type { Role } from './role.ts';

/** What can be changed about who may sign in and as what. Each needs a second person. */
export const ACCESS_ACTS = [
  'user.add',
  'user.change-role',
  'user.deactivate',
  'user.reactivate',
  'user.reset-pin',
] as const;
export type AccessAct = (typeof ACCESS_ACTS)[number];

/** A change of somebody's access as it is asked for: whose, from which role to which (null: no access), and why. */
export type AccessChange = {
  /** Null for a person who is not there yet. */
  userId: string | null;
  name: string;
  from: Role | null;
  to: Role | null;
  reasonCode: string;
  reason: string;
};
