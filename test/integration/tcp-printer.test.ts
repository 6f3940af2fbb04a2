import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeDrawerKick, encodeReceipt } from '#main/devices/encode-receipt.ts';
import type { PrinterPatience } from '#main/devices/printer-patience.ts';
import { TcpPrinter, type TcpPrinterOptions } from '#main/devices/tcp-printer.ts';
import { VirtualPrinter } from '#sandbox/printer/virtual-printer.ts';

/** An office in a hurry: the same order of waits, much shorter. */
const HURRY: PrinterPatience = {
  connectMs: 400,
  statusMs: 300,
  stallMs: 400,
  markerMs: 500,
  resumeMs: 500,
  closeMs: 300,
  jobMs: 20_000,
};

let device: VirtualPrinter;
beforeEach(async () => {
  device = new VirtualPrinter();
  await device.start();
});
afterEach(() => device.stop());

function printerAt(port: number, options: Partial<TcpPrinterOptions> = {}): TcpPrinter {
  return new TcpPrinter({ host: '127.0.0.1', port, columns: 48, patience: HURRY, ...options });
}

function receipt(rows = 30): Uint8Array {
  const lines = Array.from({ length: rows }, (_, at) => ({
    kind: 'pair' as const,
    left: `line ${at + 1}`,
    right: '$142.50',
    bold: false,
  }));
  return encodeReceipt([...lines, { kind: 'cut' }], 48);
}

let jobNo = 0;
function job(bytes = receipt()): { bytes: Uint8Array; name: string; jobNo: number } {
  jobNo += 1;
  return { bytes, name: `job-${jobNo}`, jobNo };
}

/** Waits for the device to have finished a connection, which may be a moment after the sender's outcome. */
async function settled(jobs: number): Promise<void> {
  while (device.jobs.length < jobs) await once(device, 'job');
}

/** No copy comes later: what is printed now stays all there is. */
async function printedInTheEnd(): Promise<string[]> {
  device.setFault('none');
  await pause(150);
  return device.printed.map((one) => one.text);
}

describe('a printer that works', () => {
  test('prints the receipt once, whole and understood, and says so', async () => {
    const printer = printerAt(device.port);
    expect(printer.lastStatus()).toEqual({ state: 'unknown', reason: null, seenAtMs: null });
    expect(await printer.print(job())).toEqual({ result: 'printed' });
    await settled(1);
    expect(device.printed).toHaveLength(1);
    expect(device.printed[0]).toMatchObject({ garbage: [], cuts: 1, markersAnswered: 1, ending: 'sender-closed' });
    expect(device.printed[0]?.text.split('\n')).toHaveLength(32);
    expect(printer.lastStatus()).toMatchObject({ state: 'ready', reason: null });
    expect(printer.address).toBe(device.address);
  });

  test('opens the drawer by a job of its own', async () => {
    expect(await printerAt(device.port).print(job(encodeDrawerKick(5)))).toEqual({ result: 'printed' });
    await settled(1);
    expect(device.drawerKicks).toBe(1);
    expect(device.jobs[0]).toMatchObject({ kicks: [5], garbage: [], text: '' });
  });

  test('gets jobs one after the other, however many are handed over at once', async () => {
    const printer = printerAt(device.port);
    const outcomes = await Promise.all(
      [job(receipt(1)), job(receipt(2)), job(receipt(3))].map((one) => printer.print(one)),
    );
    expect(outcomes).toEqual([{ result: 'printed' }, { result: 'printed' }, { result: 'printed' }]);
    await settled(3);
    expect(device.printed.map((one) => one.text.split('\n').length - 2)).toEqual([1, 2, 3]);
  });

  test('confirms by GS r where GS ( H is not known', async () => {
    expect(await printerAt(device.port, { marker: 'gs-r' }).print(job())).toEqual({ result: 'printed' });
    await settled(1);
    expect(device.printed[0]?.bytes.subarray(-6).toString('hex')).toBe('1d72011d6100');
  });

  test.each(['splits-answers', 'chatters-asb'] as const)('may answer in its own way (%s)', async (fault) => {
    device.setFault(fault);
    expect(await printerAt(device.port).print(job())).toEqual({ result: 'printed' });
    expect(await printedInTheEnd()).toHaveLength(1);
  });

  test('gets every byte of a long job although it reports its status all the while and prints slowly', async () => {
    device.setFault({ fault: 'chatters-asb', bytesPerSecond: 60_000 });
    const long = receipt(600);
    expect(await printerAt(device.port, { patience: { ...HURRY, markerMs: 5_000 } }).print(job(long))).toEqual({
      result: 'printed',
    });
    await settled(1);
    const [printed] = device.printed;
    expect(printed?.bytes.includes(Buffer.from(long.subarray(2)))).toBe(true);
    expect(printed).toMatchObject({ garbage: [], ending: 'sender-closed' });
  });
});

