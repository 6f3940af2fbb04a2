/** Ways in which the virtual printer misbehaves, each seen on real printers or their network cards. */
export const PRINTER_FAULTS = [
  'none',
  /** Goes offline and prints no more, until the fault is `none` again; then goes on with what it holds. */
  'out-of-paper',
  'cover-open',
  'offline',
  /** Accepts the connection and takes nothing out of it. */
  'never-reads',
  /** Prints `bytesPerSecond`. */
  'slow',
  /** Resets the connection after `atByte` bytes of each job. */
  'reset-mid-job',
  /** Closes its side after `atByte` bytes of each job. */
  'closes-early',
  /** Reads and prints, and says nothing. */
  'silent',
  /** Every byte of its answers comes alone. */
  'splits-answers',
  /** Reports its unchanged status over and over. */
  'chatters-asb',
] as const;
export type PrinterFault = (typeof PRINTER_FAULTS)[number];

export type FaultSetting = {
  fault: PrinterFault;
  /** The fault begins when so many bytes of one connection were printed; at once if absent. */
  atByte?: number;
  /** Speed of printing while the fault is set. Unlimited if absent, except for `slow`. */
  bytesPerSecond?: number;
};

/** What keeps the printer from printing, as it shows in its status. */
export type PrinterCondition = 'ready' | 'out-of-paper' | 'cover-open' | 'offline';

export function conditionOf(fault: PrinterFault): PrinterCondition {
  return fault === 'out-of-paper' || fault === 'cover-open' || fault === 'offline' ? fault : 'ready';
}

/** Reads a fault from outside. A sentence for everything that is none. */
export function parseFault(value: unknown): FaultSetting | string {
  if (typeof value !== 'object' || value === null) return 'A fault is an object: {"fault":"out-of-paper"}.';
  const { fault, atByte, bytesPerSecond, ...unknown } = value as Record<string, unknown>;
  const known = PRINTER_FAULTS.find((name) => name === fault);
  if (!known) return `"fault" is one of: ${PRINTER_FAULTS.join(', ')}.`;
  if (Object.keys(unknown).length > 0)
    return `There is no "${Object.keys(unknown)[0]}"; there are fault, atByte and bytesPerSecond.`;
  if (!isCount(atByte, 0)) return '"atByte" is a whole number from 0 on.';
  if (!isCount(bytesPerSecond, 1)) return '"bytesPerSecond" is a whole number from 1 on.';
  return { fault: known, atByte, bytesPerSecond };
}

function isCount(value: unknown, least: number): value is number | undefined {
  return value === undefined || (Number.isSafeInteger(value) && (value as number) >= least);
}
