import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log } from '#main/ports.ts';
import { createReportPress } from '#main/reports/report-press.ts';
import type { Press } from '#main/services/report-source.ts';
import { ROOT } from './places.ts';

/** The press with the built worker: from its source it would carry Node's TypeScript reader into the thread. */
export function builtPress(log: Log): Press {
  return createReportPress({ workerFile: pathToFileURL(join(ROOT, 'out', 'main', 'report-worker.js')), log });
}
