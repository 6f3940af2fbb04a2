import { describe, expect, test } from 'vitest';
import { readTestArguments, STAGES } from '#setup/test-arguments.ts';
import { judged, lastLine, playwrightCounts, sum, vitestCounts } from '#setup/test-counts.ts';

describe('what is counted', () => {
  test('of vitest: also a file that could not be loaded', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(vitestCounts(report)).toEqual({ passed: 5, failed: 3, skipped: 3 });
  });

  test('of Playwright: a test that passes now and then has failed', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
    expect(playwrightCounts({ stats, errors: ['no config'] })).toEqual({ passed: 7, failed: 3, skipped: 2 });
  });

  test.each([
    ['a runner without a report', null, 0, 1],
    ['a runner that died after its report', { passed: 3, failed: 0, skipped: 0 }, 1, 1],
    ['a runner that was killed', { passed: 3, failed: 0, skipped: 0 }, null, 1],
    ['a runner that ran nothing', { passed: 0, failed: 0, skipped: 0 }, 0, 1],
    ['a runner with failures', { passed: 3, failed: 2, skipped: 0 }, 1, 2],
    ['a runner that is content', { passed: 3, failed: 0, skipped: 1 }, 0, 0],
  ])('%s', (_what, reported, exitCode, failed) => {
    expect(judged(reported, exitCode).failed).toBe(failed);
  });

  test('ends in one line', () => {
    const all = sum([
      { passed: 1, failed: 0, skipped: 2 },
      { passed: 30, failed: 4, skipped: 0 },
    ]);
    expect(lastLine(all)).toBe('tests: 31 passed, 4 failed, 2 skipped');
  });
});

describe('what is run', () => {
  test('everything', () => {
    expect(readTestArguments([])).toEqual({ stages: [...STAGES], vitest: [], playwright: [] });
  });

  test.each([
    [['--only', 'unit'], { stages: ['vitest'], vitest: ['test/unit/'], playwright: [] }],
    [['--only', 'unit,types'], { stages: ['types', 'vitest'], vitest: ['test/unit/'], playwright: [] }],
    [['--only', 'vitest', '--only', 'unit'], { stages: ['vitest'], vitest: [], playwright: [] }],
    [['--only', 'e2e', 'cash'], { stages: ['e2e'], vitest: ['cash'], playwright: ['cash'] }],
  ])('%j', (args, wanted) => {
    expect(readTestArguments(args)).toEqual(wanted);
  });

  test.each([[['--only', 'nonsense']], [['cash']], [['--fast']], [['--only']]])('%j is refused', (args) => {
    expect(() => readTestArguments(args)).toThrow(/^(?=.*)[\s\S]*usage: npm test/);
  });
});
