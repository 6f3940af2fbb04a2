import { createReportPress } from '#main/reports/report-press.ts';
import type { Press } from '#main/services/report-source.ts';

/** The real press with the real worker, from its source. */
export function sourcePress(over: Partial<Parameters<typeof createReportPress>[0]> = {}): Press {
  const workerFile = new URL('../../src/main/report-worker.ts', import.meta.url);
  return createReportPress({ workerFile, log: () => undefined, ...over });
}
