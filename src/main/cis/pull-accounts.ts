import { existsSync, rmSync } from 'node:fs';
import { type AccountsWriter, openAccountsWriter, type PullState } from '../db/accounts-writer.ts';
import type { CisAdapter } from './port.ts';

/** Accounts asked for at once. */
const PAGE = 1_000;
/** A delta asks again for the last five minutes, in case the far side's clock or commits lag. ms */
const OVERLAP_MS = 5 * 60_000;

export type PullFiles = { live: string; next: string; migrations: string };

/**
 * Fills a new file with all accounts, page by page; each page is stored together with how far it came. The live file is
 * not touched: the caller swaps the finished one in whole. A broken pull leaves no half of anything.
 */
export async function pullSnapshot(
  adapter: CisAdapter,
  files: PullFiles,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<PullState> {
  removeDatabase(files.next);
  const writer = openAccountsWriter(files.next, files.migrations);
  try {
    const state = await pullPages(adapter, writer, null, { cursor: null, asOfMs: 0, accounts: 0 }, progress, signal);
    writer.close();
    return state;
  } catch (error) {
    writer.close();
    removeDatabase(files.next);
    throw error;
  }
}

/** Brings the live file up to date with what changed since the last pull. */
export async function pullDelta(
  adapter: CisAdapter,
  writer: AccountsWriter,
  since: PullState,
  signal: AbortSignal,
): Promise<PullState> {
  const start = { ...since, cursor: null };
  return pullPages(adapter, writer, Math.max(0, since.asOfMs - OVERLAP_MS), start, () => undefined, signal);
}

async function pullPages(
  adapter: CisAdapter,
  writer: AccountsWriter,
  updatedSinceMs: number | null,
  start: PullState,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<PullState> {
  let state = start;
  let done = 0;
  let firstPageMs: number | null = null;
  for (;;) {
    const page = await adapter.pullAccounts(state.cursor, PAGE, updatedSinceMs, signal);
    done += page.accounts.length;
    firstPageMs ??= page.asOfMs;
    const last = !page.hasMore || page.nextCursor === null;
    state = writer.writePage(page, {
      cursor: page.hasMore ? page.nextCursor : null,
      // Only a finished pull moves the time on from which the next one asks, and it is the first page's: accounts that
      // change while later pages come are asked for again.
      asOfMs: last ? firstPageMs : state.asOfMs,
    });
    progress(done);
    if (last) return state;
  }
}

export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) rmSync(file + suffix);
  }
}
