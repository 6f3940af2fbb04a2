import type { boardRoutes } from '#shared/contract/board.ts';
import { ok } from '#shared/failure.ts';
import { board } from '../services/board.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function boardHandlers({ office, relay }: Desk): Handlers<keyof typeof boardRoutes> {
  return { 'board.show': (_input, actor) => ok(board(office, actor, relay)) };
}
