import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

function simulation(...words: string[]) {
  const file = join(import.meta.dirname, 'simulate.ts');
  return spawnSync(process.execPath, [file, ...words], { encoding: 'utf8' });
}

test('says its seed first and what came of it last', { timeout: 60_000 }, () => {
  const { status, stdout } = simulation('--seed', '12', '--runs', '2', '--steps', '40');
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toBe('seed: 12');
  expect(lines.at(-1)).toMatch(/^simulation: 2 runs, 80 steps, \d+ payments, 0 lost, 0 doubled$/);
  expect(status).toBe(0);
});

test('answers what it does not understand with the usage', { timeout: 60_000 }, () => {
  const { status, stdout, stderr } = simulation('--days', '3');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^usage: node test\/simulation\/simulate\.ts/);
});

test('takes pairs of a known name and a whole number, and nothing else', () => {
  expect(readArguments(['--seed', '5', '--steps', '7'], 0)).toEqual({ seed: 5, runs: 20, steps: 7 });
  expect(readArguments([], 1_234_567_890_123)?.seed).toBe(567_890_123);
  for (const words of [['--seed'], ['--seed', 'x'], ['--seed', '-1'], ['--runs', '0'], ['--days', '3'], ['12']]) {
    expect(readArguments(words, 0)).toBeNull();
  }
});
