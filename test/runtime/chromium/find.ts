import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The binary itself comes before Debian's wrapper script, which adds switches and a shell. */
const candidates = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome'];

/** The first Chromium of this machine; STANDIN_CHROMIUM names another one. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const wanted = env.STANDIN_CHROMIUM ? [env.STANDIN_CHROMIUM] : candidates;
  for (const candidate of wanted) {
    const found = locate(candidate, env.PATH ?? '');
    if (found) return found;
  }
  throw new Error(`Chromium not found (looked for ${wanted.join(', ')}); install it or set STANDIN_CHROMIUM`);
}

function locate(candidate: string, searchPath: string): string | undefined {
  const folders = searchPath.split(delimiter).filter(Boolean);
  const paths = isAbsolute(candidate) ? [candidate] : folders.map((folder) => join(folder, candidate));
  return paths.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
