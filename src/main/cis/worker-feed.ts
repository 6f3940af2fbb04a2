import { renameSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { AccountsStore } from '../db/accounts-store.ts';
import type { Clock, Log } from '../ports.ts';
import type { AccountsFeed } from './accounts-feed.ts';
import type { WorkerNews, WorkerOrder } from './accounts-worker.ts';
import { type PullFiles, removeDatabase } from './pull-accounts.ts';

/** Between two pulls of what changed, ms; after one that failed. */
const PULL_EVERY_MS = 60_000;
const PULL_AGAIN_MS = 10_000;
/** The thread begins so long after the program, ms: at the start the machine belongs to the window. */
const FIRST_PULL_AFTER_MS = 400;

/** The accounts feed as a worker thread; swaps finished snapshots in. */
export function createWorkerFeed(given: {
  workerFile: URL;
  files: PullFiles;
  store: AccountsStore;
  clock: Clock;
  log: Log;
  changed: () => void;
}): AccountsFeed {
  const { store, clock, log, changed, files } = given;
  let worker: Worker | null = null;
  let connected = false;
  let pulling: { done: number } | null = null;
  let lastError: string | null = null;
  let closed = false;
  let cancelTimer = (): void => undefined;

  const order = (what: WorkerOrder): void => {
    worker ??= begin();
    worker.postMessage(what);
  };

  function pull(): void {
    if (!connected || closed) return;
    pulling = { done: 0 };
    order({ do: 'pull' });
  }

  function ended(why: string | null): void {
    pulling = null;
    if (why !== null && why !== lastError) log('warn', 'accounts.pull-failed', { why });
    lastError = why;
    cancelTimer();
    cancelTimer = clock.after(why === null ? PULL_EVERY_MS : PULL_AGAIN_MS, pull);
    changed();
  }

  /** The old file gives way to the new one whole. Main has let go of it; the worker has closed both. */
  function swap(): void {
    store.release();
    removeDatabase(files.live);
    renameSync(files.next, files.live);
    order({ do: 'swapped' });
  }

  function begin(): Worker {
    const begun = new Worker(given.workerFile, { workerData: files });
    begun.on('message', (news: WorkerNews) => {
      if (closed) return;
      if (news.tell === 'progress') {
        pulling = { done: news.done };
        changed();
      } else if (news.tell === 'swap') swap();
      else ended(news.tell === 'failed' ? news.why : null);
    });
    begun.on('error', (error) => {
      log('error', 'accounts.worker-died', { why: String(error) });
      lastError = String(error);
      pulling = null;
      connected = false;
      changed();
    });
    return begun;
  }

  return {
    connect(to) {
      connected = to !== null;
      cancelTimer();
      const go = (): void => {
        order({ do: 'connect', to });
        pull();
      };
      if (worker) go();
      else if (connected) {
        pulling = { done: 0 };
        cancelTimer = clock.after(FIRST_PULL_AFTER_MS, go);
      }
    },
    store: (accounts) => order({ do: 'store', accounts }),
    status: () => ({ pulling, lastError }),
    async close() {
      closed = true;
      cancelTimer();
      const last = worker;
      if (!last) return;
      last.postMessage({ do: 'stop' } satisfies WorkerOrder);
      await Promise.race([
        new Promise((resolve) => last.once('exit', resolve)),
        new Promise((resolve) => setTimeout(resolve, 2_000).unref()),
      ]);
      await last.terminate();
    },
  };
}
