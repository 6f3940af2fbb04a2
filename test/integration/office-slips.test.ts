import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';
import { closes, deposits, inPieces, submits, toDeposit, wordOn } from '#test/support/day-hand.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const slip = (name: string) => counter.printer.rows(name).join('\n');

async function picksUp(amount: number): Promise<void> {
  const cash = inPieces(amount);
  await counter.ask('drawer.pick-up', { cash, approvalId: await wordOn(counter, 'drawer.pick-up', { cash }) });
}
async function changes(amount: number): Promise<void> {
  const asked = {
    with: 'drawer' as const,
    into: inPieces(amount),
    outOf: [{ piece: 'b100' as const, count: amount / 100 }],
  };
  await counter.ask('vault.exchange', { ...asked, approvalId: await wordOn(counter, 'vault.exchange', asked) });
}
async function handsOver(): Promise<void> {
  const { session } = await counter.ask('drawer.sheet', {});
  const james = (await counter.ask('session.people', {})).find(({ name }) => name === 'James Okafor');
  const asked = {
    sessionId: session?.sessionId ?? '',
    count: { cash: inPieces(20_000), tenders: [] },
    toUserId: james?.userId ?? '',
  };
  await counter.ask('drawer.hand-over', {
    ...asked,
    approvalId: await wordOn(counter, 'drawer.hand-over', asked, 'James Okafor'),
  });
}

test('a pickup’s slip lies with the cash: piece by piece, with both names and room to sign', async () => {
  await counter.payCash(30_000);
  await picksUp(12_305);
  await counter.clock.pass(5_000);
  const text = slip('pickup-slip-C1-20261123-1-p1-0');
  for (const said of [
    'CASH PICKUP',
    'C1-20261123-1/p1',
    '$100 x 1 100.00',
    '$20 x 1 20.00',
    '5c x 1 0.05',
    'Total 123.05',
    'Given by Maria Alvarez',
    'Counted with Linda Tran',
  ])
    expect(text).toContain(said);
});

test('a change order’s slip says what went in and what came out', async () => {
  await changes(2_000);
  await counter.clock.pass(5_000);
  const text = slip('exchange-slip-C1-x1-0');
  for (const said of ['CHANGE ORDER', '$20 x 1 20.00', 'For it out of the vault', '$1 x 20 20.00'])
    expect(text).toContain(said);
});

test('a hand-over’s slip names who gave and who took', async () => {
  await handsOver();
  await counter.clock.pass(5_000);
  const text = slip('hand-over-slip-C1-20261123-1-0');
  for (const said of ['DRAWER HAND-OVER', 'Given by Maria Alvarez', 'Counted with James Okafor', 'Total 200.00'])
    expect(text).toContain(said);
});

test('slips whose jobs are lost come back for a person, each once; the short close until the packet is put away', async () => {
  await counter.payCash(30_000);
  await picksUp(10_000);
  await changes(2_000);
  await submits(counter, 40_000);
  await deposits(counter, await toDeposit(counter));
  counter.change('DELETE FROM print_job');
  await counter.close();
  await counter.start();
  const kinds = async () => {
    await counter.signIn('Robert Hayes');
    return (await counter.ask('print.list', {})).map(({ kind, receiptNo }) => `${kind} ${receiptNo}`);
  };
  expect(await kinds()).toEqual(['receipt C1-26-000001', 'pickup-slip C1-20261123-1/p1', 'exchange-slip C1/x1']);
  await closes(counter);
  counter.change('DELETE FROM print_job');
  for (let starts = 0; starts < 2; starts += 1) {
    await counter.close();
    await counter.start();
  }
  expect(await kinds()).toContain('day-slip C1/2026-11-23');
});

test('a slip that is asked for again is printed again', async () => {
  counter.printer.outcome = () => 'uncertain-out';
  await counter.payCash(30_000);
  await picksUp(10_000);
  await counter.clock.pass(5_000);
  const job = (await counter.ask('print.list', {})).find(({ kind }) => kind === 'pickup-slip');
  counter.printer.outcome = () => 'printed';
  await counter.ask('print.settle', { jobId: job?.jobId ?? '', answer: 'again' });
  await counter.clock.pass(5_000);
  expect(slip('pickup-slip-C1-20261123-1-p1-1')).toContain('CASH PICKUP');
});
