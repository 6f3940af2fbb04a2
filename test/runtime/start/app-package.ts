import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** What the app's path on the command line stands for. */
export interface AppPackage {
  /** The folder that `app.getAppPath()` answers. */
  readonly folder: string;
  readonly main: string;
  readonly name: string;
  readonly version: string;
}

interface PackageJson {
  main?: string;
  name?: string;
  productName?: string;
  version?: string;
}

/** Finds the app as Electron does: a folder with a package.json, or a script by itself. */
export function findAppPackage(appPath: string): AppPackage {
  const path = resolve(appPath);
  const manifest = join(path, 'package.json');
  if (!existsSync(manifest)) {
    const main = resolveScript(path);
    return { folder: dirname(main), main, name: 'Electron', version: '' };
  }
  const json = JSON.parse(readFileSync(manifest, 'utf8')) as PackageJson;
  return {
    folder: path,
    main: resolveScript(join(path, json.main ?? 'index.js')),
    name: json.productName ?? json.name ?? 'Electron',
    version: json.version ?? '',
  };
}

function resolveScript(path: string): string {
  try {
    return createRequire(import.meta.url).resolve(path);
  } catch {
    throw new Error(`cannot find the app's main script: ${path}`);
  }
}
