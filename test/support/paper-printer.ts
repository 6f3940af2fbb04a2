import type { Printer, PrintOutcome } from '#main/devices/printer-port.ts';
import { EscposDecoder } from '#sandbox/printer/escpos-decoder.ts';
import { Paper, paperText } from '#sandbox/printer/paper.ts';

/** A printer that keeps what came out of it, and does what it is told. */
export class PaperPrinter implements Printer {
  readonly address = 'paper';
  readonly columns = 48 as const;
  /** Names of the jobs that really came out, whatever the program was told. */
  readonly paper: string[] = [];
  outcome: () => 'printed' | 'not-sent' | 'uncertain-out' | 'uncertain-not' = () => 'printed';
  private readonly bytes = new Map<string, Uint8Array>();

  async print(job: { bytes: Uint8Array; name: string }): Promise<PrintOutcome> {
    const outcome = this.outcome();
    await Promise.resolve();
    if (outcome === 'not-sent') return { result: 'not-sent', reason: 'refused', detail: 'connection refused' };
    if (outcome !== 'uncertain-not') {
      this.paper.push(job.name);
      this.bytes.set(job.name, job.bytes);
    }
    if (outcome === 'printed') return { result: 'printed' };
    return { result: 'uncertain', reason: 'no-marker', detail: 'no answer' };
  }

  /** The rows of a sheet as a real printer would have printed its bytes, spaces run together. */
  rows(name: string): string[] {
    const bytes = this.bytes.get(name);
    if (!bytes) throw new Error(`${name} did not come out; there are ${this.paper.join(', ')}`);
    const decoder = new EscposDecoder();
    const paper = new Paper(this.columns);
    paper.add([...decoder.push(bytes), ...decoder.finish()]);
    if (decoder.garbage.length > 0) throw new Error(`${name} holds bytes that no printer understands`);
    const text = paperText(paper.rows, this.columns);
    return text.split('\n').map((row) => row.replace(/ +/g, ' ').trim());
  }
}