describe('before the first byte of the job', () => {
  test('a printer that is switched off refuses, and nothing was sent', async () => {
    const { port } = device;
    await device.stop();
    const printer = printerAt(port);
    expect(await printer.print(job())).toMatchObject({ result: 'not-sent', reason: 'refused' });
    expect(printer.lastStatus()).toMatchObject({ state: 'trouble', reason: 'refused' });
  });

  test('a printer that cannot be reached does not answer, and the wait is bounded', async () => {
    const hole = await blackHole();
    const started = performance.now();
    expect(await printerAt(hole.port).print(job())).toMatchObject({ result: 'not-sent', reason: 'no-answer' });
    expect(performance.now() - started).toBeLessThan(2_000);
    hole.close();
  });

  test.each([
    ['out-of-paper', 'paper-out'],
    ['cover-open', 'cover-open'],
    ['offline', 'offline'],
  ] as const)('a printer that is %s gets nothing of it', async (fault, reason) => {
    device.setFault(fault);
    expect(await printerAt(device.port).print(job())).toMatchObject({ result: 'not-sent', reason });
    expect(await printedInTheEnd()).toEqual([]);
    // The same bytes may go again, and come out once.
    expect(await printerAt(device.port).print(job())).toEqual({ result: 'printed' });
    expect(await printedInTheEnd()).toHaveLength(1);
  });

  test.each(['never-reads', 'silent'] as const)(
    'a printer that says nothing (%s) gets nothing of it',
    async (fault) => {
      device.setFault(fault);
      expect(await printerAt(device.port).print(job())).toMatchObject({ result: 'not-sent', reason: 'no-answer' });
      expect(await printedInTheEnd()).toEqual([]);
    },
  );

  test('a printer that hangs up at once gets nothing of it', async () => {
    device.setFault({ fault: 'reset-mid-job', atByte: 0 });
    expect(await printerAt(device.port).print(job())).toMatchObject({ result: 'not-sent', reason: 'reset' });
    expect(await printedInTheEnd()).toEqual([]);
  });
});

