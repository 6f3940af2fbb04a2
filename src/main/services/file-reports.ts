import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FiledFile } from '#core/journal/day-facts.ts';
import type { NewFact } from '#core/journal/fact.ts';
import type { FileView } from '#shared/contract/packet.ts';
import type { BusinessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { dataFiles } from '../db/open.ts';
import { type Actor, type Office, SYSTEM_ACTOR } from '../office.ts';
import type { Press, ReportSource } from './report-source.ts';

export type ReportParts = {
  office: Office;
  home: string;
  press: Press;
  /** Hands a file to the computer's own program for it; gives what went wrong, or ''. */
  openFile: (path: string) => Promise<string>;
  /** Files were written, or a packet was put away. */
  changed: () => void;
};

/** A report that is to be written under the first free of its names. */
type Writing = {
  subject: string;
  folder: string;
  nameOf: (number: number) => string;
  first: number;
  source: ReportSource;
};
type Written = { number: number; files: FiledFile[] };

/** A file that a crash left before the fact could speak of it keeps its name; the next number is taken. */
const MOST_LEFT = 20;
/** Closed days without a packet that are looked for at a start. */
const DAYS_LOOKED_AT = 30;

/**
 * Packets of closed days and an auditor's records. Files are whole on the disk before the fact that names them and their
 * hashes is stored; a file is never written a second time, so a reprint is the file that was filed.
 */
export function createReportFiles({ office, home, press, openFile, changed }: ReportParts) {
  const files = dataFiles(home);
  let under = new AbortController();
  let closed = false;

  /** Writes a report, and tells the window of it from its beginning to its end. */
  async function write(writing: Writing): Promise<Result<Written>> {
    const { subject } = writing;
    const told = (done: number, of: number): void =>
      office.emit({ name: 'report.progress', payload: { subject, done, of } });
    told(0, 0);
    const written = await pressed(writing, told);
    const failure = written.ok ? null : written.failure;
    if (!closed) office.emit({ name: 'report.ended', payload: { subject, failure } });
    return written;
  }

  async function pressed(
    { folder, nameOf, first, source }: Writing,
    told: (done: number, of: number) => void,
  ): Promise<Result<Written>> {
    const stop = under.signal;
    for (let number = first; ; number += 1) {
      const made = await press.press({ folder, name: nameOf(number), source }, told, stop);
      if (closed) return refuse('REPORT_FAILED', { why: 'stopped', folder });
      const taken = !made.ok && made.failure.details.why === 'name-taken';
      if (taken && number - first < MOST_LEFT) continue;
      return made.ok ? ok({ number, files: made.value.files }) : made;
    }
  }

  /** Facts about files carry the date on which they are written: the day that they are about is closed. */
  function keep(actor: string, fact: NewFact): void {
    office.ledger.transaction(() => office.ledger.append(office.context(actor), [fact]));
    changed();
  }

  const source = () => ({
    ledger: files.ledger,
    station: office.station,
    mode: office.mode,
    madeAtMs: office.clock.now(),
  });

  async function filePacket(actor: string, date: BusinessDate): Promise<Result<FileView[]>> {
    const day = office.days.find(office.station, date);
    if (day?.state !== 'closed') return refuse('DAY_STATE', { date, state: day?.state ?? 'unopened' });
    const before = office.days.filesOf('packet', date).filter((file) => file.station === office.station);
    const next = Math.max(0, ...before.map(({ packet }) => packet ?? 0)) + 1;
    const folder = join(files.packets, `${date}-${office.station}`);
    const written = await write({
      subject: date,
      folder,
      nameOf: (number) => `${date}-${office.station}-${number}`,
      first: next,
      source: { of: 'packet', date, ...source() },
    });
    if (!written.ok) return written;
    const { number, files: made } = written.value;
    keep(actor, { kind: 'packet.filed', payload: { date, packet: number, files: made } });
    return ok(fileViews(office.days.filesOf('packet', date).filter(({ packet }) => packet === number)));
  }

  function fileViews(rows: ReturnType<Office['days']['filesOf']>): FileView[] {
    return rows.map(({ name, bytes, sha256, filedAtMs, userId, fromDate, toDate }) => ({
      name,
      bytes,
      sha256,
      filedAtMs,
      by: office.people.find(userId)?.name ?? '',
      from: fromDate,
      to: toDate,
    }));
  }

  return {
    /** Writes a closed day's packet. `actor` null: the program itself, after a close or at a start. */
    filePacket: (actor: Actor | null, date: BusinessDate) => filePacket(actor?.userId ?? SYSTEM_ACTOR, date),

    /** Days that were closed and whose packet was not written yet, because the power went or the disk was full. */
    async fileMissing(): Promise<void> {
      const missing = office.days.newest(DAYS_LOOKED_AT).filter(({ station, state, businessDate: date }) => {
        const filed = (): boolean => office.days.filesOf('packet', date).some((file) => file.station === station);
        return station === office.station && state === 'closed' && !filed();
      });
      for (const { businessDate: date } of missing.reverse()) {
        const filed = await filePacket(SYSTEM_ACTOR, date);
        if (!filed.ok)
          office.log('warn', 'packet.not-filed', {
            date,
            code: filed.failure.code,
            why: String(filed.failure.details.why),
          });
      }
    },

    putAway(actor: Actor, date: BusinessDate): Result<null> {
      const filed = office.days.filesOf('packet', date).some((file) => file.station === office.station);
      if (!filed) return refuse('FILE_UNKNOWN', { name: date });
      keep(actor.userId, { kind: 'packet.printed', payload: { date } });
      return ok(null);
    },

    async exportAudit(actor: Actor, from: BusinessDate, to: BusinessDate): Promise<Result<FileView[]>> {
      // The record adds up every drawer of its days: whoever has yet to count one of them blind gets none of it (rule 15).
      const own = office.drawers
        .unapproved()
        .find(({ userId, state }) => userId === actor.userId && state !== 'submitted');
      if (own && own.businessDate >= from && own.businessDate <= to) {
        return refuse('OWN_COUNT_OPEN', { session: own.sessionId });
      }
      const next = office.days.auditFiles().filter((file) => file.fromDate === from && file.toDate === to);
      const first = new Set(next.map(({ seq }) => seq)).size + 1;
      const written = await write({
        subject: 'audit',
        folder: files.exports,
        nameOf: (number) => `audit-${from}-${to}-${office.station}-${number}`,
        first,
        source: { of: 'audit', from, to, madeBy: actor.name, ...source() },
      });
      if (!written.ok) return written;
      keep(actor.userId, { kind: 'audit.exported', payload: { from, to, files: written.value.files } });
      const names = new Set(written.value.files.map(({ name }) => name));
      return ok(fileViews(office.days.auditFiles().filter(({ name }) => names.has(name))));
    },

    audits: (): FileView[] => fileViews(office.days.auditFiles()),

    /** A file is opened only if it is the one that was written: whoever changed it shows nobody anything. */
    async open(name: string): Promise<Result<null>> {
      const filed = office.days.fileNamed(name);
      if (!filed || basename(name) !== name) return refuse('FILE_UNKNOWN', { name });
      const folder =
        filed.kind === 'packet' ? join(files.packets, `${filed.fromDate}-${filed.station}`) : files.exports;
      const path = join(folder, name);
      if (!existsSync(path)) return refuse('FILE_GONE', { name, folder: dirname(path) });
      if ((await hashOf(path)) !== filed.sha256) return refuse('FILE_CHANGED', { name, folder: dirname(path) });
      const why = await openFile(path);
      return why === '' ? ok(null) : refuse('FILE_NOT_OPENED', { path, why });
    },

    /** Takes back what is being written; what comes after it is written. */
    stop(): void {
      under.abort();
      under = new AbortController();
    },
    close(): void {
      closed = true;
      under.abort();
    },
  };
}
export type ReportFiles = ReturnType<typeof createReportFiles>;

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
