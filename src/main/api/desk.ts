import type { AccountsFeed } from '../cis/accounts-feed.ts';
import type { Relay } from '../cis/relay.ts';
import type { Office } from '../office.ts';
import type { AccountDesk } from '../services/account-desk.ts';
import type { AccountDetailsDesk } from '../services/account-details.ts';
import type { ReportFiles } from '../services/file-reports.ts';
import type { AccountAsking } from '../services/open-account.ts';
import type { PrintQueue } from '../services/print-queue.ts';
import type { Session } from '../services/session.ts';

/** Everything the handlers hand on to the use cases. */
export type Desk = {
  office: Office;
  session: Session;
  accounts: AccountDesk;
  asking: AccountAsking;
  details: AccountDetailsDesk;
  relay: Relay;
  prints: PrintQueue;
  feed: AccountsFeed;
  reports: ReportFiles;
  home: string;
  /** Something that the bar at the top shows may have changed. */
  statusChanged: () => void;
  /** A drawer, the vault, a deposit or a day changed; what that printed goes out. */
  dayChanged: () => void;
  /** Printer or CIS settings changed: connect anew. */
  reconnect: () => void;
};
