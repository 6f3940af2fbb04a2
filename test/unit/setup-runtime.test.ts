import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chromiumCommands } from '#setup/chromium-install.ts';
import { chooseRuntime, hasDisplay, type Machine } from '#setup/runtime.ts';
import { isWorthAnotherTry } from '#setup/unusable-note.ts';

const STANDIN_FOLDER = join(import.meta.dirname, '..', 'runtime');
const desk: Machine = { platform: 'linux', root: false, display: true, wanted: null, electron: '/electron' };
const standIn = { kind: 'stand-in', executable: join(STANDIN_FOLDER, 'electron'), args: [] };

describe('the runtime', () => {
  test.each<[string, Partial<Machine>, object]>([
    ['Electron where it is', {}, { kind: 'electron', executable: '/electron', args: [] }],
    ['root has no sandbox', { root: true }, { kind: 'electron', executable: '/electron', args: ['--no-sandbox'] }],
    ['no display', { display: false }, standIn],
    ['no binary', { electron: null }, standIn],
    ['the stand-in by name', { wanted: STANDIN_FOLDER }, standIn],
    ['a build of its own', { wanted: '/my' }, { kind: 'electron', executable: join('/my', 'electron'), args: [] }],
    ['Windows', { platform: 'win32', root: false }, { kind: 'electron', executable: '/electron', args: [] }],
  ])('%s', (_what, machine, runtime) => {
    expect(chooseRuntime({ ...desk, ...machine })).toEqual(runtime);
  });

  test('has no stand-in away from Linux', () => {
    expect(() => chooseRuntime({ ...desk, platform: 'darwin', electron: null })).toThrow('install-electron');
  });

  test.each([
    [{}, 'linux', false],
    [{ DISPLAY: '' }, 'linux', false],
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
    [{}, 'darwin', true],
  ] as const)('display of %o on %s: %s', (variables, platform, display) => {
    expect(hasDisplay(variables, platform)).toBe(display);
  });
});

test.each([
  [null, true],
  [{ version: '45.4.1', atMs: 1_000_000, why: '' }, false],
  [{ version: '45.4.0', atMs: 1_000_000, why: '' }, true],
  [{ version: '45.4.1', atMs: 1_000_000 - 86_400_000, why: '' }, true],
  [{ version: '45.4.1', atMs: 2_000_000, why: '' }, true],
])('after the failure %o another download is worth it: %s', (note, worth) => {
  expect(isWorthAnotherTry(note, '45.4.1', 1_000_001)).toBe(worth);
});

test.each([
  [{ root: true, apt: true, sudo: false }, 'apt-get update'],
  [{ root: false, apt: true, sudo: true }, 'sudo -n apt-get update'],
  [{ root: false, apt: true, sudo: false }, undefined],
  [{ root: true, apt: false, sudo: false }, undefined],
])('with the rights %o Chromium is installed by: %s', (rights, first) => {
  expect(chromiumCommands(rights)?.[0]?.join(' ')).toBe(first);
});
