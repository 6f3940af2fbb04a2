import Module, { registerHooks } from 'node:module';
import { exportedNames } from '../api/names.ts';

const specifiers = new Set(['electron', 'electron/main', 'electron/common', 'electron/renderer']);
const moduleUrl = 'electron-stand-in:main';

type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;

/**
 * Makes `electron` importable, by require and by import, as the given object. The npm package of
 * that name answers with the path of a binary and must not be reached from inside the app.
 */
export function provideElectron(electron: object): void {
  const loader = Module as unknown as { _load: Load };
  const original = loader._load;
  loader._load = function (request, ...rest) {
    return specifiers.has(request) ? electron : original.call(this, request, ...rest);
  };

  const slot = Symbol.for(moduleUrl);
  Object.defineProperty(globalThis, slot, { value: electron });
  const names = exportedNames.map((name) => `export const ${name} = electron.${name};`);
  const source = [
    `const electron = globalThis[Symbol.for(${JSON.stringify(moduleUrl)})];`,
    'export default electron;',
    ...names,
  ].join('\n');

  registerHooks({
    resolve: (specifier, context, next) =>
      specifiers.has(specifier) ? { url: moduleUrl, format: 'module', shortCircuit: true } : next(specifier, context),
    load: (url, context, next) =>
      url === moduleUrl ? { format: 'module', source, shortCircuit: true } : next(url, context),
  });
}
