import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FACT_KINDS } from '#core/journal/kind-list.ts';
import { contract } from '#shared/contract/index.ts';
import { FAILURE_CODES, START_FAILURE_CODES } from '#shared/failure.ts';
import { type Import, read, type Source, sourcesUnder } from '#test/support/sources.ts';

/** The rooms of src, what each may take from the others, and which packages it may use. Nothing else. */
const ROOMS: Record<string, { from: string[]; packages: string[] }> = {
  shared: { from: [], packages: ['zod'] },
  core: { from: ['shared'], packages: [] },
  main: {
    from: ['core', 'shared'],
    packages: [
      'node:',
      'zod',
      'better-sqlite3',
      'drizzle-orm',
      'escpos',
      '@node-rs/argon2',
      'any-ascii',
      'fontkit',
      'pdfkit',
      'uuid',
    ],
  },
  'main/shell': { from: ['main', 'core', 'shared'], packages: ['node:', 'electron'] },
  preload: { from: ['shared'], packages: ['electron'] },
  renderer: {
    from: ['shared'],
    packages: ['vue', 'vue-router', 'pinia', 'vuetify', 'vue-i18n', '@mdi/js', '@fontsource-variable/inter', 'qr'],
  },
  sandbox: {
    from: ['core', 'shared'],
    packages: ['node:', 'zod', 'better-sqlite3', 'openapi-backend', 'yaml', '@napi-rs/canvas', 'qr'],
  },
  setup: { from: ['main', 'sandbox', 'core', 'shared'], packages: ['node:', 'better-sqlite3', 'drizzle-orm'] },
};
/** In the order of the table, the first that fits: the entry point of main belongs to its shell. */
function roomOf(path: string): string {
  if (path === 'src/main/index.ts' || path.startsWith('src/main/shell/')) return 'main/shell';
  return path.split('/')[1] ?? '';
}

const sources = sourcesUnder('src');
const tests = sourcesUnder('test').filter(({ path }) => !path.startsWith('test/runtime/'));
const inRoom = (...rooms: string[]): Source[] => sources.filter(({ path }) => rooms.includes(roomOf(path)));
const under = (...folders: string[]): Source[] =>
  sources.filter(({ path }) => folders.some((folder) => path.startsWith(`src/${folder}/`)));
const offences = (files: Source[], wrong: (each: Import, file: Source) => boolean): string[] =>
  files.flatMap((file) =>
    file.imports.filter((each) => wrong(each, file)).map((each) => `${file.path} takes ${each.text}`),
  );
const saying = (files: Source[], pattern: RegExp, of: 'code' | 'bare' = 'bare'): string[] =>
  files.filter((file) => pattern.test(file[of])).map(({ path }) => path);

test('there are sources to look at, and their imports are read', () => {
  expect(sources.length).toBeGreaterThan(150);
  expect(sources.flatMap((file) => file.imports).length).toBeGreaterThan(500);
  expect(new Set(sources.map(({ path }) => roomOf(path)))).toEqual(
    new Set([
      ...Object.keys(ROOMS),
      ...sources.flatMap(({ path }) => (/^src\/[^/]+$/.test(path) ? [roomOf(path)] : [])),
    ]),
  );
});

describe('the rooms', () => {
  test.each(Object.keys(ROOMS))('%s uses its own packages only', (room) => {
    const allowed = ROOMS[room]?.packages ?? [];
    const fits = (name: string): boolean =>
      allowed.includes(name) || (name.startsWith('node:') && allowed.includes('node:'));
    expect(offences(inRoom(room), (each) => !each.own && !fits(each.to))).toEqual([]);
  });

  test.each(Object.keys(ROOMS))('%s takes from the rooms it may take from', (room) => {
    const allowed = [room, ...(ROOMS[room]?.from ?? [])];
    expect(
      offences(inRoom(room), (each) => each.own && each.to.startsWith('src/') && !allowed.includes(roomOf(each.to))),
    ).toEqual([]);
  });

  test.each(Object.keys(ROOMS))('%s says the same to the compiler', (room) => {
    const config = JSON.parse(read(`src/${room}/tsconfig.json`)) as {
      references: { path: string }[];
      compilerOptions: { types: string[] };
    };
    // What the start script starts beside the product (the tests) is no room of the product.
    const rooms = config.references.map(({ path }) => join(room, path)).filter((path) => !path.startsWith('..'));
    expect(rooms.sort()).toEqual([...(ROOMS[room]?.from ?? [])].sort());
    if (room === 'shared' || room === 'core') expect(config.compilerOptions.types).toEqual([]);
  });

  test('a path from one room into another is a name, never a climb', () => {
    const climbs = ({ text, to }: Import, { path }: Source): boolean =>
      text.startsWith('.') && to.split('/')[1] !== path.split('/')[1];
    expect(offences(sources, climbs)).toEqual([]);
    expect(offences(sources, ({ text }) => text.startsWith('../../'))).toEqual([]);
  });

  test('the product knows nothing of its tests', () => {
    const product = sources.filter(({ path }) => roomOf(path) !== 'setup');
    expect(offences(product, ({ to, own }) => own && to.startsWith('test/'))).toEqual([]);
  });

  test('what runs before anything is installed uses Node alone', () => {
    const plain = sources.filter(({ path }) => path.endsWith('.mjs'));
    expect(plain.length).toBeGreaterThan(0);
    expect(offences(plain, (each) => (each.own ? !each.to.endsWith('.mjs') : !each.to.startsWith('node:')))).toEqual(
      [],
    );
  });
});

