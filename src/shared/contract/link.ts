import { z } from 'zod';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

/** An account of somebody who works here, or of their household: they cannot post to it or void on it. */
export type LinkRow = {
  userId: string;
  userName: string;
  accountNo: string;
  displayNo: string;
  holder: string;
  relation: 'own' | 'household';
  linkedAtMs: number;
  linkedBy: string;
  reason: string;
};

const userId = text(64).min(1);
const accountNo = text(40).min(1);
const reason = trimmedText(200).min(1);

export const linkRoutes = {
  'link.list': route(['supervisor', 'auditor', 'admin'], z.object({}).strict()).returns<LinkRow[]>(),
  'link.add': route(
    ['supervisor'],
    z.object({ userId, accountNo, relation: z.enum(['own', 'household']), reason }).strict(),
  ).returns<null>(),
  /** Not one's own: somebody else decides that an account is no longer yours. */
  'link.remove': route(['supervisor'], z.object({ userId, accountNo, reason }).strict()).returns<null>(),
};
