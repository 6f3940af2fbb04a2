import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderPrinter, fileNameOf } from '#main/devices/folder-printer.ts';
import { printerFromAddress } from '#main/devices/printer-from-address.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folder-printer-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const printer = () => new FolderPrinter({ folder, columns: 48 });
const job = (name: string, text: string) => ({ bytes: Buffer.from(text), name, jobNo: 1 });

test('a receipt becomes one file under its name', async () => {
  const device = printer();
  expect(device.lastStatus().state).toBe('unknown');
  expect(await device.print(job('C1-26-000123-original', 'paid'))).toEqual({ result: 'printed' });
  expect(await readdir(folder)).toEqual(['C1-26-000123-original.bin']);
  expect(await readFile(join(folder, 'C1-26-000123-original.bin'), 'utf8')).toBe('paid');
  expect(device.lastStatus()).toMatchObject({ state: 'ready', reason: null });
});

test('no file is ever overwritten, not even by twenty jobs at once', async () => {
  await writeFile(join(folder, 'slip.bin'), 'of yesterday');
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => printer().print(job('slip', `copy ${at}`))));
  expect(outcomes.every((outcome) => outcome.result === 'printed')).toBe(true);
  const names = (await readdir(folder)).sort();
  expect(names).toContain('slip.bin');
  expect(names).toContain('slip-21.bin');
  expect(names).toHaveLength(21);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  expect(new Set(texts)).toEqual(new Set(['of yesterday', ...Array.from({ length: 20 }, (_, at) => `copy ${at}`)]));
});

test.each([
  ['../../etc/passwd', 'etc-passwd'],
  ['C:\\Windows\\x', 'C-Windows-x'],
  ['.hidden', 'hidden'],
  ['nul', 'job-nul'],
  ['COM1.txt', 'job-COM1.txt'],
  ['', 'job-'],
  ['Ñandú/ 7', 'and-7'],
  ['C1-26-000123-original', 'C1-26-000123-original'],
])('a job named %j is kept as %s', async (name, file) => {
  expect(fileNameOf(name)).toBe(file);
  expect(await printer().print(job(name, 'x'))).toEqual({ result: 'printed' });
  expect(await readdir(folder)).toEqual([`${file}.bin`]);
});

test('a folder that is not there is told, and nothing is left behind', async () => {
  const device = new FolderPrinter({ folder: join(folder, 'unplugged'), columns: 48 });
  const outcome = await device.print(job('slip', 'x'));
  expect(outcome).toMatchObject({ result: 'not-sent', reason: 'folder-unwritable' });
  expect(outcome.result !== 'printed' && outcome.detail).toContain('unplugged');
  expect(device.lastStatus()).toMatchObject({ state: 'trouble', reason: 'folder-unwritable' });
  expect(await readdir(folder)).toEqual([]);
});

test('a file where the folder should be is told', async () => {
  await writeFile(join(folder, 'file'), '');
  const outcome = await new FolderPrinter({ folder: join(folder, 'file'), columns: 48 }).print(job('slip', 'x'));
  expect(outcome).toMatchObject({ result: 'not-sent', reason: 'folder-unwritable' });
});

// A process that may write 1 KB to a file meets what a full disk is: writing stops in the middle.
test.skipIf(process.platform === 'win32')(
  'a disk that fills up is told, and no half receipt stands there',
  async () => {
    const program = `
    import { FolderPrinter } from '#main/devices/folder-printer.ts';
    const device = new FolderPrinter({ folder: process.argv[1], columns: 48 });
    console.log(JSON.stringify(await device.print({ bytes: new Uint8Array(50_000), name: 'slip', jobNo: 1 })));
  `;
    const limited = [
      '-c',
      'trap "" XFSZ; ulimit -f 1; exec "$@"',
      'sh',
      process.execPath,
      '--input-type=module',
      '-e',
      program,
      folder,
    ];
    const { stdout } = await promisify(execFile)('sh', limited);
    expect(JSON.parse(stdout)).toMatchObject({ result: 'not-sent', reason: 'folder-unwritable' });
    expect(await readdir(folder)).toEqual([]);
  },
);

test('file addresses lead to a folder printer', async () => {
  const receipts = join(folder, 'with space');
  await mkdir(receipts);
  for (const address of [`file:${receipts}`, `file://${receipts.replace(' ', '%20')}`]) {
    const device = printerFromAddress(address, { columns: 42 });
    expect(device).toMatchObject({ address: `file:${receipts}`, columns: 42 });
    expect(await device.print(job('slip', 'x'))).toEqual({ result: 'printed' });
  }
  expect((await readdir(receipts)).sort()).toEqual(['slip-2.bin', 'slip.bin']);
});
