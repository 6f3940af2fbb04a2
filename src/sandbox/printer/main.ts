import type { AddressInfo, Server } from 'node:net';
import { parseArgs } from 'node:util';
import { RECEIPT_COLUMNS, type ReceiptColumns } from '#shared/receipt-line.ts';
import { createControlServer } from './control-server.ts';
import { ReceiptFolder } from './receipt-folder.ts';
import { VirtualPrinter } from './virtual-printer.ts';

const USAGE =
  'usage: node src/sandbox/printer/main.ts --port N --out DIR [--columns 48|42|32] [--control-port N] [--stdin-life]';

type Wanted = { port: number; out: string; columns: ReceiptColumns; controlPort: number | null; stdinLife: boolean };

/** Exit codes: 1 for a machine that refuses (port in use, folder not writable), 2 for wrong arguments. */
async function main(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  if (!wanted) return leave(2, USAGE);

  let folder: ReceiptFolder;
  try {
    folder = new ReceiptFolder(wanted.out, wanted.columns);
  } catch (error) {
    return leave(1, `virtual printer: cannot keep receipts in ${wanted.out}: ${messageOf(error)}`);
  }

  const printer = new VirtualPrinter({ port: wanted.port, columns: wanted.columns });
  printer.on('job', (job) => {
    try {
      folder.keep(job);
    } catch (error) {
      console.error(`virtual printer: a receipt could not be kept: ${messageOf(error)}`);
    }
  });
  try {
    await printer.start();
  } catch (error) {
    return leave(1, `virtual printer: ${portProblem(error, wanted.port)}`);
  }
  console.log(`virtual printer on ${printer.address}, keeping receipts in ${wanted.out}`);

  if (wanted.controlPort !== null) {
    const control = createControlServer(printer, () => folder.jobs);
    try {
      await listen(control, wanted.controlPort);
    } catch (error) {
      return leave(1, `virtual printer: ${portProblem(error, wanted.controlPort)}`);
    }
    console.log(`control on http://127.0.0.1:${(control.address() as AddressInfo).port}`);
  }

  // What was half printed is still kept, as it would still hang out of a printer that is switched off.
  const end = (): void => void printer.stop().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (wanted.stdinLife) process.stdin.on('end', end).on('error', end).resume();
}

function readArguments(args: string[]): Wanted | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        out: { type: 'string' },
        columns: { type: 'string', default: '48' },
        'control-port': { type: 'string' },
        'stdin-life': { type: 'boolean', default: false },
      },
    });
    const port = portOf(values.port);
    const columns = RECEIPT_COLUMNS.find((known) => String(known) === values.columns);
    const controlPort = values['control-port'] === undefined ? null : portOf(values['control-port']);
    if (port === undefined || !values.out || !columns || controlPort === undefined) return null;
    return { port, out: values.out, columns, controlPort, stdinLife: values['stdin-life'] };
  } catch {
    return null;
  }
}

function portOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function portProblem(error: unknown, port: number): string {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return `port ${port} is already in use`;
  return `cannot listen on port ${port}: ${messageOf(error)}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function leave(code: number, message: string): void {
  console.error(message);
  process.exit(code);
}

await main();
