import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FailureCode } from '#shared/failure.ts';
import { Counter } from './counter.ts';
import { closes, depositOf, deposits, explains, inPieces, MONDAY, payCheck, submits, toDeposit } from './day-hand.ts';
import { type Answer, asks, atWork, kept } from './provoking.ts';
import { settled } from './settled.ts';

/** A drawer that was counted wrongly, and a supervisor at the window. */
async function counted(
  cash: number,
  checks: { items: number; cents: number },
): Promise<{ counter: Counter; sessionId: string }> {
  const counter = await atWork();
  await payCheck(counter, 14_217, '1042');
  const sessionId = await submits(counter, cash, [{ code: 'personal-check', ...checks }]);
  return { counter, sessionId };
}

async function asSupervisor(): Promise<Counter> {
  const counter = await atWork();
  await counter.payCash(5_525);
  await counter.signIn('Robert Hayes');
  return counter;
}

/** A day whose drawers are all approved, and its deposit due. */
async function due() {
  const counter = await atWork();
  await counter.payCash(5_525);
  await submits(counter, 25_525);
  return { counter, day: await toDeposit(counter) };
}

/** A closed day's packet on the disk. */
async function packetOf(openFile: (path: string) => Promise<string> = async () => '') {
  const counter = await kept(new Counter({ over: { openFile } })).openFor('Maria Alvarez');
  await counter.payCash(5_525);
  await submits(counter, 25_525);
  await deposits(counter, await toDeposit(counter));
  await closes(counter);
  const { files } = await settled(() => counter.facts('packet.filed')[0], 'the packet is filed');
  const name = files[0]?.name ?? '';
  return { counter, name, path: join(counter.home, 'packets', `${MONDAY}-C1`, name) };
}

/** How the refusals of drawers, the vault and the daily close come about. */
export const DAY_PROVOKED = {
  DRAWER_UNKNOWN: async () => asks(await atWork(), 'drawer.sheet', { sessionId: 'C1-20261123-9' }),
  DRAWER_IN_USE: async () => {
    const counter = await atWork();
    await counter.signIn('James Okafor');
    return asks(counter, 'drawer.open', { drawer: '1', count: inPieces(20_000) });
  },
  DRAWER_LEFT_OPEN: async () => {
    const counter = await atWork();
    counter.clock.jump(24 * 3_600_000);
    await counter.signIn('Maria Alvarez');
    return asks(counter, 'drawer.open', { count: inPieces(20_000) });
  },
  DRAWER_STATE: async () => {
    const counter = await atWork();
    return asks(counter, 'drawer.submit', { sessionId: 'C1-20261123-1' });
  },
  BANK_DIFFERS: async () => {
    const counter = await atWork();
    await counter.signIn('James Okafor');
    return asks(counter, 'drawer.open', { count: inPieces(19_900) });
  },
  PICKUP_REQUIRED: async () => {
    const counter = await atWork();
    await counter.payCash(500_000);
    const { transactionId, linesCents } = await counter.begin(14_217);
    const tenders = [{ code: 'cash', cents: 14_217 }];
    return asks(counter, 'payment.take', { transactionId, linesCents, tenders, confirmed: [] });
  },
  OWN_COUNT_OPEN: async () => {
    const counter = await asSupervisor();
    await counter.opensDrawer();
    return asks(counter, 'audit.export', { from: MONDAY, to: MONDAY });
  },
  COUNT_EMPTY: async () => asks(await atWork(), 'drawer.pick-up', { cash: [] }),
  COUNT_UNEVEN: async () =>
    asks(await atWork(), 'drawer.count', {
      sessionId: 'C1-20261123-1',
      count: { cash: inPieces(20_000), tenders: [{ code: 'money-order', items: 2, cents: 300, amounts: [100, 100] }] },
    }),
  EXCHANGE_UNEVEN: async () =>
    asks(await atWork(), 'vault.exchange', { with: 'drawer', into: inPieces(2_000), outOf: inPieces(1_900) }),
  DIFFERENCE_UNEXPLAINED: async () => {
    const { counter, sessionId } = await counted(20_100, { items: 1, cents: 14_217 });
    await counter.signIn('Robert Hayes');
    return asks(counter, 'drawer.approve', { sessionId });
  },
  TICKS_DIFFER: async () => {
    const { counter, sessionId } = await counted(20_000, { items: 2, cents: 14_300 });
    await explains(counter, sessionId);
    await counter.signIn('Robert Hayes');
    return asks(counter, 'drawer.approve', { sessionId });
  },
  VAULT_SHORT: async () =>
    asks(await asSupervisor(), 'vault.fund', { direction: 'out', cash: inPieces(100), reason: 'too much' }),
  DAY_STATE: async () => asks(await asSupervisor(), 'day.begin-close', { date: '2026-11-24' }),
  CLOSE_NOT_READY: async () => {
    const counter = await asSupervisor();
    await counter.ask('day.begin-close', { date: MONDAY });
    return asks(counter, 'day.close', { date: MONDAY, pin: '000000' });
  },
  DEPOSIT_NOT_INTACT: async () => {
    const { counter, day } = await due();
    return asks(counter, 'deposit.prepare', depositOf(day, { cash: inPieces(5_524) }));
  },
  DEPOSIT_UNKNOWN: async () => asks(await asSupervisor(), 'deposit.undo', { depositId: 'C1-1', reason: 'none' }),
  DEPOSIT_STATE: async () => {
    const { counter, day } = await due();
    await deposits(counter, day);
    const { deposits: made } = await closes(counter);
    return asks(counter, 'deposit.undo', { depositId: made[0]?.depositId, reason: 'late' });
  },
  FILE_UNKNOWN: async () => asks(await asSupervisor(), 'file.open', { name: 'none.pdf' }),
  FILE_GONE: async () => {
    const { counter, path, name } = await packetOf();
    rmSync(path);
    return asks(counter, 'file.open', { name });
  },
  FILE_CHANGED: async () => {
    const { counter, path, name } = await packetOf();
    writeFileSync(path, 'something else');
    return asks(counter, 'file.open', { name });
  },
  FILE_NOT_OPENED: async () => {
    const { counter, name } = await packetOf(async () => 'no program for it');
    return asks(counter, 'file.open', { name });
  },
} satisfies Partial<Record<FailureCode, () => Promise<Answer>>>;
