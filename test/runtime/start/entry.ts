import Module, { createRequire } from 'node:module';
import { parseCommandLine } from './command-line.ts';
import { takeElectronsIdentity } from './identity.ts';
import { watchParent } from './watch-parent.ts';

watchParent(Number(process.env.STANDIN_PARENT ?? process.ppid));
takeElectronsIdentity('browser');

// The app gets the arguments as Electron would give them, without this file's own name.
const args = process.argv.slice(2);
process.argv.splice(1, 1);

// These were for this process alone; what the app starts must not inherit them.
if (process.env.STANDIN_OWN_CACHE) delete process.env.NODE_COMPILE_CACHE;
delete process.env.STANDIN_OWN_CACHE;
delete process.env.STANDIN_PARENT;

const { appPath, switches, required } = parseCommandLine(args);

let main: string;
try {
  if (appPath === undefined) throw new Error('no app given: electron <folder or script>');
  const { findAppPackage } = await import('./app-package.ts');
  const { startRuntime } = await import('../api/runtime.ts');
  const app = findAppPackage(appPath);
  const runtime = startRuntime(switches, app);
  // Playwright's loader adds switches for Chromium, therefore Chromium starts after it.
  for (const script of required) createRequire(import.meta.url)(script);
  runtime.launchChromium();
  main = app.main;
} catch (error) {
  console.error(`electron stand-in: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

// From here on an error is the app's own and is shown by Node as such.
const runMain = (Module as unknown as { runMain(main: string): void }).runMain;
runMain(main);
