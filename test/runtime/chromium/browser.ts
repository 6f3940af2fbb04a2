import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Switch } from '../start/command-line.ts';
import { Connection, type Session } from './connection.ts';
import { findChromium } from './find.ts';
import { createTemporaryProfile, isInUse, removeProfile, sweepProfiles } from './profile.ts';
import { chromiumArguments } from './switches.ts';

/** A person sees the windows only on request; tests run without a screen. */
export const headed = process.env.STANDIN_HEADED === '1' && Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

export interface Death {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last lines that Chromium said, since they usually hold the reason. */
  readonly lastWords: readonly string[];
}

/**
 * The Chromium process of this app. It stays in our process group and holds our pipe, so it ends with
 * us: by the group's signal, by the pipe's end, or by the kill in the exit hook.
 */
class Browser extends EventEmitter<{ death: [Death] }> {
  private child: ChildProcess | undefined;
  private connection: Connection | undefined;
  private temporaryProfile: string | undefined;
  private ending = false;
  private readonly lastWords: string[] = [];
  private debuggerAddress: string | undefined;
  private waitForAddress: (() => void) | undefined;

  /** Where the profile is and with what Chromium was started; a second start reaches the same one. */
  executable = '';
  profile = '';

  start(switches: readonly Switch[]): void {
    sweepProfiles();
    this.executable = findChromium();
    const wanted = switches.findLast(({ name }) => name === 'user-data-dir')?.value;
    this.temporaryProfile = wanted && !isInUse(wanted) ? undefined : createTemporaryProfile();
    this.profile = this.temporaryProfile ?? wanted ?? '';
    const root = process.getuid?.() === 0;
    const args = chromiumArguments(switches, { headed, profile: this.profile, root });
    const child = spawn(this.executable, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
    this.child = child;
    this.connection = new Connection(child.stdio[4] as Readable, child.stdio[3] as Writable);
    createInterface({ input: child.stderr as Readable }).on('line', (line) => this.hear(line));
    child.on('error', (error) => this.die({ code: null, signal: null, lastWords: [error.message] }));
    child.on('exit', (code, signal) => this.die({ code, signal, lastWords: this.lastWords }));
    process.on('exit', () => this.kill());
  }

  /** The browser's own session; pages have theirs. */
  get session(): Session {
    return this.protocol.browser;
  }

  get protocol(): Connection {
    if (!this.connection) throw new Error('Chromium was not started yet');
    return this.connection;
  }

  /** The line a debugger of the pages waits for, once it is true; none was asked for without the switch. */
  async debuggerLine(switches: readonly Switch[]): Promise<string | undefined> {
    if (!switches.some(({ name }) => name === 'remote-debugging-port')) return undefined;
    if (this.debuggerAddress === undefined) await new Promise<void>((told) => (this.waitForAddress = told));
    return this.debuggerAddress;
  }

  /** Asks Chromium to end, which saves what pages stored; a kept profile needs that. */
  async end(): Promise<void> {
    if (this.ending) return;
    this.ending = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null || this.temporaryProfile) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const late = new Promise<void>((resolve) => setTimeout(resolve, 3000).unref());
    this.session.post('Browser.close');
    await Promise.race([gone, late]);
  }

  private kill(): void {
    this.ending = true;
    this.child?.kill('SIGKILL');
    if (this.temporaryProfile) removeProfile(this.temporaryProfile);
  }

  private hear(line: string): void {
    if (line.startsWith('DevTools listening on ')) {
      this.debuggerAddress = line;
      this.waitForAddress?.();
      return;
    }
    if (process.env.ELECTRON_ENABLE_LOGGING) process.stderr.write(`${line}\n`);
    // A machine without a desktop has no message bus, which Chromium repeats and which explains nothing.
    if (line.includes('dbus/')) return;
    this.lastWords.push(line);
    if (this.lastWords.length > 10) this.lastWords.shift();
  }

  private die(death: Death): void {
    if (!this.ending) this.emit('death', death);
    this.ending = true;
  }
}

export const chromium = new Browser();
