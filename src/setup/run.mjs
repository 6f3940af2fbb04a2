// The first stage of every npm command. It runs on any Node from 20 on and without a single package: it installs what
// is missing and goes on under the project's own Node 24, because the database driver crashes on an older one.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { COMMANDS } from './commands.mjs';
import { ensurePackages } from './packages.mjs';
import { whenParentEnds } from './parent-watch.mjs';
import { NODE_24, ROOT } from './places.mjs';

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
const problem = setUp();
if (problem !== null || !command) {
  console.error(problem);
  // Whoever counts tests finds the same last line after every run.
  if (name === 'test') console.log('tests: 0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
goOn(command.script);

/** @returns {string | null} what stops this command, in one line */
function setUp() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) return `Counter 305 needs Node 20 or newer to set itself up; this is Node ${process.versions.node}.`;
  if (!command) return `There is no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}.`;
  const trouble = ensurePackages();
  if (trouble !== null) return `Packages could not be installed: ${trouble}.`;
  if (!existsSync(join(ROOT, command.script))) return `npm run ${name}: ${command.script} is not there.`;
  if (!command.prepare) return null;
  const { status } = spawnSync(NODE_24, [join(ROOT, 'src/setup/prepare.ts')], { ...surroundings(), stdio: 'inherit' });
  return status === 0 ? null : `npm run ${name} stops here: its set-up did not succeed.`;
}

/** Hands over to the command's own script and ends as it ends. @param {string} script */
function goOn(script) {
  const child = spawn(NODE_24, [join(ROOT, script), ...args], { ...surroundings(), stdio: 'inherit' });
  // Ctrl+C reaches the child by itself, being meant for the whole terminal.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  whenParentEnds(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`Node 24 cannot be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

function surroundings() {
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { cwd: ROOT, env: { ...process.env, PATH: path } };
}
