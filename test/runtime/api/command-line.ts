import { refusing } from '../page/refusing.ts';
import type { Switch } from '../start/command-line.ts';

/**
 * `app.commandLine`. Switches from the command line and from scripts that run before the app reach
 * Chromium; those that the app's own script adds come too late for it and are only remembered.
 */
export function createCommandLine(switches: Switch[]) {
  const find = (name: string) => switches.findLast((known) => known.name === name.toLowerCase());
  return refusing('app.commandLine', {
    appendSwitch(name: string, value = ''): void {
      switches.push({ name: name.replace(/^--/, '').toLowerCase(), value: String(value) });
    },
    appendArgument(_argument: string): void {},
    hasSwitch: (name: string) => find(name) !== undefined,
    getSwitchValue: (name: string) => find(name)?.value ?? '',
    removeSwitch(name: string): void {
      for (let at = switches.length - 1; at >= 0; at--) {
        if (switches[at]?.name === name.toLowerCase()) switches.splice(at, 1);
      }
    },
  });
}
