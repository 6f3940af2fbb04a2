import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KEY_HELP, keyCaps } from '#renderer/key-help.ts';
import { en } from '#renderer/locales/en.ts';
import { sourcesUnder } from '#test/support/sources.ts';

const CAPS: Record<string, string> = { Esc: 'Escape', '↑': 'ArrowUp', '↓': 'ArrowDown', PgDn: 'PageDown' };

/** Keys as the window's sources name them: bound in scripts, or written on buttons. A number put together counts as 1. */
function keysIn(text: string): string[] {
  const bound = [...text.matchAll(/['"`]((?:Ctrl|Alt)\+(?:\$\{[^}]*\}|[A-Z0-9]))['"`]/g)].map(([, key = '']) => key);
  const named = [...text.matchAll(/\b(F\d{1,2}|Escape|Enter|Arrow(?:Up|Down)|Page(?:Up|Down))\b/g)].map(([key]) => key);
  const written = [...text.matchAll(/<kbd[^>]*>([^<]+)<\/kbd>/g)].map(([, key = '']) => key);
  const asBound = (key: string): string =>
    key
      .replace(/\{\{.+?\}\}|\$\{.+?\}/, '1')
      .replace(/^(Ctrl|Alt) /, '$1+')
      .replace(/^(Esc|↑|↓|PgDn)$/, (cap) => CAPS[cap] ?? cap);
  const worded = /@keydown\.esc/.test(text) ? ['Escape'] : [];
  return [...bound, ...named, ...written, ...worded].map(asBound);
}

const sources = sourcesUnder('src/renderer').filter(
  ({ path }) => path.endsWith('.vue') || path.endsWith('/stores/tenders.ts'),
);
const listed = new Set(KEY_HELP.flatMap(({ lines }) => lines.flatMap(({ keys }) => keys)));

/** What the list says on a page; components may stand on any. */
function listedFor(path: string): Set<string> {
  if (path.includes('/components/') || path.includes('/stores/')) return listed;
  const page = basename(path, 'Page.vue')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();
  const here = KEY_HELP.filter(({ pages }) => pages.length === 0 || pages.includes(page));
  return new Set(here.flatMap(({ lines }) => lines.flatMap(({ keys }) => keys)));
}

describe('the list of keys', () => {
  test('every key that a page or component binds or shows is listed', () => {
    const missing = sources.flatMap(({ path, code }) =>
      keysIn(code)
        .filter((key) => !listedFor(path).has(key) && key !== '1')
        .map((key) => `${path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  test('no key is listed that nothing binds', () => {
    const bound = new Set(sources.flatMap(({ code }) => keysIn(code)));
    expect(bound.size).toBeGreaterThan(20);
    // Of a row of numbers the first stands for all.
    const row = /^(Ctrl\+|Alt\+)?[2-9]$/;
    expect([...listed].filter((key) => !bound.has(key) && !row.test(key))).toEqual([]);
  });

  test('every place and every line has its words', () => {
    expect(KEY_HELP.map(({ place }) => place).sort()).toEqual(Object.keys(en.help.place).sort());
    const does = new Set(KEY_HELP.flatMap(({ lines }) => lines.map((line) => line.does)));
    expect([...does].sort()).toEqual(Object.keys(en.help.does).sort());
  });

  test('keys are written as on buttons, a long row by its ends', () => {
    expect(keyCaps(['Escape'])).toEqual(['Esc']);
    expect(keyCaps(['ArrowUp', 'ArrowDown'])).toEqual(['↑', '↓']);
    expect(keyCaps(['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4'])).toEqual(['Alt 1', '…', 'Alt 4']);
  });
});
