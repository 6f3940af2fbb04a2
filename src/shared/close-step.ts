/** The lines of the daily close, in order. */
export const CLOSE_STEPS = [
  'earlier',
  'begun',
  'parked',
  'counted',
  'approved',
  'receipts',
  'reviewed',
  'deposit',
  'bank',
  'cis',
  'closed',
  'packet',
] as const;
export type CloseStep = (typeof CLOSE_STEPS)[number];

/** `left`: how many of what the line speaks of are to be done. A line that does not block stays an open item of the day. */
export type CloseLine = { step: CloseStep; done: boolean; blocks: boolean; left: number };

/** A day is open, then being closed, then closed for ever. */
export type DayState = 'open' | 'closing' | 'closed';
