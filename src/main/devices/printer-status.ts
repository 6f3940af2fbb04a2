import type { Printer, PrinterStatus, PrintTrouble } from './printer-port.ts';

/** A printer that remembers how it was when it was last spoken to. */
export interface WatchedPrinter extends Printer {
  lastStatus(): PrinterStatus;
}

/** What keeps a printer from printing, as its status bytes say it. Near end of paper is no trouble yet. */
export type StatusTrouble = Extract<PrintTrouble, 'paper-out' | 'cover-open' | 'error' | 'offline'>;

/** Reads an automatic status frame (GS a): byte 1 printer, byte 2 errors, byte 3 paper, byte 4 reserved. */
export function troubleOfAutoStatus([printer, errors, paper]: readonly [
  number,
  number,
  number,
  number,
]): StatusTrouble | null {
  if ((paper & 0x0c) !== 0) return 'paper-out';
  if ((printer & 0x20) !== 0) return 'cover-open';
  // Recoverable, cutter, unrecoverable, and the print head too hot.
  if ((errors & 0x6c) !== 0) return 'error';
  if ((printer & 0x08) !== 0) return 'offline';
  return null;
}

/** DLE EOT 1, printer status: bit 3 says offline, not why. */
export function saysOffline(printerStatus: number): boolean {
  return (printerStatus & 0x08) !== 0;
}

/** The reason for being offline, from DLE EOT 2 (its cause) and DLE EOT 4 (the roll's sensors); null is unanswered. */
export function troubleOfRealTime(cause: number | null, roll: number | null): StatusTrouble {
  if (((cause ?? 0) & 0x20) !== 0 || ((roll ?? 0) & 0x60) !== 0) return 'paper-out';
  if (((cause ?? 0) & 0x04) !== 0) return 'cover-open';
  if (((cause ?? 0) & 0x40) !== 0) return 'error';
  return 'offline';
}
