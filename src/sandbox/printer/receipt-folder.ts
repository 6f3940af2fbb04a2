import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReceiptColumns } from '#shared/receipt-line.ts';
import { paperPngs } from './paper-png.ts';
import { hasPaper, type PrintedJob } from './printed-job.ts';

export type KeptJob = {
  number: string;
  bytes: number;
  garbage: { offset: number; bytes: string; why: string }[];
  cuts: number;
  kicks: readonly (2 | 5)[];
  markersAsked: number;
  markersAnswered: number;
  cleared: boolean;
  ending: PrintedJob['ending'];
  pictures: string[];
};

/** Keeps what was printed as NNNN.bin, NNNN.txt and NNNN.png, with a list of all in index.json. */
export class ReceiptFolder {
  readonly #folder: string;
  readonly #columns: ReceiptColumns;
  readonly #index: KeptJob[];
  #last: number;

  /** Goes on counting where an earlier run stopped. Throws if the folder cannot be made or written. */
  constructor(folder: string, columns: ReceiptColumns) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#columns = columns;
    this.#index = readIndex(join(folder, 'index.json'));
    this.#last = Math.max(0, ...readdirSync(folder).map((name) => Number(/^(\d{4,})[.-]/.exec(name)?.[1] ?? 0)));
    this.#writeIndex();
  }

  get jobs(): readonly KeptJob[] {
    return this.#index;
  }

  /** A connection that only asked for the status leaves nothing worth keeping. */
  keep(job: PrintedJob): void {
    if (!hasPaper(job) && job.kicks.length === 0 && job.garbage.length === 0) return;
    this.#last += 1;
    const number = String(this.#last).padStart(4, '0');
    writeFileSync(join(this.#folder, `${number}.bin`), job.bytes);
    writeFileSync(join(this.#folder, `${number}.txt`), job.text);
    const pictures = paperPngs(job.rows, this.#columns).map((png, at) => {
      const name = at === 0 ? `${number}.png` : `${number}-${at + 1}.png`;
      writeFileSync(join(this.#folder, name), png);
      return name;
    });
    const garbage = job.garbage.map(({ offset, bytes, why }) => ({
      offset,
      bytes: Buffer.from(bytes).toString('hex'),
      why,
    }));
    const { cuts, kicks, markersAsked, markersAnswered, cleared, ending } = job;
    this.#index.push({
      number,
      bytes: job.bytes.length,
      garbage,
      cuts,
      kicks,
      markersAsked,
      markersAnswered,
      cleared,
      ending,
      pictures,
    });
    this.#writeIndex();
  }

  #writeIndex(): void {
    const file = join(this.#folder, 'index.json');
    // Whole or not at all: a tester may read it at any moment.
    writeFileSync(`${file}.tmp`, `${JSON.stringify(this.#index, null, 2)}\n`);
    renameSync(`${file}.tmp`, file);
  }
}

function readIndex(file: string): KeptJob[] {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
