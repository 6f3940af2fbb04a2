import type { drawerRoutes } from '#shared/contract/drawer.ts';
import { businessDate } from '#shared/day.ts';
import { ok, type Result } from '#shared/failure.ts';
import { approveDrawer, rejectCount, surpriseCount } from '../services/approve-drawer.ts';
import { countDrawer, explainDifference, keepCount, submitCount } from '../services/count-drawer.ts';
import { drawerSessions, drawerSheet } from '../services/drawer-sheet.ts';
import { handOverDrawer } from '../services/hand-over-drawer.ts';
import { pickUp } from '../services/move-cash.ts';
import { openNoSale } from '../services/no-sale.ts';
import { openDrawer } from '../services/open-drawer.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function drawerHandlers({ office, dayChanged }: Desk): Handlers<keyof typeof drawerRoutes> {
  const told = <T>(result: Result<T>): Result<T> => {
    if (result.ok) dayChanged();
    return result;
  };
  return {
    'drawer.open': (input, actor) => told(openDrawer(office, actor, input)),
    'drawer.sheet': (input, actor) => drawerSheet(office, actor, input.sessionId),
    'drawer.keep-count': (input, actor) => keepCount(office, actor, input),
    'drawer.count': (input, actor) => told(countDrawer(office, actor, input)),
    'drawer.submit': (input, actor) => told(submitCount(office, actor, input.sessionId)),
    'drawer.explain': (input, actor) => {
      const said = told(explainDifference(office, actor, input));
      return said.ok ? drawerSheet(office, actor, input.sessionId) : said;
    },
    'drawer.no-sale': (input, actor) => told(openNoSale(office, actor, input)),
    'drawer.pick-up': (input, actor) => told(pickUp(office, actor, input)),
    'drawer.hand-over': (input, actor) => told(handOverDrawer(office, actor, input)),
    'drawer.sessions': (input, actor) =>
      ok(drawerSessions(office, actor, input.date === null ? office.businessDate() : businessDate(input.date))),
    'drawer.approve': (input, actor) => {
      const approved = told(approveDrawer(office, actor, input.sessionId));
      return approved.ok ? drawerSheet(office, actor, input.sessionId) : approved;
    },
    'drawer.reject': (input, actor) => {
      const rejected = told(rejectCount(office, actor, input));
      return rejected.ok ? drawerSheet(office, actor, input.sessionId) : rejected;
    },
    'drawer.surprise-count': (input, actor) => told(surpriseCount(office, actor, input)),
  };
}
