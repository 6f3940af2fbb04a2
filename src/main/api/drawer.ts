import type { drawerRoutes } from '#shared/contract/drawer.ts';
import { openDrawer } from '../services/open-drawer.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function drawerHandlers({ office, statusChanged }: Desk): Handlers<keyof typeof drawerRoutes> {
  return {
    'drawer.open': (_input, actor) => {
      const opened = openDrawer(office, actor);
      if (opened.ok) statusChanged();
      return opened;
    },
  };
}
