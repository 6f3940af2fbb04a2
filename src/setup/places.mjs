import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. Not `import.meta.dirname`: the first versions of Node 20 don't have it. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Node 24 from the lock file, whatever the machine's own Node is. */
export const NODE_24 = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** What the set-up remembers between runs; it goes when node_modules goes. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'counter-305');

/** The program of this project's stand-in for Electron, see test/runtime/README.md. */
export const STANDIN_FOLDER = join(ROOT, 'test', 'runtime');
