import type { Switch } from '../start/command-line.ts';

/** Chromium must not phone anywhere, ask anything or show anything of its own. */
const always = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--no-pings',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-gpu',
  '--disable-infobars',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-session-crashed-bubble',
  '--disable-sync',
  '--hide-crash-restore-bubble',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  // Electron never throttles a window that is covered by another one while tests run in it.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-dev-shm-usage',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions,PaintHolding,HttpsUpgrades,GlobalMediaControls',
];

/** Only the last of these counts for Chromium, so their values are joined. */
const joined = new Set(['disable-features', 'enable-features', 'disable-blink-features', 'enable-blink-features']);

export interface SwitchOptions {
  readonly headed: boolean;
  readonly profile: string;
  readonly root: boolean;
}

/** The command line of Chromium: its own fixed switches, then those of the app's command line. */
export function chromiumArguments(given: readonly Switch[], options: SwitchOptions): string[] {
  const values = new Map<string, string>();
  const add = (argument: Switch) => {
    const before = values.get(argument.name);
    const merged = joined.has(argument.name) && before ? `${before},${argument.value}` : argument.value;
    values.set(argument.name, merged);
  };
  for (const argument of always) add(split(argument));
  for (const argument of given) add(argument);
  add({ name: 'user-data-dir', value: options.profile });
  add({ name: 'remote-debugging-pipe', value: '' });
  add({ name: 'no-startup-window', value: '' });
  if (!values.has('lang')) add({ name: 'lang', value: 'en-US' });
  if (options.root) {
    // Chromium refuses to run as root inside its sandbox; `test-type` hides the bar that says so.
    add({ name: 'no-sandbox', value: '' });
    add({ name: 'test-type', value: '' });
  }
  if (options.headed) values.delete('headless');
  else add({ name: 'headless', value: 'new' });
  return [...values].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}

function split(argument: string): Switch {
  const [name = '', value = ''] = argument.slice(2).split('=');
  return { name, value };
}
