import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { StartFailure } from '#shared/failure.ts';
import { createApp } from './app.ts';
import { createHttpAdapter } from './cis/http-adapter.ts';
import { createWorkerFeed } from './cis/worker-feed.ts';
import { migrationsFolder } from './db/migrate.ts';
import { dataFiles } from './db/open.ts';
import { startFailureOf } from './db/sqlite-trouble.ts';
import { printerFromAddress } from './devices/printer-from-address.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { fileLog, realClock, realIds } from './real-ports.ts';
import { createReportPress } from './reports/report-press.ts';
import { PIN_COST } from './services/pin-hash.ts';
import { openFile } from './shell/open-file.ts';
import { runShell } from './shell/shell.ts';
import { startAdvice } from './start-advice.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** Real clock, ids and devices around the application, and the shell around all of it. */
function main(environment: Environment): void {
  const { home, mode, station } = environment;
  try {
    mkdirSync(home, { recursive: true });
  } catch (error) {
    throw new Error(startAdvice(startFailureOf(error, home), home), { cause: error });
  }
  const files = dataFiles(home);
  const clock = realClock(environment.clockStartMs);
  const log = fileLog(files.log, clock);
  const accountFiles = {
    live: files.accounts,
    next: join(home, 'accounts.next.db'),
    migrations: migrationsFolder('accounts', here),
  };
  const open = () =>
    createApp({
      home,
      mode,
      station,
      clock,
      log,
      ids: realIds(clock),
      appVersion: app.getVersion(),
      pinCost: PIN_COST,
      migrations: migrationsFolder('ledger', here),
      printerAddress: environment.printer,
      cis: environment.cis,
      connectPrinter: (address, settings) =>
        printerFromAddress(address, {
          columns: settings['printer.columns'],
          marker: settings['printer.marker'],
          clock,
        }),
      connectCis: createHttpAdapter,
      createFeed: (store, changed) =>
        createWorkerFeed({
          workerFile: new URL('./accounts-worker.js', import.meta.url),
          files: accountFiles,
          store,
          clock,
          log,
          changed,
        }),
      press: createReportPress({ workerFile: new URL('./report-worker.js', import.meta.url), log }),
      openFile,
      say: (line) => process.stdout.write(`${line}\n`),
    }).catch((error: unknown) => {
      throw error instanceof StartFailure ? new Error(startAdvice(error, home), { cause: error }) : error;
    });
  runShell({ out: dirname(here), home, open, log: (what) => log('warn', 'shell', { what }) });
}

try {
  main(readEnvironment(process.argv, process.env));
} catch (error) {
  // Nothing is open yet, so there is no window to say it in: words on the terminal, no stack.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof StartFailure && error.code === 'ENVIRONMENT_INVALID' ? 2 : 1);
}
