import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dataFiles } from '#main/db/open.ts';
import { readEnvironment } from '#main/environment.ts';
import { startAdvice } from '#main/start-advice.ts';
import { START_FAILURE_CODES, StartFailure, type StartFailureCode } from '#shared/failure.ts';
import { Counter, forget, freshFolder } from '#test/support/counter.ts';
import { type SmallDisk, smallDisk } from '#test/support/small-disk.ts';

/** A day's ledger, made once; each test breaks a copy of it. */
let sound: string;
let home: string;
let disk: SmallDisk | null = null;
const ledger = (): string => dataFiles(home).ledger;

beforeAll(async () => {
  sound = freshFolder();
  const counter = await new Counter({ home: sound }).openFor();
  for (let n = 0; n < 12; n += 1) {
    await counter.payCash(1_000 + n);
    await counter.clock.pass(30_000);
  }
  await counter.close();
});
afterAll(() => forget(sound));
beforeEach(() => {
  home = freshFolder();
  cpSync(sound, home, { recursive: true });
});
afterEach(() => {
  disk?.forget();
  disk = null;
  forget(home);
});

async function starting(over: ConstructorParameters<typeof Counter>[0] = {}): Promise<StartFailure | 'opened'> {
  const counter = new Counter({ home, accounts: [], ...over });
  try {
    await counter.start();
  } catch (error) {
    if (error instanceof StartFailure) return error;
    throw error;
  }
  await counter.close();
  return 'opened';
}
const said = async (over: ConstructorParameters<typeof Counter>[0] = {}): Promise<string> => {
  const failure = await starting(over);
  return failure === 'opened' ? failure : failure.code;
};

/** Changes a fact as somebody with the file and time could: the guards are taken away and put back. */
function forge(change: string): void {
  const sqlite = new Database(ledger());
  const guards = sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  sqlite.exec(change);
  for (const { sql } of guards) sqlite.exec(sql);
  sqlite.close();
}

const PROVOKED: Record<StartFailureCode, () => Promise<string>> = {
  DATA_FOLDER_UNUSABLE: () => {
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    return said({ over: { home: file } });
  },
  DATABASE_CORRUPT: () => {
    writeFileSync(ledger(), 'Dear auditor,\n'.repeat(1_000));
    return said();
  },
  LEDGER_MISSING: () => {
    rmSync(ledger());
    return said();
  },
  DATABASE_FROM_FUTURE: () => {
    const sqlite = new Database(ledger());
    sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999)");
    sqlite.close();
    return said();
  },
  DATABASE_OF_OTHER_STATION: () => said({ over: { station: 'C2' } }),
  DATABASE_OF_OTHER_MODE: () => said({ over: { mode: 'live' } }),
  MIGRATION_FAILED: () => {
    forge('DROP TABLE draft; CREATE TABLE draft (a text)');
    const sqlite = new Database(ledger());
    sqlite.exec('DROP TRIGGER journal_no_delete');
    sqlite.close();
    return said();
  },
  JOURNAL_BROKEN: () => {
    forge("UPDATE journal SET payload = replace(payload, '1005', '9005') WHERE kind = 'payment.taken'");
    return said();
  },
  DISK_FULL: async () => {
    disk = smallDisk(1);
    if (!disk) return 'DISK_FULL';
    disk.fill();
    return said({ over: { home: join(disk.folder, 'new') } });
  },
  ENVIRONMENT_INVALID: async () => {
    try {
      readEnvironment([], { COUNTER_STATION: 'counter one' });
    } catch (error) {
      if (error instanceof StartFailure) return error.code;
    }
    return 'opened';
  },
};

test('a sound copy opens', async () => {
  expect(await said()).toBe('opened');
});

