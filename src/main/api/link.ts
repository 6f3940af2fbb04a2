import type { linkRoutes } from '#shared/contract/link.ts';
import { addLink, listLinks, removeLink } from '../services/own-accounts.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function linkHandlers({ office, accounts }: Desk): Handlers<keyof typeof linkRoutes> {
  return {
    'link.list': () => listLinks(office, accounts),
    'link.add': (input, actor) => addLink(office, accounts, actor, input),
    'link.remove': (input, actor) => removeLink(office, actor, input),
  };
}
