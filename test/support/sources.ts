import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** One file of the project as text, for the tests of its tidiness. */
export type Source = {
  /** From the top of the project: "src/core/balance.ts". */
  path: string;
  text: string;
  lines: number;
  /** Without comments; strings stay. */
  code: string;
  /** Without comments and without what stands in strings. */
  bare: string;
  imports: Import[];
};
/** `to` is a path of the project for its own files, and a package's name otherwise. */
export type Import = { text: string; to: string; own: boolean; typeOnly: boolean };

const TOKENS =
  /(`(?:\\[\s\S]|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|(?<![:\\'"\w])\/\/[^\n]*/g;
const IMPORTS =
  /(?:^|\n)\s*(import|export)(\s+type)?\b[^;'"]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/g;

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue|mjs|css)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('node_modules'))
    .sort()
    .map(sourceAt);
}

function sourceAt(path: string): Source {
  const text = read(path);
  const code = text.replace(TOKENS, (_, string: string | undefined) => string ?? '');
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    code,
    bare: code.replace(TOKENS, (_, string: string | undefined) => (string ? "''" : '')),
    imports: [...code.matchAll(IMPORTS)].map((match) => importOf(path, match)),
  };
}

function importOf(path: string, match: RegExpExecArray | RegExpMatchArray): Import {
  const text = match[3] ?? match[4] ?? match[5] ?? '';
  const typeOnly = match[2] !== undefined;
  if (text.startsWith('.')) return { text, to: normalize(join(dirname(path), text)), own: true, typeOnly };
  if (text.startsWith('#')) {
    const inside = text.startsWith('#test/') || text.startsWith('#resources/') ? text.slice(1) : `src/${text.slice(1)}`;
    return { text, to: inside, own: true, typeOnly };
  }
  const [first = '', second = ''] = text.split('/');
  return { text, to: text.startsWith('@') ? `${first}/${second}` : first, own: false, typeOnly };
}
