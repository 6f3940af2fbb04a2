import { buildIfStale } from './build.ts';
import { ensureChromium } from './chromium-install.ts';
import { ensureElectron } from './electron-download.ts';
import { electronVersion, findRuntime, type Runtime, thisMachine } from './runtime.ts';
import { unusableNote } from './unusable-note.ts';

/** Sees to something that can run the app, and says in one line what that is. Throws one line. */
export async function prepareRuntime(): Promise<Runtime> {
  const machine = thisMachine();
  await ensureElectron(machine);
  const runtime = findRuntime();
  if (runtime.kind === 'electron') {
    console.log(`Runtime: Electron (${machine.wanted ?? electronVersion()}).`);
  } else {
    const chromium = ensureChromium();
    console.log(`Runtime: the stand-in of test/runtime with ${chromium}, because ${whyStandIn()}.`);
  }
  return runtime;
}

function whyStandIn(): string {
  const { wanted, display } = thisMachine();
  if (wanted !== null) return 'ELECTRON_OVERRIDE_DIST_PATH says so';
  if (!display) return 'Electron needs a display and there is none';
  return `Electron cannot be used: ${unusableNote.read()?.why ?? 'its binary is missing'}`;
}

/** A script of its own too: what `npm start`, `npm run demo` and `npm run bench` run first. */
if (import.meta.main) {
  try {
    await prepareRuntime();
    if (!buildIfStale()) throw new Error('The app could not be built.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
