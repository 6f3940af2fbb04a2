import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeDrawerKick, encodeRealTimeKick } from '#main/devices/encode-receipt.ts';
import { TcpPrinter } from '#main/devices/tcp-printer.ts';
import { VirtualPrinter } from '#sandbox/printer/virtual-printer.ts';
import { Counter } from '#test/support/counter.ts';

const PATIENCE = { statusMs: 300, closeMs: 300 };

let device: VirtualPrinter;
beforeEach(async () => {
  device = new VirtualPrinter();
  await device.start();
});
afterEach(() => device.stop());

const printerAt = (port: number): TcpPrinter =>
  new TcpPrinter({ host: '127.0.0.1', port, columns: 48, patience: PATIENCE });
const KICK = { bytes: encodeDrawerKick(5), name: 'kick', jobNo: 1, offline: encodeRealTimeKick(5) };

describe('an order to open the drawer, to a printer', () => {
  test.each([
    ['out-of-paper', 'paper-out'],
    ['cover-open', 'cover-open'],
  ] as const)('that is %s: opened at once, and not again when that is mended', async (fault, reason) => {
    device.setFault(fault);
    const printer = printerAt(device.port);
    expect(await printer.print(KICK)).toMatchObject({ result: 'uncertain', reason });
    await vi.waitFor(() => expect(device.drawerKicks).toBe(1));
    device.setFault('none');
    await vi.waitFor(() => expect(device.jobs).toHaveLength(1));
    expect(device.jobs[0]).toMatchObject({ kicks: [5], garbage: [], text: '' });
    expect(await printer.print(KICK)).toEqual({ result: 'printed' });
    expect(device.drawerKicks).toBe(2);
  });

  test('that is offline for another reason, or where it may wait: nothing was sent', async () => {
    device.setFault('offline');
    const printer = printerAt(device.port);
    expect(await printer.print(KICK)).toMatchObject({ result: 'not-sent', reason: 'offline' });
    device.setFault('out-of-paper');
    const waits = { ...KICK, offline: undefined };
    expect(await printer.print(waits)).toMatchObject({ result: 'not-sent', reason: 'paper-out' });
    expect(device.drawerKicks).toBe(0);
  });

  test('that says so and answers nothing at once: it might obey when there is paper, so nothing is sent', async () => {
    const heard: number[] = [];
    const paperOut = Uint8Array.of(0x18, 0x00, 0x0c, 0x00);
    const server = createServer((socket) => {
      socket.on('data', (bytes) => heard.push(...bytes)).on('error', () => undefined);
      socket.write(paperOut);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const outcome = await printerAt((server.address() as AddressInfo).port).print(KICK);
    expect(outcome).toMatchObject({ result: 'not-sent', reason: 'paper-out' });
    server.close();
    expect(heard).not.toContain(0x14);
  });
});

describe('cash is taken while the printer is out of paper', () => {
  let counter: Counter;
  afterEach(async () => {
    await counter.close();
    counter.forget();
  });

  const atPrinter = () => new Counter({ over: { connectPrinter: () => printerAt(device.port) } });

  test('the drawer opens at once and once for each payment; the receipts come when there is paper', async () => {
    device.setFault('out-of-paper');
    counter = await atPrinter().openFor();
    await counter.payCash(14_217);
    await soon(() => expect(states()).toEqual(['drawer-kick skipped paper-out', 'receipt waiting paper-out']));
    expect(device.drawerKicks).toBe(1);
    await counter.payCash(14_217);
    await soon(() => expect(states().slice(2)).toEqual(['drawer-kick skipped paper-out', 'receipt waiting paper-out']));
    expect(device.drawerKicks).toBe(2);
    device.setFault('none');
    await soon(() => expect(states().filter((state) => state === 'receipt printed null')).toHaveLength(2));
    expect([device.printed.length, device.drawerKicks]).toEqual([2, 2]);
  });

  test('where the office says so, it waits, and opens when there is paper within 15 seconds', async () => {
    device.setFault('out-of-paper');
    counter = await atPrinter().start();
    await counter.signIn('Sam Whitfield');
    await counter.ask('setting.change', { key: 'printer.drawer-offline', value: 'waits', reason: 'an old printer' });
    await counter.signIn();
    await counter.opensDrawer();
    await counter.payCash(14_217);
    await soon(() => expect(states()[0]).toBe('drawer-kick waiting paper-out'));
    expect(device.drawerKicks).toBe(0);
    device.setFault('none');
    await soon(() => expect(states()[0]).toBe('drawer-kick printed null'));
    expect(device.drawerKicks).toBe(1);
  });

  /** The counter's time goes on, slowly, while the printer takes its own. */
  async function soon(isSo: () => void): Promise<void> {
    await vi.waitFor(
      async () => {
        await counter.clock.pass(100);
        isSo();
      },
      { timeout: 10_000, interval: 30 },
    );
  }

  function states(): string[] {
    const jobs = counter.rows<{ kind: string; state: string; reason: string | null }>(
      'SELECT kind, state, reason FROM print_job ORDER BY position',
    );
    return jobs.map(({ kind, state, reason }) => `${kind} ${state} ${reason}`);
  }
});
