import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fontsFolder } from '#main/reports/fonts-folder.ts';
import { renderPdf } from '#main/reports/pdf.ts';
import { storeFiles } from '#main/reports/report-files.ts';
import type { Press } from '#main/services/report-source.ts';
import type { Report } from '#shared/report.ts';
import { forget, freshFolder } from '#test/support/counter.ts';
import { readCsv } from '#test/support/read-csv.ts';
import { samplePacket, samplePayments } from '#test/support/sample-packet.ts';
import { smallDisk } from '#test/support/small-disk.ts';
import { sourcePress } from '#test/support/source-press.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach(forget));
function aFolder(): string {
  const folder = freshFolder();
  folders.push(folder);
  return folder;
}

/** Of a file system in memory, bytes. */
const BLOCK = 4_096;

const packet = (payments = 20, over: Partial<Report> = {}): Report => samplePacket(samplePayments(payments), over);
const namesIn = (folder: string): string[] => readdirSync(folder).toSorted();
const press = (folder: string, report = packet(), by: Press = sourcePress()) =>
  by.press({ folder, name: '2026-11-23-C1', source: { of: 'report', report } });
const refusedFor = (why: string, folder: string) => ({
  ok: false,
  failure: { code: 'REPORT_FAILED', details: { why, folder } },
});