describe('once bytes have left', () => {
  test('paper that runs out and is loaded in time: the receipt is finished, once', async () => {
    device.setFault({ fault: 'out-of-paper', atByte: 300 });
    const outcome = printerAt(device.port).print(job());
    await pause(200);
    expect(device.state.condition).toBe('out-of-paper');
    device.setFault('none');
    expect(await outcome).toEqual({ result: 'printed' });
    const printed = await printedInTheEnd();
    expect(printed).toHaveLength(1);
    expect(printed[0]?.split('\n')).toHaveLength(32);
  });

  test('paper that runs out and stays out: nobody knows, and the rest is taken back', async () => {
    device.setFault({ fault: 'out-of-paper', atByte: 300 });
    const printer = printerAt(device.port);
    expect(await printer.print(job())).toMatchObject({ result: 'uncertain', reason: 'paper-out' });
    expect(printer.lastStatus()).toMatchObject({ state: 'trouble', reason: 'paper-out' });
    // Nobody loads paper in the very millisecond in which the job is taken back.
    await pause(50);
    const printed = await printedInTheEnd();
    expect(printed).toHaveLength(1);
    expect(printed[0]?.split('\n').length).toBeLessThan(10);
    expect(device.jobs[0]?.cleared).toBe(true);
  });

  test('an open cover in the middle is named', async () => {
    device.setFault({ fault: 'cover-open', atByte: 300 });
    expect(await printerAt(device.port).print(job())).toMatchObject({ result: 'uncertain', reason: 'cover-open' });
  });

  test('a printer that stops taking bytes has stalled', async () => {
    device.setFault({ fault: 'never-reads', atByte: 2_000 });
    const long = new Uint8Array(16 * 1024 * 1024).fill(0x0a);
    const outcome = await printerAt(device.port).print(job(long));
    expect(outcome).toMatchObject({ result: 'uncertain', reason: 'stalled' });
  });

  test.each([
    ['reset-mid-job', 'reset'],
    ['closes-early', 'reset'],
  ] as const)('a connection that breaks (%s) leaves it uncertain, and no second copy comes', async (fault, reason) => {
    device.setFault({ fault, atByte: 300 });
    expect(await printerAt(device.port).print(job())).toMatchObject({ result: 'uncertain', reason });
    expect(await printedInTheEnd()).toHaveLength(1);
    expect(device.jobs).toHaveLength(1);
  });

  test('a printer that falls silent leaves it uncertain, although paper came out', async () => {
    device.setFault({ fault: 'silent', atByte: 300 });
    expect(await printerAt(device.port).print(job())).toMatchObject({ result: 'uncertain', reason: 'no-marker' });
    expect(await printedInTheEnd()).toHaveLength(1);
  });

  test('a job that goes on and on is given up', async () => {
    device.setFault({ fault: 'slow', bytesPerSecond: 1_000 });
    const printer = printerAt(device.port, { patience: { ...HURRY, stallMs: 10_000, markerMs: 10_000, jobMs: 400 } });
    expect(await printer.print(job())).toMatchObject({ result: 'uncertain', reason: 'stalled' });
  });

  test('a late answer to another attempt confirms nothing', async () => {
    const impostor = await answersWithMarker(Uint8Array.of(0x37, 0x22, 0x20, 0x20, 0x20, 0x20, 0x00));
    const outcome = await printerAt(impostor.port).print({ ...job(), jobNo: 1 });
    expect(outcome).toMatchObject({ result: 'uncertain', reason: 'no-marker' });
    impostor.close();
  });

  test('a printer that confirms nothing is never believed, unless the office trusts an orderly close', async () => {
    expect(await printerAt(device.port, { marker: 'none' }).print(job())).toMatchObject({
      result: 'uncertain',
      reason: 'no-marker',
    });
    expect(await printerAt(device.port, { marker: 'trust-close' }).print(job())).toEqual({ result: 'printed' });
    device.setFault('silent');
    expect(await printerAt(device.port, { marker: 'trust-close' }).print(job())).toEqual({ result: 'printed' });
    device.setFault({ fault: 'reset-mid-job', atByte: 300 });
    expect(await printerAt(device.port, { marker: 'trust-close' }).print(job())).toMatchObject({ result: 'uncertain' });
  });

  test('the next job is printed after every kind of trouble', async () => {
    const printer = printerAt(device.port);
    for (const fault of ['out-of-paper', 'reset-mid-job', 'closes-early', 'silent', 'cover-open'] as const) {
      device.setFault({ fault, atByte: 300 });
      expect((await printer.print(job())).result).toBe('uncertain');
      device.setFault('none');
      expect(await printer.print(job(receipt(2)))).toEqual({ result: 'printed' });
    }
    const printed = await printedInTheEnd();
    expect(printed.filter((text) => text.split('\n').length === 4)).toHaveLength(5);
  });
});

/** A port where connections are never taken up: the system that owns it sleeps and its waiting room is full. */
async function blackHole(): Promise<{ port: number; close(): void }> {
  const program =
    "const s=require('net').createServer();s.listen({port:0,host:'127.0.0.1',backlog:1},()=>console.log(s.address().port))";
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const port = Number(String(line));
  child.kill('SIGSTOP');
  const waiting: Socket[] = [];
  for (let full = false; !full; ) {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    waiting.push(socket);
    full = await Promise.race([once(socket, 'connect').then(() => false), pause(200, true)]);
  }
  return {
    port,
    close() {
      for (const socket of waiting) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}

/** A printer that is well and answers every job with one and the same marker. */
async function answersWithMarker(answer: Uint8Array): Promise<{ port: number; close(): void }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Uint8Array.of(0x10, 0, 0, 0x0f));
      socket.on('data', () => socket.write(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, close: () => server.close() };
}
