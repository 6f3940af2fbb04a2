import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  asked,
  CorrectionCounter,
  GARCIA,
  NGUYEN,
  REFUND,
  TO_GARCIA,
  TO_NGUYEN,
  wasCheck,
} from '#test/support/correction-counter.ts';
import type { CisWeather } from '#test/support/paper-cis.ts';

const WEATHERS: CisWeather[] = [
  'fine',
  'refused',
  'lost-before',
  'lost-reply',
  'busy',
  'in-progress',
  'pending',
  'rejects',
  'slow',
  'late',
];
let counter: CorrectionCounter;
beforeEach(async () => {
  counter = new CorrectionCounter();
  await counter.openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
/** Everything that waits has had its turn. */
async function settles(): Promise<void> {
  counter.cis.weather = () => 'fine';
  for (let minute = 0; minute < 30; minute += 1) await counter.clock.pass(60_000);
  await counter.signIn('Maria Alvarez');
  const { waiting, unknown } = (await counter.ask('station.status', {})).cis;
  expect({ waiting, unknown }).toEqual({ waiting: 0, unknown: 0 });
  const references = counter.cis.book.map(({ paymentRef }) => paymentRef);
  expect(new Set(references).size).toBe(references.length);
}
const held = () => [counter.held(GARCIA), counter.held(NGUYEN)];

describe.each(WEATHERS)('sent while the CIS is %s', (weather) => {
  test.each([1, 20_000])('and moved %d ms later, it stands at the right account, once', async (later) => {
    counter.cis.weather = () => weather;
    const { receiptNo } = await counter.payCash(5_000);
    await counter.clock.pass(later);
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.clock.pass(later);
    await settles();
    // What the CIS refused of the new account waits for a person, and for nobody's double credit.
    const refused = counter.rows("SELECT 1 FROM receipt_share WHERE cis_state = 'rejected'").length > 0;
    expect(held()).toEqual([0, refused ? 0 : 5_000]);
    expect(await counter.displayed(GARCIA)).toBe(14_217);
    expect(await counter.displayed(NGUYEN)).toBe(refused ? 8_000 : 3_000);
  });

  test('moved there, back, named a check and taken back, it stands nowhere', async () => {
    counter.cis.weather = () => weather;
    const { receiptNo } = await counter.payCash(5_000);
    for (const change of [TO_NGUYEN, TO_GARCIA, wasCheck('1042'), TO_NGUYEN]) {
      await counter.clock.pass(700);
      await counter.corrects(receiptNo, change);
    }
    counter.cis.weather = () => 'fine';
    await counter.nextMorning();
    await counter.corrects(receiptNo, REFUND);
    await settles();
    expect(held()).toEqual([0, 0]);
    expect([await counter.displayed(GARCIA), await counter.displayed(NGUYEN)]).toEqual([14_217, 8_000]);
    expect((await counter.ask('station.status', {})).cis.needPerson).toBe(0);
  });
});

test('an instrument has a number and an issuer, or none: nothing in between', async () => {
  const receiptNo = await counter.posted();
  const order = (number: string, issuer: string) =>
    asked(receiptNo, { kind: 'wrong-tender', tenderNo: 1, tender: { code: 'money-order', number, issuer } });
  expect(await counter.refused('receipt.correct', order('24680', ' '))).toBe('INPUT_INVALID');
  expect(await counter.refused('receipt.correct', order(' ', 'USPS'))).toBe('INPUT_INVALID');
});
