import { spawnSync } from 'node:child_process';
import { findChromium } from '#test/runtime/chromium/find.ts';

const BY_HAND = 'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium';

export type Rights = { root: boolean; apt: boolean; sudo: boolean };

/** The commands that install Debian's Chromium; null where only a person can do it. */
export function chromiumCommands({ root, apt, sudo }: Rights): string[][] | null {
  if (!apt || !(root || sudo)) return null;
  const apt_get = root ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  return [
    [...apt_get, 'update'],
    [...apt_get, '-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '--no-install-recommends', 'chromium'],
  ];
}

/** The stand-in shows its windows in the machine's Chromium. Answers with its path; throws one line. */
export function ensureChromium(): string {
  try {
    return findChromium();
  } catch (error) {
    // A Chromium that was asked for by name is not ours to install.
    if (process.env.STANDIN_CHROMIUM) throw error;
  }
  const commands = chromiumCommands({
    root: process.getuid?.() === 0,
    apt: succeeds('apt-get', ['--version']),
    sudo: succeeds('sudo', ['-n', 'true']),
  });
  if (commands === null) throw new Error(`Chromium is missing. Install it with: ${BY_HAND}`);
  console.log('Installing Chromium with apt-get ...');
  for (const [program = '', ...args] of commands) {
    const done = spawnSync(program, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    });
    if (done.status === 0) continue;
    console.error(`${done.stdout}${done.stderr}`.trimEnd().split('\n').slice(-8).join('\n'));
    throw new Error(`Chromium could not be installed. Try it by hand: ${BY_HAND}`);
  }
  return findChromium();
}

function succeeds(program: string, args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
