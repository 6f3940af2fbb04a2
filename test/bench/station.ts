import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type App, createApp } from '#main/app.ts';
import { createHttpAdapter } from '#main/cis/http-adapter.ts';
import { createWorkerFeed } from '#main/cis/worker-feed.ts';
import { dataFiles } from '#main/db/open.ts';
import { printerFromAddress } from '#main/devices/printer-from-address.ts';
import { realClock, realIds } from '#main/real-ports.ts';
import { PIN_COST } from '#main/services/pin-hash.ts';
import { SAMPLE_PEOPLE } from '#main/services/seed-training.ts';
import { seededDraw } from '#sandbox/city/seeded-draw.ts';
import type { Asked, Output, RouteName } from '#shared/contract/index.ts';
import { ACCOUNTS_MIGRATIONS, LEDGER_MIGRATIONS } from '#test/support/counter.ts';
import { builtPress } from './built-press.ts';
import { ROOT } from './places.ts';

export type StationPlan = { home: string; cis: { url: string; token: string }; printer: string };

/** A whole counter without its window: real clock, real adapter and accounts worker, a printer that writes to a folder. */
export async function openStation({ home, cis, printer }: StationPlan) {
  const clock = realClock(null);
  const log = (): void => undefined;
  const files = {
    live: dataFiles(home).accounts,
    next: join(home, 'accounts.next.db'),
    migrations: ACCOUNTS_MIGRATIONS,
  };
  // The built worker: from its source it would carry Node's TypeScript reader into the thread, and its memory.
  const workerFile = pathToFileURL(join(ROOT, 'out', 'main', 'accounts-worker.js'));
  const app = await createApp({
    home,
    mode: 'training',
    station: 'C1',
    clock,
    log,
    ids: realIds(clock),
    appVersion: 'bench',
    pinCost: PIN_COST,
    migrations: LEDGER_MIGRATIONS,
    printerAddress: printer,
    cis,
    connectPrinter: (address) => printerFromAddress(address, { columns: 48, clock }),
    connectCis: createHttpAdapter,
    createFeed: (store, changed) => createWorkerFeed({ workerFile, files, store, clock, log, changed }),
    press: builtPress(log),
    openFile: async () => '',
    say: () => undefined,
  });
  const ask = askOf(app);
  return {
    ask,
    close: () => app.close(),
    /** Everything that is under way has arrived: accounts, prints, items for the CIS. */
    async quiet(withinMs: number): Promise<void> {
      for (const until = Date.now() + withinMs; Date.now() < until; await wait(50)) {
        const { cis: relay, printer: paper } = await ask('station.status', {});
        if (relay.waiting === 0 && paper.waiting === 0) return;
      }
      throw new Error('the queues did not become empty');
    },
    async ready(): Promise<void> {
      const [clerk] = SAMPLE_PEOPLE;
      const person = (await ask('session.people', {})).find((one) => one.name === clerk?.name);
      await ask('session.sign-in', { userId: person?.userId ?? '', pin: clerk?.pin ?? '' });
      await ask('drawer.open', { count: [{ piece: 'b2000', count: 10 }] });
      for (const until = Date.now() + 120_000; Date.now() < until; await wait(100)) {
        const { pulling, accounts } = (await ask('cis.queue', {})).accounts;
        if (pulling === null && accounts > 0) return;
      }
      throw new Error('the accounts did not come');
    },
    /** One customer: found by name, opened, paid in cash. */
    async serve(turn: number): Promise<void> {
      const letter = String.fromCharCode(97 + seededDraw(9, turn).below(20));
      const { rows } = await ask('account.search', { query: letter });
      const accountNo = rows[seededDraw(10, turn).below(rows.length)]?.accountNo;
      if (accountNo === undefined) return this.serve(turn + 1_000);
      await ask('account.open', { accountNo });
      const line = { kind: 'account' as const, accountNo, cents: 4_000 + turn };
      const { transactionId, linesCents } = await ask('payment.begin', { lines: [line], language: 'en' });
      await ask('payment.take', {
        transactionId,
        linesCents,
        tenders: [{ code: 'cash', cents: 10_000 }],
        confirmed: ['amount-unusual', 'account-inactive', 'same-payer', 'same-amount', 'large-change', 'balance-old'],
      });
    },
  };
}

function askOf(app: App) {
  return async function ask<R extends RouteName>(route: R, input: Asked<R>): Promise<Output<R>> {
    const reply = await app.request(route, input);
    if (!reply.ok) throw new Error(`${route} was refused: ${reply.error.code} ${JSON.stringify(reply.error.details)}`);
    return reply.data as Output<R>;
  };
}
