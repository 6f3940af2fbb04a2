import { workerData } from 'node:worker_threads';

const { parent } = workerData as { parent: number };

// SIGKILL to oneself, because an exit from a worker would wait for the main thread.
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 250);
