import { z } from 'zod';
import { daysBetween } from '../day.ts';
import { DAY_READERS, type Role } from '../role.ts';
import { route } from './route.ts';
import { text } from './text.ts';

/** A file of a packet or of an audit, as it was when it was written. */
export type FileView = {
  name: string;
  bytes: number;
  sha256: string;
  filedAtMs: number;
  by: string;
  from: string;
  to: string;
};

/** The days that one audit may have: two long months. */
export const MOST_AUDIT_DAYS = 62;
const KEEPERS: readonly Role[] = ['lead', 'supervisor'];
const date = z.iso.date();

export const packetRoutes = {
  /** Writes the packet of a closed day: again where that failed, or newly with what is known now. The old one stays. */
  'packet.file': route(KEEPERS, z.object({ date }).strict()).returns<FileView[]>(),
  /** A person printed the packet and put it away. */
  'packet.printed': route(KEEPERS, z.object({ date }).strict()).returns<null>(),
  /** Opens a file of a packet or an audit in the computer's own program, if it is still what was written. */
  'file.open': route(DAY_READERS, z.object({ name: text(120).min(1) }).strict()).returns<null>(),
  /** Takes back what is being written. */
  'report.stop': route(DAY_READERS, z.object({}).strict()).returns<null>(),
  /** Everything of a day or a month, for an auditor: PDF and CSV files. */
  'audit.export': route(
    ['supervisor', 'auditor'],
    z
      .object({ from: date, to: date })
      .strict()
      .refine(({ from, to }) => from <= to && daysBetween(from, to) < MOST_AUDIT_DAYS, 'too-long'),
  ).returns<FileView[]>(),
  'audit.list': route(['supervisor', 'auditor'], z.object({}).strict()).returns<FileView[]>(),
};
