import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeDrawerKick, encodeReceipt } from '#main/devices/encode-receipt.ts';
import { TcpPrinter } from '#main/devices/tcp-printer.ts';
import { VirtualPrinter } from '#sandbox/printer/virtual-printer.ts';

const PROGRAM = join(import.meta.dirname, '../../src/sandbox/printer/main.ts');
const RECEIPT = encodeReceipt(
  [
    { kind: 'big', text: 'Copperas Cove', align: 'center' },
    { kind: 'pair', left: 'José Ñandú', right: '$142.50', bold: true },
    { kind: 'cut' },
  ],
  48,
);

let folder: string;
const running: { stop(): void | Promise<void> }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'virtual-printer-'));
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The program as people start it; `lines` gives what it says, one line at a time. */
function run(args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  running.push({ stop: () => end(child) });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  return {
    child,
    complaint: () => complaint,
    line: async (): Promise<string> => (await lines.next()).value ?? '',
    ended: async (): Promise<number | null> => child.exitCode ?? (await once(child, 'exit'))[0],
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function send(to: string, bytes: Uint8Array) {
  const printer = new TcpPrinter({ host: '127.0.0.1', port: Number(to.split(':').at(-1)), columns: 48 });
  return printer.print({ bytes, name: 'slip', jobNo: 1 });
}

describe('the program', () => {
  test('says where it is, and keeps bytes, text and picture of every receipt', async () => {
    const program = run(['--port', '0', '--out', folder]);
    const greeting = await program.line();
    expect(greeting).toMatch(/^virtual printer on tcp:\/\/127\.0\.0\.1:\d+, keeping receipts in /);
    const address = greeting.split(',')[0] ?? '';
    expect(await send(address, RECEIPT)).toEqual({ result: 'printed' });
    expect(await send(address, encodeDrawerKick(2))).toEqual({ result: 'printed' });
    program.child.kill('SIGTERM');
    expect(await program.ended()).toBe(0);

    expect((await readdir(folder)).sort()).toEqual([
      '0001.bin',
      '0001.png',
      '0001.txt',
      '0002.bin',
      '0002.txt',
      'index.json',
    ]);
    expect((await readFile(join(folder, '0001.bin'))).includes(Buffer.from(RECEIPT.subarray(2)))).toBe(true);
    expect(await readFile(join(folder, '0001.txt'), 'utf8')).toContain(`José Ñandú${' '.repeat(31)}$142.50`);
    expect(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'))).toMatchObject([
      { number: '0001', garbage: [], cuts: 1, kicks: [], markersAnswered: 1, pictures: ['0001.png'] },
      { number: '0002', garbage: [], cuts: 0, kicks: [2], pictures: [] },
    ]);
    expect(program.complaint()).toBe('');
  });

  test('draws black on white, as wide as the paper', async () => {
    const program = run(['--port', '0', '--out', folder]);
    await send((await program.line()).split(',')[0] ?? '', RECEIPT);
    program.child.kill('SIGINT');
    expect(await program.ended()).toBe(0);

    const image = await loadImage(join(folder, '0001.png'));
    const canvas = createCanvas(image.width, image.height);
    canvas.getContext('2d').drawImage(image, 0, 0);
    const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height);
    let dark = 0;
    let white = 0;
    for (let at = 0; at < data.length; at += 4) {
      const light = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
      if (light < 64) dark += 1;
      if (light > 250) white += 1;
    }
    const pixels = image.width * image.height;
    expect(image.width).toBe((576 + 2 * 28) * 2);
    expect(dark / pixels).toBeGreaterThan(0.01);
    expect(white / pixels).toBeGreaterThan(0.7);
  });

  test('goes on counting in a folder that has receipts already', async () => {
    for (let time = 0; time < 2; time += 1) {
      const program = run(['--port', '0', '--out', folder]);
      await send((await program.line()).split(',')[0] ?? '', RECEIPT);
      program.child.kill('SIGTERM');
      await program.ended();
    }
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['0001.bin', '0002.bin']));
    expect(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'))).toHaveLength(2);
  });

  test('says in one line that a port is taken', async () => {
    const other = new VirtualPrinter();
    await other.start();
    running.push(other);
    const program = run(['--port', String(other.port), '--out', folder]);
    expect(await program.ended()).toBe(1);
    expect(program.complaint()).toBe(`virtual printer: port ${other.port} is already in use\n`);
  });

  test.each([
    [[]],
    [['--port', '9100']],
    [['--port', 'x', '--out', 'y']],
    [['--port', '70000', '--out', 'y']],
    [['--port', '0', '--out', 'y', '--columns', '50']],
    [['--port', '0', '--out', 'y', '--unknown']],
  ])('shows how it is used for %j', async (args) => {
    const program = run(args);
    expect(await program.ended()).toBe(2);
    expect(program.complaint()).toMatch(/^usage: [^\n]+\n$/);
  });

  test('ends with the one who started it, if told so', async () => {
    const program = run(['--port', '0', '--out', folder, '--stdin-life']);
    await program.line();
    program.child.stdin.end();
    expect(await program.ended()).toBe(0);
  });

  test('can be broken and mended from outside', async () => {
    const program = run(['--port', '0', '--out', folder, '--control-port', '0']);
    const address = (await program.line()).split(',')[0] ?? '';
    const control = (await program.line()).replace('control on ', '');
    const fault = (body: unknown, type = 'application/json') =>
      fetch(`${control}/fault`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': type } });
    const state = async () => (await fetch(`${control}/state`)).json();

    expect(await state()).toMatchObject({ condition: 'ready', fault: { fault: 'none' }, receipts: 0 });
    expect(await (await fault({ fault: 'out-of-paper' })).json()).toMatchObject({ condition: 'out-of-paper' });
    expect(await send(address, RECEIPT)).toMatchObject({ result: 'not-sent', reason: 'paper-out' });
    await fault({ fault: 'none' });
    expect(await send(address, RECEIPT)).toEqual({ result: 'printed' });
    await pause(100);
    expect(await state()).toMatchObject({ condition: 'ready', receipts: 1, garbage: 0 });
    expect(await (await fetch(`${control}/jobs`)).json()).toMatchObject([{ number: '0001', cuts: 1 }]);

    expect((await fault({ fault: 'on-fire' })).status).toBe(400);
    expect((await fault({ fault: 'slow', atByte: -1 })).status).toBe(400);
    expect((await fault({ fault: 'none' }, 'text/plain')).status).toBe(415);
    expect((await fetch(`${control}/nothing`)).status).toBe(404);
  });
});

