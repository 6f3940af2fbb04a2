import { createReportPress, type ReportPress } from '#main/reports/report-press.ts';

/** The real press with the real worker, from its source. */
export function sourcePress(over: Partial<Parameters<typeof createReportPress>[0]> = {}): ReportPress {
  const workerFile = new URL('../../src/main/reports/report-worker.ts', import.meta.url);
  return createReportPress({ workerFile, log: () => undefined, ...over });
}
