import { mkdirSync } from 'node:fs';
import type { AppEvent, Reply } from '#shared/contract/index.ts';
import { StartFailure } from '#shared/failure.ts';
import type { Settings } from '#shared/setting.ts';
import type { Desk } from './api/desk.ts';
import { allHandlers } from './api/handlers.ts';
import { createRouter } from './api/router.ts';
import type { AccountsFeed, CisConnectionDetails } from './cis/accounts-feed.ts';
import type { CisAdapter } from './cis/port.ts';
import { createRelay } from './cis/relay.ts';
import { type AccountsStore, accountsStore } from './db/accounts-store.ts';
import { createLedger } from './db/ledger.ts';
import { assertTriggers, migrateDatabase } from './db/migrate.ts';
import { dataFiles, openLedger } from './db/open.ts';
import { startFailureOf } from './db/sqlite-trouble.ts';
import type { Printer } from './devices/printer-port.ts';
import { createOffice, type Mode, type Office } from './office.ts';
import type { Clock, Ids, Log, PinCost } from './ports.ts';
import { createAccountDesk } from './services/account-desk.ts';
import { createAccountDetails } from './services/account-details.ts';
import { offerFirstAdministrator } from './services/add-first-administrator.ts';
import { createReportFiles } from './services/file-reports.ts';
import { installStation } from './services/install-station.ts';
import { createAccountAsking } from './services/open-account.ts';
import { createPrintQueue } from './services/print-queue.ts';
import { recoverQueues } from './services/recover-queues.ts';
import type { Press } from './services/report-source.ts';
import { seedTraining } from './services/seed-training.ts';
import { createSession } from './services/session.ts';
import { accountsStatus, stationStatus } from './services/station-status.ts';

/** What the application is made of that is not itself. */
export type AppParts = {
  /** The data folder of this station. */
  home: string;
  station: string;
  mode: Mode;
  appVersion: string;
  clock: Clock;
  ids: Ids;
  log: Log;
  pinCost: PinCost;
  /** Folder of the shipped ledger migrations. */
  migrations: string;
  /** From the environment; otherwise the settings say. */
  printerAddress: string | null;
  cis: { url: string; token: string } | null;
  connectPrinter: (address: string, settings: Settings) => Printer;
  connectCis: (to: CisConnectionDetails) => CisAdapter;
  createFeed: (store: AccountsStore, changed: () => void) => AccountsFeed;
  press: Press;
  /** Hands a file to the computer's own program for it; gives what went wrong, or ''. */
  openFile: (path: string) => Promise<string>;
  /** One line for the terminal of whoever installs the program. */
  say: (line: string) => void;
};

export type App = {
  request: (route: string, input: unknown) => Promise<Reply<unknown>>;
  on: (listener: (event: AppEvent) => void) => void;
  /** Ends everything in order. */
  close: () => Promise<void>;
  /** Ends as a power cut would: no fact, no farewell. For tests. */
  crash: () => void;
};

/** Changes to the bar at the top within this time become one event, ms. */
const GATHER_MS = 25;

