/** A switch as Chromium and Electron write it: `--name` or `--name=value`. */
export interface Switch {
  readonly name: string;
  readonly value: string;
}

export interface CommandLine {
  /** Scripts that run before the app, given with `-r`; Playwright hands over its loader this way. */
  readonly required: readonly string[];
  /** Everything that starts with two dashes and is not meant for Node's inspector. */
  readonly switches: readonly Switch[];
  /** The file or folder of the app, as it was typed. */
  readonly appPath: string | undefined;
}

/**
 * Sorts Electron's arguments. Switches count on both sides of the app's path, as they do for
 * Electron (`electron . --user-data-dir=X` works), while `-r` and the inspector's switches only
 * count before it.
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const required: string[] = [];
  const switches: Switch[] = [];
  let appPath: string | undefined;
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    const beforeApp = appPath === undefined;
    if (beforeApp && (argument === '-r' || argument === '--require')) {
      required.push(args[++at] ?? '');
    } else if (argument === '--') {
      break;
    } else if (argument.startsWith('--')) {
      const parsed = parseSwitch(argument);
      if (!(beforeApp && parsed.name.startsWith('inspect'))) switches.push(parsed);
    } else if (beforeApp && !argument.startsWith('-')) {
      appPath = argument;
    }
  }
  return { required, switches, appPath };
}

export function parseSwitch(argument: string): Switch {
  const [, name = '', value = ''] = /^--([^=]*)=?(.*)$/s.exec(argument) ?? [];
  return { name, value };
}
