import { Worker } from 'node:worker_threads';

/**
 * Ends this process when its parent is gone. A thread of its own does the watching, because the
 * main thread may hang in an endless loop at that very moment.
 */
export function watchParent(parent: number): void {
  const worker = new Worker(new URL('./watch-parent-worker.ts', import.meta.url), {
    workerData: { parent },
    execArgv: [],
    stdin: false,
  });
  worker.unref();
}
