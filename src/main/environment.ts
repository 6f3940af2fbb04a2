import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { StartFailure } from '#shared/failure.ts';
import { isLoopback } from './cis/cis-url.ts';
import { parsePrinterAddress } from './devices/printer-from-address.ts';
import type { Mode } from './office.ts';

/** What the command line and the environment say. Whatever cannot be meant stops the start with one clear line. */
export type Environment = {
  mode: Mode;
  home: string;
  station: string;
  /** Overrides the setting; null: the setting counts. */
  printer: string | null;
  /** Training only: a CIS sandbox on this machine. */
  cis: { url: string; token: string } | null;
  /** Training only: the instant the clock starts at, ms. */
  clockStartMs: number | null;
};

type Variables = Record<string, string | undefined>;

export function readEnvironment(argv: readonly string[], variables: Variables): Environment {
  const mode: Mode = argv.includes('--training') ? 'training' : 'live';
  const set = (name: string): string | null => variables[name]?.trim() || null;
  for (const name of ['COUNTER_CIS_URL', 'COUNTER_CIS_TOKEN', 'COUNTER_CLOCK']) {
    if (mode === 'live' && set(name) !== null) stop(`${name} is for training mode only`);
  }
  return {
    mode,
    home: folder(set('COUNTER_HOME'), mode, variables),
    station: station(set('COUNTER_STATION')),
    printer: printer(set('COUNTER_PRINTER')),
    cis: cis(set('COUNTER_CIS_URL'), set('COUNTER_CIS_TOKEN')),
    clockStartMs: instant(set('COUNTER_CLOCK')),
  };
}

function stop(line: string): never {
  throw new StartFailure('ENVIRONMENT_INVALID', line);
}

function folder(home: string | null, mode: Mode, variables: Variables): string {
  if (home !== null) return resolve(home);
  const data = variables.XDG_DATA_HOME;
  const base =
    process.platform === 'win32'
      ? (variables.APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
      : data && isAbsolute(data)
        ? data
        : join(homedir(), '.local', 'share');
  return join(base, 'counter-305', mode);
}

function station(id: string | null): string {
  if (id === null) return 'C1';
  return /^[A-Z0-9]{2}$/.test(id) ? id : stop(`COUNTER_STATION must be two capital letters or digits, not "${id}"`);
}

function printer(address: string | null): string | null {
  if (address === null) return null;
  const parsed = parsePrinterAddress(address);
  return parsed.kind === 'invalid' ? stop(`COUNTER_PRINTER: ${parsed.problem}`) : address;
}

function cis(url: string | null, token: string | null): { url: string; token: string } | null {
  if (url === null && token === null) return null;
  if (url === null || token === null)
    return stop('COUNTER_CIS_URL and COUNTER_CIS_TOKEN are set together or not at all');
  if (!isLoopback(url) || !/^https?:/.test(url)) {
    return stop(`COUNTER_CIS_URL must be an http address on this computer, not "${url}"`);
  }
  return { url, token };
}

function instant(text: string | null): number | null {
  if (text === null) return null;
  const atMs = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs)
    ? stop(`COUNTER_CLOCK must be an instant such as 2026-11-23T08:00:00-06:00, not "${text}"`)
    : atMs;
}