describe('the printer', () => {
  async function started(options: ConstructorParameters<typeof VirtualPrinter>[0] = {}): Promise<VirtualPrinter> {
    const printer = new VirtualPrinter(options);
    await printer.start();
    running.push(printer);
    return printer;
  }

  /** A line of one's own to the printer. */
  async function dial(printer: VirtualPrinter) {
    const socket = connect({ port: printer.port, host: '127.0.0.1', noDelay: true });
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString('hex');
    });
    socket.on('error', () => {});
    await once(socket, 'connect');
    return {
      socket,
      heard: () => heard,
      say: async (hex: string) => {
        socket.write(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
        await pause(30);
      },
    };
  }

  test('answers what it is asked', async () => {
    const line = await dial(await started());
    await line.say('1004 01 1004 02 1004 03 1004 04 1004 05');
    expect(line.heard()).toBe('1212121212');
    await line.say('1d61ff 1d2848060030304142 4344 1d7201 1d4943');
    expect(line.heard().slice(10)).toBe('1000000f' + '37224142434400' + '00' + '5f5649525455414c2d33303500');
  });

  test.each([
    ['out-of-paper', '1a327e', '18000f0f'],
    ['cover-open', '1a1612', '3800000f'],
    ['offline', '1a1212', '1800000f'],
  ] as const)('says %s at once when asked, and unasked when it was told to', async (fault, answers, status) => {
    const printer = await started();
    const line = await dial(printer);
    await line.say('1d61ff');
    printer.setFault(fault);
    await line.say('1004 01 1004 02 1004 04');
    expect(line.heard()).toBe(`1000000f${status}${answers}`);
    printer.setFault('none');
    await pause(30);
    expect(line.heard().endsWith('1000000f')).toBe(true);
  });

  test('answers a marker only when what stands before it is printed', async () => {
    const printer = await started();
    printer.setFault({ fault: 'slow', bytesPerSecond: 2_000 });
    const line = await dial(printer);
    const began = performance.now();
    await line.say(`1b40 ${'41'.repeat(47)}0a${'42'.repeat(352)}0a 1d284806003030 31323334`);
    expect(line.heard()).toBe('');
    while (line.heard() === '') await pause(5);
    expect(performance.now() - began).toBeGreaterThan(150);
    expect(line.heard()).toBe('37223132333400');
  });

  test('holds the next connection until the first is done', async () => {
    const printer = await started();
    const first = await dial(printer);
    const second = await dial(printer);
    await second.say('1004 01');
    expect(second.heard()).toBe('');
    first.socket.end();
    await once(first.socket, 'close');
    await pause(30);
    expect(second.heard()).toBe('12');
  });

  test('takes no more than it can hold while it cannot print', async () => {
    const printer = await started({ bufferBytes: 1024 });
    printer.setFault('out-of-paper');
    const line = await dial(printer);
    line.socket.write(Buffer.alloc(32 * 1024 * 1024, 0x0a));
    await pause(200);
    expect(line.socket.writableLength).toBeGreaterThan(1024 * 1024);
    line.socket.destroy();
  });

  test('prints what it holds when paper is loaded, although the sender has gone', async () => {
    const printer = await started();
    printer.setFault('out-of-paper');
    const line = await dial(printer);
    await line.say(`${Buffer.from('kept in memory').toString('hex')}0a`);
    line.socket.resetAndDestroy();
    await pause(30);
    expect(printer.jobs).toEqual([]);
    printer.setFault('none');
    expect(printer.printed.map((job) => job.text)).toEqual(['kept in memory\n']);
  });

  test('throws away what it holds when told to cancel', async () => {
    const printer = await started();
    printer.setFault({ fault: 'out-of-paper', atByte: 3 });
    const line = await dial(printer);
    await line.say('41420a 4344450a');
    await line.say('100502');
    printer.setFault('none');
    await line.say('46470a');
    line.socket.end();
    await once(printer, 'job');
    expect(printer.jobs[0]).toMatchObject({ text: 'AB\nFG\n', cleared: true, garbage: [] });
  });

  test('flags a job with bytes it does not understand, and prints the rest', async () => {
    const printer = await started();
    const line = await dial(printer);
    await line.say('1b40 410a 1b34 1d5a02 420a');
    line.socket.end();
    await once(printer, 'job');
    expect(printer.jobs[0]?.garbage.map(({ offset }) => offset)).toEqual([4, 6, 8]);
    expect(printer.jobs[0]?.text).toBe('A\nB\n');
    expect(printer.state.garbage).toBe(1);
  });
});