describe('inside main', () => {
  const partOf = (path: string): string => /^src\/main\/([a-z]+)\//.exec(path)?.[1] ?? basename(path);
  /** Each part, and the parts whose code it may use; types may be seen from further away. */
  const MAY: Record<string, string[]> = {
    shell: ['app.ts', 'services', 'cis', 'db', 'devices'],
    api: ['services', 'office.ts'],
    services: ['db', 'cis', 'devices', 'reports', 'office.ts'],
    cis: ['db', 'office.ts'],
    db: [],
    devices: [],
    reports: [],
  };
  test.each(Object.keys(MAY))('%s builds on what lies below it', (part) => {
    const wrong = ({ own, to, typeOnly }: Import, { path }: Source): boolean => {
      if (!own || typeOnly || !to.startsWith('src/main/') || partOf(to) === partOf(path)) return false;
      // The door has to tell a full disk from a fault of its own.
      if (part === 'api' && to === 'src/main/db/sqlite-trouble.ts') return false;
      return !(MAY[part] ?? []).includes(partOf(to));
    };
    expect(offences(under(`main/${part}`), wrong)).toEqual([]);
  });

  test('SQL is written under db/ only', () => {
    const elsewhere = under('main').filter(({ path }) => !path.startsWith('src/main/db/'));
    expect(
      offences(elsewhere, ({ to, typeOnly }) => ['drizzle-orm', 'better-sqlite3'].includes(to) && !typeOnly),
    ).toEqual([]);
    expect(saying(elsewhere, /\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b/, 'code')).toEqual([]);
  });

  test('Electron is met at the door only', () => {
    const others = sources.filter(({ path }) => !['main/shell', 'preload', 'setup'].includes(roomOf(path)));
    expect(offences(others, ({ to }) => to === 'electron')).toEqual([]);
  });
});

describe('inside the window', () => {
  test('a page takes from no page', () => {
    expect(offences(under('renderer/pages'), ({ to }) => to.startsWith('src/renderer/pages/'))).toEqual([]);
  });
  test('a component takes from no page', () => {
    expect(offences(under('renderer/components'), ({ to }) => to.startsWith('src/renderer/pages/'))).toEqual([]);
  });
  test('stores alone speak with main', () => {
    const others = under('renderer').filter(({ path }) => !path.startsWith('src/renderer/stores/'));
    expect(offences(others, ({ to }) => to === 'src/renderer/api.ts')).toEqual([]);
    expect(
      saying(
        others.filter(({ path }) => path !== 'src/renderer/api.ts'),
        /\bwindow\.counter\b|\bipcRenderer\b/,
      ),
    ).toEqual([]);
  });
  test('no text becomes markup', () => {
    expect(saying(under('renderer'), /v-html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/)).toEqual([]);
  });
});