/** The whole application with no Electron: opens the data folder, recovers what was under way, and answers requests. */
export async function createApp(parts: AppParts): Promise<App> {
  const listeners: ((event: AppEvent) => void)[] = [];
  const emit = (event: AppEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const office = openOffice(parts, emit);
  try {
    return await openForBusiness(parts, office, (listener) => listeners.push(listener));
  } catch (error) {
    office.accounts.release();
    office.ledger.sqlite.close();
    throw error instanceof StartFailure ? error : startFailureOf(error, parts.home);
  }
}

function openOffice(parts: AppParts, emit: (event: AppEvent) => void): Office {
  const files = dataFiles(parts.home);
  try {
    mkdirSync(parts.home, { recursive: true });
  } catch (error) {
    throw startFailureOf(error, parts.home);
  }
  const sqlite = openLedger(files.ledger);
  try {
    migrateDatabase(sqlite, parts.migrations, files.backups);
    assertTriggers(sqlite, parts.migrations);
    const { station, mode, clock, ids, log, pinCost } = parts;
    const accounts = accountsStore(files.accounts);
    return createOffice({ station, mode, clock, ids, log, pinCost, accounts, emit, ledger: createLedger(sqlite) });
  } catch (error) {
    if (sqlite.open) sqlite.close();
    throw startFailureOf(error, files.ledger);
  }
}

async function openForBusiness(
  parts: AppParts,
  office: Office,
  listen: (listener: (event: AppEvent) => void) => void,
): Promise<App> {
  installStation(office, parts.home, parts.appVersion);
  if (office.mode === 'training') await seedTraining(office);
  else offerFirstAdministrator(office, parts.home, parts.say);

  const session = createSession(office);
  const accounts = createAccountDesk(office);
  const statusChanged = gathered(office, () =>
    office.emit({ name: 'station.changed', payload: stationStatus(office, session.actor(), relay, prints) }),
  );
  const feedChanged = gathered(office, () =>
    office.emit({ name: 'accounts.progress', payload: accountsStatus(office, feed) }),
  );
  const receiptChanged = (receiptNo: string): void => {
    office.emit({ name: 'receipt.changed', payload: { receiptNo } });
    statusChanged();
  };
  const prints = createPrintQueue(office, accounts, receiptChanged);
  const relay = createRelay(office, {
    status: statusChanged,
    item: (paymentRef, posted) => {
      const share = office.receipts.shareOf(paymentRef) ?? office.voids.reversal(paymentRef);
      if (!share) return;
      receiptChanged(share.receiptNo);
      if (share.accountNo === null) return;
      details.paymentChanged(share.accountNo);
      if (posted) asking.ask(share.accountNo);
    },
  });
  const feed = parts.createFeed(office.accounts, feedChanged);
  const asking = createAccountAsking(office, accounts, relay, feed);
  const details = createAccountDetails(office, accounts, relay);
  const reconnect = (): void => connect(parts, office, relay, prints, feed);
  const dayChanged = (): void => {
    office.emit({ name: 'day.changed', payload: {} });
    office.clock.after(0, prints.pump);
    statusChanged();
  };
  const { home, press, openFile } = parts;
  const reports = createReportFiles({ office, home, press, openFile, changed: dayChanged });
  const desk: Desk = {
    office,
    session,
    accounts,
    asking,
    details,
    relay,
    prints,
    feed,
    home,
    statusChanged,
    dayChanged,
    reports,
    reconnect,
  };

  const stopTimers = (): void => {
    details.stop();
    relay.close();
    prints.close();
    session.stopTimers();
  };
  try {
    prints.recover();
    relay.recover();
    const lost = recoverQueues(office);
    if (lost.items + lost.papers > 0) office.log('warn', 'queues.recovered', lost);
    reconnect();
  } catch (error) {
    stopTimers();
    await feed.close();
    throw error;
  }
  void reports.fileMissing().catch((error: unknown) => office.log('error', 'packet.failed', { why: String(error) }));
  const cancelCheckpoints = checkpointWhenIdle(office);
  office.log('info', 'app.started', { station: office.station, mode: office.mode });

  return {
    request: createRouter(allHandlers(desk), session, office.log),
    on: listen,
    async close() {
      cancelCheckpoints();
      details.stop();
      relay.close();
      prints.close();
      session.close();
      await feed.close();
      reports.close();
      await press.close();
      office.accounts.release();
      office.ledger.sqlite.pragma('wal_checkpoint(TRUNCATE)');
      office.ledger.sqlite.close();
    },
    crash() {
      reports.close();
      cancelCheckpoints();
      stopTimers();
      office.accounts.release();
      office.ledger.sqlite.close();
    },
  };
}

/** Printer and CIS as the environment or the settings say now. A setting that cannot be used is logged, not fatal. */
function connect(
  parts: AppParts,
  office: Office,
  relay: ReturnType<typeof createRelay>,
  prints: ReturnType<typeof createPrintQueue>,
  feed: AccountsFeed,
): void {
  const settings = office.settingsNow();
  const address = parts.printerAddress ?? settings['printer.address'];
  prints.connect(address === '' ? null : parts.connectPrinter(address, settings));

  const token = office.people.secret('cis-token');
  const fromSettings = settings['cis.url'] !== '' && token !== null ? { url: settings['cis.url'], token } : null;
  const cis = parts.cis ?? fromSettings;
  const details = cis ? { baseUrl: cis.url, token: cis.token, clientId: office.station } : null;
  relay.connect(details ? parts.connectCis(details) : null);
  feed.connect(details);
}

/** The write-ahead log is emptied into the database when nothing else happens, never inside a posting. */
function checkpointWhenIdle(office: Office): () => void {
  let cancel = (): void => undefined;
  const run = (): void => {
    office.ledger.sqlite.pragma('wal_checkpoint(PASSIVE)');
    cancel = office.clock.after(CHECKPOINT_MS, run);
  };
  cancel = office.clock.after(CHECKPOINT_MS, run);
  return () => cancel();
}
const CHECKPOINT_MS = 30_000;

function gathered(office: Office, tell: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    office.clock.after(GATHER_MS, () => {
      waiting = false;
      if (office.ledger.sqlite.open) tell();
    });
  };
}
