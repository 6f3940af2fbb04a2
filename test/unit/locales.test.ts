import { describe, expect, test } from 'vitest';
import { en } from '#renderer/locales/en.ts';
import { es } from '#renderer/locales/es.ts';
import { FAILURE_CODES } from '#shared/failure.ts';
import { SETTING_KEYS } from '#shared/setting.ts';
import { ODDITIES } from '#shared/tender.ts';
import { sourcesUnder } from '#test/support/sources.ts';

/** Every text of a language, under its whole path. */
function texts(tree: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path} > ${key}`;
    if (typeof value === 'string') found.set(here, value);
    else for (const [inner, text] of texts(value, here)) found.set(inner, text);
  }
  return found;
}
const english = texts(en);
const spanish = texts(es);
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('the window speaks English and Spanish', () => {
  test('both languages have the same texts', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test.each([...english])('%s names the same things in both', (path, text) => {
    expect(placeholders(spanish.get(path) ?? '')).toEqual(placeholders(text));
  });

  test('every text that the window asks for by its whole name is there', () => {
    const asked = sourcesUnder('src/renderer').flatMap(({ path, code }) =>
      [...code.matchAll(/\bt\(\s*'([a-zA-Z][\w.-]*)'/g)].map(([, key = '']) => ({
        path,
        key: key.replaceAll('.', ' > '),
      })),
    );
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter(({ key }) => !english.has(key))).toEqual([]);
  });

  test('no text is empty', () => {
    expect([...english, ...spanish].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test.each(FAILURE_CODES)('a sentence for %s, in each language its own', (code) => {
    const [said, dicho] = [english.get(`failure > ${code}`), spanish.get(`failure > ${code}`)];
    expect(said).toMatch(/[.:}]$/);
    expect(dicho).toMatch(/[.:}]$/);
    expect(dicho).not.toBe(said);
  });

  test('no sentence is left over for a refusal that no longer exists', () => {
    expect(Object.keys(en.failure).sort()).toEqual([...FAILURE_CODES].sort());
  });

  test('every setting and every odd thing has its words', () => {
    expect(Object.keys(en.setting).sort()).toEqual([...SETTING_KEYS].sort());
    expect(Object.keys(en.counter.odd).sort()).toEqual([...ODDITIES].sort());
  });
});