describe('bans, with what to use instead', () => {
  const pure = inRoom('core', 'shared');
  test.each<[string, Source[], RegExp]>([
    [
      'core and shared have no clock: an instant is given to them',
      pure,
      /\bDate\.now\b|\bnew Date\(\)|\bperformance\b/,
    ],
    ['core and shared have no timer: the caller waits', pure, /\bset(Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/],
    ['core and shared have no chance: a random number is given to them', pure, /\bMath\.random\b|\bcrypto\b/],
    [
      'core and shared have no voice and no world',
      pure,
      /\bconsole\b|\bprocess\b|\bfetch\b|\bglobalThis\b|\brequire\(/,
    ],
    [
      'chance comes from Ids of real-ports.ts',
      sources.filter(({ path }) => path !== 'src/main/real-ports.ts'),
      /\bMath\.random\b/,
    ],
    [
      'services, api, db and cis tell the time by the given clock (the HTTP adapter is made with the machine’s)',
      under('main/services', 'main/api', 'main/db', 'main/cis').filter(
        ({ path }) => !path.endsWith('/http-adapter.ts'),
      ),
      /\bDate\.now\b|\bnew Date\(\)/,
    ],
    ['main writes to its log, not to the console', inRoom('main', 'main/shell'), /\bconsole\./],
    [
      'money is read and written by shared/money.ts',
      sources.filter(({ path }) => roomOf(path) !== 'setup' && path !== 'src/shared/money.ts'),
      /\bparseFloat\b|\.toFixed\b/,
    ],
    [
      'cents are added by shared/money.ts',
      inRoom('core', 'main', 'renderer', 'shared').filter(({ path }) => path !== 'src/shared/money.ts'),
      /[cC]ents\)?\s+[-+*/]=?\s+[\w(]|[\w)]\s+[-+*/]=?\s+[\w.]*[cC]ents\b/,
    ],
    [
      'several things are watched each by itself: a list made anew differs whenever one of them is only touched',
      inRoom('renderer'),
      /\bwatch\(\s*\(\) => \[/,
    ],
    ['nobody says any', sources, /:\s*any\b|\bas any\b|<any>/],
    ['nobody silences the compiler', sources, /@ts-(ignore|nocheck|expect-error)/],
  ])('%s', (_rule, files, pattern) => {
    expect(files.length).toBeGreaterThan(0);
    expect(saying(files, pattern)).toEqual([]);
  });

  test('no deletion carries others with it', () => {
    const migrations = ['ledger', 'accounts'].flatMap((name) =>
      readdirSync(join(import.meta.dirname, '../drizzle', name))
        .filter((file) => file.endsWith('.sql'))
        .map((file) => `drizzle/${name}/${file}`),
    );
    expect(migrations.length).toBeGreaterThan(2);
    expect(migrations.filter((file) => /ON DELETE (CASCADE|SET)/i.test(read(file)))).toEqual([]);
    expect(saying(sources, /onDelete/)).toEqual([]);
  });
});

describe('names', () => {
  const all = [...sources, ...tests];
  test('files are in kebab-case; what is seen on the screen is in PascalCase', () => {
    const wrong = all.filter(({ path }) => {
      const name = basename(path);
      if (path.startsWith('src/renderer/pages/')) return !/^[A-Z][A-Za-z]+Page\.vue$/.test(name);
      if (name.endsWith('.vue')) return !/^[A-Z][A-Za-z]+\.vue$/.test(name);
      return !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|d|config|spec))?\.(ts|mjs|css)$/.test(name);
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
  test('nothing is called by a name that says nothing', () => {
    const empty = /(^|[/-])(utils?|helpers?|common|lib|managers?|misc|data|info)([/.-]|$)/i;
    expect(all.map(({ path }) => path.replace(/^src\/|^test\//, '')).filter((path) => empty.test(path))).toEqual([]);
  });
  test('routes are noun.verb', () => {
    expect(Object.keys(contract).filter((name) => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });
  test('facts are noun.happened', () => {
    expect(FACT_KINDS.filter((kind) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(kind))).toEqual([]);
  });
  test('failure codes are in capitals, each once', () => {
    const codes = [...FAILURE_CODES, ...START_FAILURE_CODES];
    expect(codes.filter((code) => !/^[A-Z]+(_[A-Z]+)*$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });
  test('every kind of fact is explained where it is defined', () => {
    const text = read('src/core/journal/fact-kinds.ts');
    expect(FACT_KINDS.filter((kind) => !new RegExp(`\\*/\\n  '${kind}':`).test(text))).toEqual([]);
  });
  test('there is one barrel, the contract', () => {
    const barrels = sources.filter(
      ({ path, code }) => basename(path) === 'index.ts' && /export \*|export \{[^}]*\} from/.test(code),
    );
    expect(barrels.map(({ path }) => path)).toEqual([]);
    expect(sources.filter(({ path }) => basename(path) === 'index.ts').map(({ path }) => path)).toEqual([
      'src/main/index.ts',
      'src/preload/index.ts',
      'src/shared/contract/index.ts',
    ]);
  });
});

test('no file is longer than 300 lines, but for two tables of a contract', () => {
  const reasons = /^test\/integration\/(http-adapter|cis-sandbox)\.test\.ts$/;
  const long = [...sources, ...tests].filter(({ path, lines }) => lines > 300 && !reasons.test(path));
  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});
