import { expect, test } from 'vitest';

// Plain JavaScript, because it runs before anything is installed; its types do not reach over here.
const script: string = '#setup/packages.mjs';
type LockFile = { packages: Record<string, { version: string; optional?: boolean }> };
const { packageDifference } = (await import(script)) as {
  packageDifference(wanted: LockFile, installed: LockFile): string | null;
};

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/vue': { version: '3.5.45' },
    'node_modules/binary-for-windows': { version: '1.0.0', optional: true },
  },
};

test.each([
  ['all is there', { 'node_modules/vue': { version: '3.5.45' } }, null],
  ['another version', { 'node_modules/vue': { version: '3.5.44' } }, 'node_modules/vue is 3.5.44, not 3.5.45'],
  ['one is missing', {}, 'node_modules/vue is missing'],
  [
    'an optional one of another version',
    { 'node_modules/vue': { version: '3.5.45' }, 'node_modules/binary-for-windows': { version: '0.9.0' } },
    'node_modules/binary-for-windows is 0.9.0, not 1.0.0',
  ],
  [
    'one that was given up',
    { 'node_modules/vue': { version: '3.5.45' }, 'node_modules/react': { version: '1.0.0' } },
    'node_modules/react is no longer wanted',
  ],
])('%s', (_what, packages, difference) => {
  expect(packageDifference(lock, { packages })).toBe(difference);
});