describe('the press', () => {
  test('makes the PDF and a CSV file of each section, and says what each is', async () => {
    const folder = join(aFolder(), 'packets', '2026');
    const heard: [number, number][] = [];
    const order = { folder, name: '2026-11-23-C1', source: { of: 'report' as const, report: packet(500) } };
    const pressed = await sourcePress().press(order, (done, of) => heard.push([done, of]));
    if (!pressed.ok) throw new Error(JSON.stringify(pressed.failure));

    const { files, pages } = pressed.value;
    expect(files.map(({ name }) => name)).toEqual([
      '2026-11-23-C1.pdf',
      ...['day', 'balance', 'tenders', 'receipts', 'over-short', 'voids', 'deposit-checks', 'gl-journal'].map(
        (section) => `2026-11-23-C1-${section}.csv`,
      ),
    ]);
    expect(namesIn(folder)).toEqual(files.map(({ name }) => name).toSorted());
    for (const { name, bytes, sha256 } of files) {
      const content = readFileSync(join(folder, name));
      expect([name, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([name, bytes, sha256]);
    }
    expect(pages).toBeGreaterThan(10);
    expect(readCsv(readFileSync(join(folder, '2026-11-23-C1-receipts.csv'), 'utf8'))).toHaveLength(501);

    expect(heard.length).toBeGreaterThan(3);
    expect(heard.map(([done]) => done)).toEqual(heard.map(([done]) => done).toSorted((a, b) => a - b));
    expect(heard.at(-1)?.[0]).toBe(heard.at(-1)?.[1]);
  });

  test('makes the same bytes as anybody else from the same report, and leaves what is there alone', async () => {
    const folder = aFolder();
    const first = await press(folder);
    const { ino } = statSync(join(folder, '2026-11-23-C1.pdf'));
    const { bytes } = await renderPdf(packet(), fontsFolder(import.meta.dirname));
    expect(readFileSync(join(folder, '2026-11-23-C1.pdf')).equals(bytes)).toBe(true);
    expect(await press(folder)).toEqual(first);
    expect(statSync(join(folder, '2026-11-23-C1.pdf')).ino).toBe(ino);
  });

  test('never replaces a file that says something else', async () => {
    const folder = aFolder();
    await press(folder);
    const before = namesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')]);
    expect(await press(folder, packet(21))).toEqual(refusedFor('name-taken', folder));
    expect(namesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')])).toEqual(before);
  });

  test('writes into no folder that is a file or is below one', async () => {
    const folder = aFolder();
    const file = join(folder, 'file');
    writeFileSync(file, 'mine');
    expect(await press(file)).toEqual(refusedFor('folder', file));
    expect(await press(join(file, 'below'))).toEqual(refusedFor('folder', join(file, 'below')));
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('writes onto no disk that is read only', async ({ skip }) => {
    const disk = smallDisk(2);
    if (!disk) return skip('this user may not mount a small disk');
    try {
      disk.close();
      expect(await press(disk.folder)).toEqual(refusedFor('folder', disk.folder));
      expect(await press(join(disk.folder, 'new'))).toEqual(refusedFor('folder', join(disk.folder, 'new')));
    } finally {
      disk.forget();
    }
  });

  test('makes nothing on a full disk, loses nothing, and makes it when there is room', async ({ skip }) => {
    const disk = smallDisk(2);
    if (!disk) return skip('this user may not mount a small disk');
    try {
      writeFileSync(join(disk.folder, 'other.txt'), 'kept');
      disk.fill();
      expect(await press(disk.folder)).toEqual(refusedFor('disk-full', disk.folder));
      expect(namesIn(disk.folder)).toEqual(['other.txt']);
      disk.makeRoom();
      expect(await press(disk.folder)).toMatchObject({ ok: true });
      expect(namesIn(disk.folder)).toHaveLength(10);
    } finally {
      disk.forget();
    }
  });

  test('leaves nothing on a disk that fills up in the middle of the files', async ({ skip }) => {
    const disk = smallDisk(1);
    if (!disk) return skip('this user may not mount a small disk');
    try {
      // Room for the PDF and two CSV files, which take a block each.
      const { bytes } = await renderPdf(packet(), fontsFolder(import.meta.dirname));
      const room = join(disk.folder, 'room');
      writeFileSync(room, Buffer.alloc((Math.ceil(bytes.length / BLOCK) + 2) * BLOCK));
      disk.fill();
      rmSync(room);
      expect(await press(disk.folder)).toEqual(refusedFor('disk-full', disk.folder));
      expect(namesIn(disk.folder)).toEqual([]);
    } finally {
      disk.forget();
    }
  });
});

test('a file that cannot get its name takes the others with it, and nothing is half done', () => {
  const folder = aFolder();
  const files = ['a.pdf', 'b.csv', 'c.csv'].map((name) => ({ name, bytes: Buffer.from(name) }));
  // Somebody makes a folder of that name at the last moment.
  const meanwhile = (): void => void mkdirSync(join(folder, 'b.csv'));
  expect(() => storeFiles(folder, files, meanwhile)).toThrow(expect.objectContaining({ trouble: 'folder' }));
  expect(namesIn(folder)).toEqual(['b.csv']);
});

describe('a report that is not finished', () => {
  test('is taken back in the middle, and leaves nothing', async () => {
    const folder = aFolder();
    const taking = new AbortController();
    let heard = 0;
    const pressed = await sourcePress().press(
      { folder, name: 'packet', source: { of: 'report', report: packet(5_000) } },
      () => {
        heard += 1;
        taking.abort();
      },
      taking.signal,
    );
    expect(pressed).toEqual(refusedFor('stopped', folder));
    expect(heard).toBeLessThan(70);
    expect(namesIn(folder)).toEqual([]);
  });

  test('is not begun when it is taken back before', async () => {
    const folder = join(aFolder(), 'new');
    const order = { folder, name: 'packet', source: { of: 'report' as const, report: packet() } };
    expect(await sourcePress().press(order, undefined, AbortSignal.abort())).toEqual(refusedFor('stopped', folder));
    expect(existsSync(folder)).toBe(false);
  });

  test('is whole when it is taken back too late', async () => {
    const folder = aFolder();
    const taking = new AbortController();
    const pressed = await sourcePress().press(
      { folder, name: 'packet', source: { of: 'report', report: packet() } },
      undefined,
      taking.signal,
    );
    taking.abort();
    expect(pressed).toMatchObject({ ok: true });
    expect(namesIn(folder)).toHaveLength(9);
  });

  test('ends with the press, and the next is not begun', async () => {
    const folder = aFolder();
    const by = sourcePress();
    const orders = ['a', 'b'].map((name) =>
      by.press({ folder, name, source: { of: 'report', report: packet(5_000) } }),
    );
    await by.close();
    expect(await Promise.all(orders)).toEqual([refusedFor('stopped', folder), refusedFor('stopped', folder)]);
    expect(namesIn(folder)).toEqual([]);
  });

  test('whose worker dies is a fault, is logged, leaves no part of a file, and does not stop the next', async () => {
    const folder = aFolder();
    // What a worker that died while it wrote would leave.
    writeFileSync(join(folder, '.2026-11-23-C1.pdf.part'), 'half');
    const logged: unknown[] = [];
    const by = sourcePress({ memoryMib: 48, log: (...what) => logged.push(what) });
    const died = press(folder, packet(8_000), by);
    const next = by.press({ folder, name: 'next', source: { of: 'report', report: packet(1) } });
    expect(await died).toEqual(refusedFor('fault', folder));
    expect(logged).toMatchObject([
      ['error', 'report.failed', { trouble: 'fault', why: expect.stringContaining('memory') }],
    ]);
    expect(await next).toMatchObject({ ok: true });
    expect(namesIn(folder).filter((name) => !name.startsWith('next'))).toEqual([]);
  });

  test('that cannot be set is a fault with its reason in the log', async () => {
    const folder = aFolder();
    const report = packet();
    const twice = { ...report, sections: [...report.sections, ...report.sections] };
    const logged: unknown[] = [];
    expect(await press(folder, twice, sourcePress({ log: (...what) => logged.push(what) }))).toEqual(
      refusedFor('fault', folder),
    );
    expect(logged).toMatchObject([
      ['error', 'report.failed', { why: expect.stringContaining('two sections have one name') }],
    ]);
    expect(namesIn(folder)).toEqual([]);
  });
});

test('reports are pressed one at a time', async () => {
  const folder = aFolder();
  const by = sourcePress();
  const ended: string[] = [];
  const one = (name: string, payments: number) =>
    by.press(
      { folder, name, source: { of: 'report', report: packet(payments) } },
      (done, of) => done === of && ended.push(name),
    );
  await Promise.all([one('long', 2_000), one('short', 1)]);
  expect(ended).toEqual(['long', 'short']);
});
