import { existsSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Account } from '#shared/account.ts';
import { type AccountsWriter, openAccountsWriter } from '../db/accounts-writer.ts';
import type { CisConnectionDetails } from './accounts-feed.ts';
import { createHttpAdapter } from './http-adapter.ts';
import type { CisAdapter } from './port.ts';
import { type PullFiles, pullDelta, pullSnapshot } from './pull-accounts.ts';

/** What main asks of the worker, and what the worker tells main. */
export type WorkerOrder =
  | { do: 'connect'; to: CisConnectionDetails | null }
  | { do: 'pull' }
  | { do: 'store'; accounts: readonly Account[] }
  | { do: 'swapped' }
  | { do: 'stop' };
export type WorkerNews =
  | { tell: 'progress'; done: number }
  /** A whole new file lies ready; the worker has closed both files and waits for `swapped`. */
  | { tell: 'swap' }
  | { tell: 'pulled' }
  | { tell: 'failed'; why: string };

/**
 * The accounts worker: the only writer of accounts.db, in a thread and with connections of its own, so that an import of
 * a million accounts never makes a posting wait.
 */
const files = workerData as PullFiles;
const port = parentPort;
if (!port) throw new Error('the accounts worker runs in a worker thread only');

let adapter: CisAdapter | null = null;
let abort = new AbortController();
let writer: AccountsWriter | null = null;
let pulling = false;
let swapping: (() => void) | null = null;
/** Accounts that came while the file was being swapped. */
let held: Account[] = [];

function tell(news: WorkerNews): void {
  port?.postMessage(news);
}

function openWriter(): AccountsWriter | null {
  if (!writer && !swapping && existsSync(files.live)) writer = openAccountsWriter(files.live, files.migrations);
  return writer;
}

function closeWriter(): void {
  writer?.close();
  writer = null;
}

async function pull(): Promise<void> {
  if (!adapter || pulling) return;
  pulling = true;
  try {
    const state = openWriter()?.state() ?? null;
    if (state) {
      const open = openWriter();
      if (open) await pullDelta(adapter, open, state, abort.signal);
    } else {
      await pullSnapshot(adapter, files, (done) => tell({ tell: 'progress', done }), abort.signal);
      closeWriter();
      await new Promise<void>((resolve) => {
        swapping = resolve;
        tell({ tell: 'swap' });
      });
    }
    tell({ tell: 'pulled' });
  } catch (error) {
    tell({ tell: 'failed', why: error instanceof Error ? error.message : String(error) });
  } finally {
    pulling = false;
  }
}

function store(accounts: readonly Account[]): void {
  const open = openWriter();
  if (open) open.writeSome(accounts);
  else held.push(...accounts.slice(0, 1_000));
}

port.on('message', (order: WorkerOrder) => {
  try {
    carryOut(order);
  } catch (error) {
    tell({ tell: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
});

function carryOut(order: WorkerOrder): void {
  switch (order.do) {
    case 'connect':
      abort.abort();
      abort = new AbortController();
      adapter?.close();
      adapter = order.to ? createHttpAdapter(order.to) : null;
      return;
    case 'pull':
      void pull();
      return;
    case 'store':
      store(order.accounts);
      return;
    case 'swapped': {
      const go = swapping;
      swapping = null;
      const waiting = held;
      held = [];
      if (waiting.length > 0) store(waiting);
      go?.();
      return;
    }
    case 'stop':
      abort.abort();
      adapter?.close();
      closeWriter();
      port?.close();
  }
}