describe('every reason why the counter cannot open', () => {
  test('has its way in the table', () => {
    expect(Object.keys(PROVOKED).sort()).toEqual([...START_FAILURE_CODES].sort());
  });
  test.for(START_FAILURE_CODES)('%s', async (code, { skip }) => {
    const reason = await PROVOKED[code]();
    if (code === 'DISK_FULL' && !disk) skip('this user may not mount a small disk');
    expect(reason).toBe(code);
  });
  test.each(START_FAILURE_CODES)('%s says what to do, and where', (code) => {
    const advice = startAdvice(new StartFailure(code, 'what happened'), '/the/data/folder');
    expect(advice).toMatch(/^[A-Z].*\.\n/);
    expect(advice).toContain(`(${code}: what happened; data folder /the/data/folder)`);
  });
});

describe('a damaged ledger is refused clearly, and not one byte of it is changed', () => {
  async function refusedUntouched(codes: StartFailureCode[]): Promise<void> {
    const before = readFileSync(ledger());
    const reason = await said();
    expect(codes).toContain(reason);
    expect(readFileSync(ledger()).equals(before)).toBe(true);
  }

  test('any page of it overwritten', async () => {
    const whole = readFileSync(ledger());
    const pages = whole.length / 4_096;
    expect(pages).toBeGreaterThan(20);
    for (let page = 0; page < pages; page += 1) {
      const damaged = Buffer.from(whole);
      damaged.fill(0xa5, page * 4_096, page * 4_096 + 512);
      writeFileSync(ledger(), damaged);
      await refusedUntouched(['DATABASE_CORRUPT']);
    }
  });

  test.each([0.25, 0.5, 0.9])('cut off at %d of its length', async (part) => {
    truncateSync(ledger(), Math.floor(statSync(ledger()).size * part));
    await refusedUntouched(['DATABASE_CORRUPT']);
  });

  test('one letter of a payment changed in the raw file', async () => {
    const damaged = readFileSync(ledger());
    const text = '"receiptNo":"C1-26-000007"';
    expect(damaged.includes(text)).toBe(true);
    // Pages that were split keep dead copies, so every copy is changed.
    for (let at = damaged.indexOf(text); at >= 0; at = damaged.indexOf(text)) damaged.write('9', at + 23);
    writeFileSync(ledger(), damaged);
    await refusedUntouched(['JOURNAL_BROKEN', 'DATABASE_CORRUPT']);
  });

  test('emptied: no new journal is begun in its place', async () => {
    truncateSync(ledger(), 0);
    await refusedUntouched(['LEDGER_MISSING']);
  });

  test('gone: the folder is left as it is, and a first start that was cut off is no such thing', async () => {
    rmSync(ledger());
    expect(await said()).toBe('LEDGER_MISSING');
    expect(existsSync(ledger())).toBe(false);
    rmSync(dataFiles(home).mark);
    expect(await said()).toBe('opened');
    expect(readFileSync(dataFiles(home).mark, 'utf8')).toBe('C1 training\n');
  });

  test('something else under its name', async () => {
    writeFileSync(ledger(), '%PDF-1.7 '.repeat(2_000));
    await refusedUntouched(['DATABASE_CORRUPT']);
  });

  test("another program's SQLite file under its name", async () => {
    writeFileSync(ledger(), '');
    const theirs = new Database(ledger());
    theirs.exec("CREATE TABLE music (title text); INSERT INTO music VALUES ('Deep in the Heart of Texas')");
    theirs.close();
    await refusedUntouched(['DATABASE_CORRUPT']);
  });

  test("another program's SQLite file that says whose it is", async () => {
    writeFileSync(ledger(), '');
    const theirs = new Database(ledger());
    theirs.pragma('application_id = 252006673');
    theirs.exec('CREATE TABLE music (title text)');
    theirs.close();
    await refusedUntouched(['DATABASE_CORRUPT']);
  });

  test('a folder under its name', async () => {
    const folder = join(home, 'elsewhere');
    mkdirSync(join(folder, 'ledger.db'), { recursive: true });
    expect(await said({ over: { home: folder } })).toBe('DATA_FOLDER_UNUSABLE');
  });
});
