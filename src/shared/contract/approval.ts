import { z } from 'zod';
import type { ApprovalAction, ApprovalNeed, ApprovalSubject } from '../approval.ts';
import type { Reason } from '../reason.ts';
import { MONEY_ROLES, type Role } from '../role.ts';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

export type Approver = { userId: string; name: string; role: Role };

/** A request that a second person is asked to approve, as both see it. */
export type ApprovalView = {
  approvalId: string;
  action: ApprovalAction;
  needs: ApprovalNeed[];
  subject: ApprovalSubject;
  state: 'asked' | 'granted' | 'used';
  /** Who can be the second person. */
  approvers: Approver[];
  /** The office's reasons for such a decision; one is given with the word. */
  reasons: Reason[];
};

/** Whoever may ask for something that needs two people: those who handle money, and those who look after people. */
const ASKERS: readonly Role[] = [...MONEY_ROLES, 'admin'];
const approvalId = text(64);

export const approvalRoutes = {
  'approval.show': route(ASKERS, z.object({ approvalId }).strict()).returns<ApprovalView>(),
  /** The other person agrees, with their own PIN; the window stays with the person who asked. */
  'approval.grant': route(
    ASKERS,
    z
      .object({
        approvalId,
        userId: text(64),
        pin: text(32).min(1),
        reasonCode: text(30),
        reason: trimmedText(200),
      })
      .strict(),
  ).returns<null>(),
};
