/** How long a printer is waited for, ms. */
export type PrinterPatience = {
  /** For the connection: a printer that is switched off does not answer at all. */
  connectMs: number;
  /** For the first word about its status. */
  statusMs: number;
  /** For the kernel to accept the next chunk: a printer that takes nothing for so long has stalled. */
  stallMs: number;
  /** For the marker's answer after the last byte: the printer still prints what its buffer holds. */
  markerMs: number;
  /** For a person to load paper or close the cover in the middle of a job. */
  resumeMs: number;
  /** For the printer to close its side after a job. */
  closeMs: number;
  /** For everything together, so that a printer going in circles ends too. */
  jobMs: number;
};

export const PATIENCE: PrinterPatience = {
  connectMs: 3_000,
  statusMs: 2_000,
  stallMs: 10_000,
  markerMs: 15_000,
  resumeMs: 20_000,
  closeMs: 2_000,
  jobMs: 300_000,
};
