import type { packetRoutes } from '#shared/contract/packet.ts';
import { businessDate } from '#shared/day.ts';
import { ok } from '#shared/failure.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function packetHandlers({ reports }: Desk): Handlers<keyof typeof packetRoutes> {
  return {
    'packet.file': ({ date }, actor) => reports.filePacket(actor, businessDate(date)),
    'packet.printed': ({ date }, actor) => reports.putAway(actor, businessDate(date)),
    'file.open': ({ name }) => reports.open(name),
    'report.stop': () => {
      reports.stop();
      return ok(null);
    },
    'audit.export': ({ from, to }, actor) => reports.exportAudit(actor, businessDate(from), businessDate(to)),
    'audit.list': () => ok(reports.audits()),
  };
}
