import type { approvalRoutes } from '#shared/contract/approval.ts';
import { grantApproval, showApproval } from '../services/approve.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function approvalHandlers({ office, session }: Desk): Handlers<keyof typeof approvalRoutes> {
  return {
    'approval.show': ({ approvalId }, actor) => showApproval(office, actor, approvalId),
    'approval.grant': (input) => grantApproval(office, () => (session.locked() ? null : session.actor()), input),
  };
}
