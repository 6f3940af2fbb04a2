import { randomUUID } from 'node:crypto';
import { access, link, open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ReceiptColumns } from '#shared/receipt-line.ts';
import type { Clock } from '../ports.ts';
import type { PrinterStatus, PrintOutcome } from './printer-port.ts';
import type { WatchedPrinter } from './printer-status.ts';

/** A folder with so many files of one name is being filled by something gone wrong. */
const MOST_COPIES = 9999;

/**
 * A "printer" that keeps each job as NAME.bin in a folder, for offices that print from there and for tests. A job is
 * printed when its file stands under its name, whole and on the disk; no file is ever overwritten.
 */
export class FolderPrinter implements WatchedPrinter {
  readonly address: string;
  readonly columns: ReceiptColumns;
  readonly #folder: string;
  readonly #clock: Pick<Clock, 'now'>;
  #status: PrinterStatus = { state: 'unknown', reason: null, seenAtMs: null };

  constructor(options: { folder: string; columns: ReceiptColumns; clock?: Pick<Clock, 'now'> }) {
    this.#folder = resolve(options.folder);
    this.#clock = options.clock ?? { now: () => Date.now() };
    this.address = `file:${this.#folder}`;
    this.columns = options.columns;
  }

  lastStatus(): PrinterStatus {
    return this.#status;
  }

  async print(job: { bytes: Uint8Array; name: string; jobNo: number }): Promise<PrintOutcome> {
    const seenAtMs = this.#clock.now();
    try {
      await keep(this.#folder, fileNameOf(job.name), job.bytes);
      this.#status = { state: 'ready', reason: null, seenAtMs };
      return { result: 'printed' };
    } catch (error) {
      this.#status = { state: 'trouble', reason: 'folder-unwritable', seenAtMs };
      const detail = error instanceof Error ? error.message : String(error);
      return { result: 'not-sent', reason: 'folder-unwritable', detail };
    }
  }
}

/** A job's name as a file name on every system: letters, digits, dot, dash and underscore, never hidden, never a path. */
export function fileNameOf(jobName: string): string {
  const safe = jobName
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 100)
    .replace(/^[.-]+|[.-]+$/g, '');
  // CON, NUL, COM1 and such are devices on Windows, whatever their ending.
  return /^(con|prn|aux|nul|com\d|lpt\d)?(\.|$)/i.test(safe) ? `job-${safe}` : safe;
}

async function keep(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(folder, `.${name}.${randomUUID()}.tmp`);
  try {
    const file = await open(unfinished, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await nameIt(folder, name, unfinished);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(folder);
}

async function nameIt(folder: string, name: string, unfinished: string): Promise<void> {
  for (let copy = 1; copy <= MOST_COPIES; copy += 1) {
    const file = join(folder, copy === 1 ? `${name}.bin` : `${name}-${copy}.bin`);
    if (await moveUnlessThere(unfinished, file)) return;
  }
  throw new Error(`${folder} already has ${MOST_COPIES} files named ${name}`);
}

/** False if the name is taken. A link is made or refused in one step, also between two stations on one share. */
async function moveUnlessThere(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code === 'ENOENT' || code === 'ENOSPC' || code === 'EROFS' || code === 'EACCES') throw error;
    // A file system without links (FAT, some shares): look first, then rename.
    if (
      await access(to).then(
        () => true,
        () => false,
      )
    )
      return false;
    await rename(from, to);
    return true;
  }
  // The job stands under its name; a second name left behind does no harm.
  await rm(from, { force: true }).catch(() => {});
  return true;
}

/** The name itself must outlive a power cut. Windows cannot sync a folder and needs not. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file is whole and named; only its surviving a power cut right now is less sure.
  }
}
