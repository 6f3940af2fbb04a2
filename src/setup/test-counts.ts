/** What the last line of `npm test` adds up. */
export type Counts = { passed: number; failed: number; skipped: number };

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };
export const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };
export const ONE_PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };

export function sum(counts: readonly Counts[]): Counts {
  const of = (pick: (one: Counts) => number) => counts.reduce((total, one) => total + pick(one), 0);
  return { passed: of((one) => one.passed), failed: of((one) => one.failed), skipped: of((one) => one.skipped) };
}

export function lastLine({ passed, failed, skipped }: Counts): string {
  return `tests: ${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A runner that died, that reports nothing failed and yet ends in failure, or that ran no test: that is a failure. */
export function judged(reported: Counts | null, exitCode: number | null): Counts {
  if (reported === null) return ONE_FAILED;
  const silent = reported.failed === 0 && (exitCode !== 0 || reported.passed + reported.skipped === 0);
  return silent ? { ...reported, failed: 1 } : reported;
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** A file that could not even be loaded holds no failed test and is one. */
export function vitestCounts(report: VitestReport): Counts {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** A test that passes only now and then has failed. */
export function playwrightCounts({ stats, errors }: PlaywrightReport): Counts {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
