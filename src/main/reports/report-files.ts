import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Report, ReportTrouble } from '#shared/report.ts';

/** A file that lies in its folder whole. */
export type ReportFile = { name: string; bytes: number; sha256: string };

export class ReportError extends Error {
  readonly trouble: ReportTrouble;
  constructor(trouble: ReportTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReportError';
    this.trouble = trouble;
  }
}

const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/;

/** The names of a report's files: "2026-11-23-C1.pdf", "2026-11-23-C1-receipts.csv". Throws for one that is none, or twice. */
export function fileNames(
  name: string,
  report: Report,
): { pdf: string; csv: (section: string) => string; all: string[] } {
  const csv = (section: string): string => `${name}-${section}.csv`;
  const sections = report.sections.flatMap((each) =>
    each.kind === 'table' || each.kind === 'pairs' ? [each.name] : [],
  );
  for (const part of [name, ...sections])
    if (!FILE_NAME.test(part)) throw new RangeError(`not a name for a file: ${part}`);
  if (new Set(sections).size !== sections.length)
    throw new RangeError(`two sections have one name: ${sections.join(', ')}`);
  return { pdf: `${name}.pdf`, csv, all: [`${name}.pdf`, ...sections.map(csv)] };
}

/** A file being written has a name of its own, which says that it is not whole. */
const partOf = (folder: string, name: string): string => join(folder, `.${name}.part`);

/** Removes what an end in the middle of the work left, of every file whose name begins with this. */
export function removePartsOf(folder: string, name: string): void {
  const left = existsSync(folder) ? readdirSync(folder) : [];
  for (const part of left.filter((each) => each.startsWith(`.${name}`) && each.endsWith('.part')))
    rmSync(join(folder, part));
}

function removeParts(folder: string, names: readonly string[]): void {
  for (const part of names.map((name) => partOf(folder, name))) if (existsSync(part)) rmSync(part);
}

/**
 * Stores files so that a file under its own name is whole: all are written and on the disk before the first gets its
 * name. A file that is there already is evidence and never replaced; the same bytes again are the same file. After a
 * failure none is there that was not before. `finish` is asked once, before the names are given; it may throw.
 */
export function storeFiles(
  folder: string,
  files: readonly { name: string; bytes: Uint8Array }[],
  finish: () => void,
): ReportFile[] {
  const named: string[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    const fresh = files.filter(({ name, bytes }) => !isThere(join(folder, name), bytes));
    for (const { name, bytes } of fresh) writeDurably(partOf(folder, name), bytes);
    finish();
    for (const { name } of fresh) {
      renameSync(partOf(folder, name), join(folder, name));
      named.push(name);
    }
    syncFolder(folder);
  } catch (error) {
    for (const name of named) rmSync(join(folder, name));
    removeParts(
      folder,
      files.map(({ name }) => name),
    );
    throw troubleOf(error);
  }
  return files.map(({ name, bytes }) => ({
    name,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
}

function isThere(file: string, bytes: Uint8Array): boolean {
  if (!existsSync(file)) return false;
  if (readFileSync(file).equals(bytes)) return true;
  throw new ReportError('name-taken', `${file} is there already and says something else`);
}

function writeDurably(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'w');
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the names durable. Windows has no such call, and its file system does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const FULL = ['ENOSPC', 'EDQUOT'];
const CLOSED = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG'];

function troubleOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const code = 'code' in error ? String(error.code) : '';
  if (FULL.includes(code)) return new ReportError('disk-full', error.message, { cause: error });
  if (CLOSED.includes(code)) return new ReportError('folder', error.message, { cause: error });
  return error;
}
