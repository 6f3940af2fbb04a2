import type { Printer, PrintOutcome } from '#main/devices/printer-port.ts';

/** A printer that keeps what came out of it, and does what it is told. */
export class PaperPrinter implements Printer {
  readonly address = 'paper';
  readonly columns = 48 as const;
  /** Names of the jobs that really came out, whatever the program was told. */
  readonly paper: string[] = [];
  outcome: () => 'printed' | 'not-sent' | 'uncertain-out' | 'uncertain-not' = () => 'printed';

  async print(job: { bytes: Uint8Array; name: string }): Promise<PrintOutcome> {
    const outcome = this.outcome();
    await Promise.resolve();
    if (outcome === 'not-sent') return { result: 'not-sent', reason: 'refused', detail: 'connection refused' };
    if (outcome !== 'uncertain-not') this.paper.push(job.name);
    if (outcome === 'printed') return { result: 'printed' };
    return { result: 'uncertain', reason: 'no-marker', detail: 'no answer' };
  }
}
