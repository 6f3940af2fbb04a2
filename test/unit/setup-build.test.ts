import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale, sourceHash } from '#setup/build.ts';
import { forget, freshFolder } from '#test/support/counter.ts';

let root: string;
const inputs = ['src/main', 'package.json', 'not-there'];
const hash = () => sourceHash(root, inputs);

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = freshFolder();
  put('src/main/index.ts', 'one');
  put('package.json', '{}');
  for (const part of ['main/index.js', 'preload/index.cjs', 'renderer/index.html']) put(`out/${part}`, 'built');
  put('out/.built-from', hash());
});
afterEach(() => forget(root));

test('what was just built is not stale', () => {
  expect(isStale(root, hash())).toBe(false);
});

test('a checkout that only touches times builds nothing', () => {
  utimesSync(join(root, 'src/main/index.ts'), new Date(), new Date(Date.now() + 60_000));
  expect(isStale(root, hash())).toBe(false);
});

test.each([
  ['a changed file', () => put('src/main/index.ts', 'two')],
  ['a new file', () => put('src/main/deep/new.ts', '')],
  ['a removed file', () => rmSync(join(root, 'src/main/index.ts'))],
  ['text moved from one file to another', () => [put('src/main/index.ts', ''), put('package.json', 'one{}')]],
  ['a missing part of the app', () => rmSync(join(root, 'out/preload/index.cjs'))],
  ['a build that did not finish', () => rmSync(join(root, 'out/.built-from'))],
])('%s makes the build stale', (_what, change) => {
  change();
  expect(isStale(root, hash())).toBe(true);
});
