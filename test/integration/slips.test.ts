import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { INITIAL_REASONS } from '#shared/reason.ts';
import { Counter } from '#test/support/counter.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const REFUSED = {
  code: 'personal-check' as const,
  number: '1042',
  cents: 14_217,
  accountNo: '14640201',
  reasonCode: 'unsigned',
  reason: '',
  language: 'en' as const,
};
type Refused = Omit<typeof REFUSED, 'language' | 'number' | 'cents' | 'accountNo'> & {
  language: 'en' | 'es';
  number: string | null;
  cents: number | null;
  accountNo: string | null;
};
const hands = (over: Partial<Refused> = {}) => counter.ask('check.refuse', { ...REFUSED, ...over } as Refused);
const portal = (accountNo: string | null, language: 'en' | 'es' = 'en') =>
  counter.ask('slip.portal', { accountNo, language });
async function sheet(name: string): Promise<string[]> {
  await counter.clock.pass(1_000);
  return counter.printer.rows(name);
}

describe('a check that is handed back', () => {
  test('is a fact, and moves no money', async () => {
    await hands({ reason: 'he will sign it at home' });
    expect(counter.facts('check.refused')).toEqual([
      {
        slipNo: 1,
        code: 'personal-check',
        number: '1042',
        cents: 14_217,
        account: { accountNo: '14640201', displayNo: '14-6402-01', name: 'GARCIA, MARIA' },
        reasonCode: 'unsigned',
        reason: 'he will sign it at home',
        language: 'en',
        clerkName: 'Maria Alvarez',
      },
    ]);
    expect(counter.facts('payment.taken')).toEqual([]);
    expect(counter.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test('the slip says what it was, why it goes back, and what to bring; and opens no drawer', async () => {
    await hands({ reason: 'he will sign it at home' });
    expect(await sheet('return-slip-C1-1-0')).toEqual(
      expect.arrayContaining([
        'NOT ACCEPTED',
        'Slip C1-1',
        'Received 11/23/2026 8:00 AM',
        'Clerk Maria Alvarez',
        'Personal check 1042',
        'Amount 142.17',
        'Account 14-6402-01',
        'GARCIA, MARIA',
        'Not signed',
        'he will sign it at home',
      ]),
    );
    expect(counter.printer.paper).toEqual(['return-slip-C1-1-0']);
  });

  const REASONS = INITIAL_REASONS['refuse-check'];
  test.each(REASONS)('$code: its slip says so in both languages', async ({ code, en, es }) => {
    await hands({ reasonCode: code });
    await hands({ reasonCode: code, language: 'es' });
    expect(await sheet('return-slip-C1-1-0')).toEqual(expect.arrayContaining(['NOT ACCEPTED', en]));
    const spanish = await sheet('return-slip-C1-2-0');
    expect(spanish).toEqual(expect.arrayContaining(['NO ACEPTADO', 'Cheque personal 1042', 'Importe 142.17', es]));
    expect(spanish.join(' ')).not.toMatch(/NOT ACCEPTED|Amount|Account/);
  });

  test('of which nothing more is known: the slip leaves out what it does not know', async () => {
    await hands({ number: null, cents: null, accountNo: null });
    const rows = await sheet('return-slip-C1-1-0');
    expect(rows).toContain('Personal check');
    expect(rows.join(' ')).not.toMatch(/Amount|GARCIA|null|undefined/);
  });

  test.each<[string, Partial<Refused>, string]>([
    ['for a reason that the office does not have', { reasonCode: 'ugly' }, 'REASON_UNKNOWN'],
    ['for a reason of another act', { reasonCode: 'wrong-amount' }, 'REASON_UNKNOWN'],
    ['for an account that is not there', { accountNo: '99' }, 'ACCOUNT_UNKNOWN'],
    ['of nothing', { cents: 0 }, 'INPUT_INVALID'],
    ['that is cash', { code: 'cash' as never }, 'INPUT_INVALID'],
  ])('%s: refused, with no fact and no paper', async (_what, over, code) => {
    expect(await counter.refused('check.refuse', { ...REFUSED, ...over } as Refused)).toBe(code);
    await counter.clock.pass(1_000);
    expect(counter.facts('check.refused')).toEqual([]);
    expect(counter.printer.paper).toEqual([]);
  });

  test('slips are counted on over a restart, and a slip that waited is printed then', async () => {
    counter.printer.outcome = () => 'not-sent';
    expect((await hands()).slipNo).toBe(1);
    await counter.close();
    counter.printer.outcome = () => 'printed';
    await counter.start();
    await counter.signIn();
    expect((await hands()).slipNo).toBe(2);
    await counter.clock.pass(10_000);
    expect(counter.printer.paper.sort()).toEqual(['return-slip-C1-1-0', 'return-slip-C1-2-0']);
  });

  test('the office’s own reason, added today, stands on the slip', async () => {
    await counter.signIn('Robert Hayes');
    const value = [{ code: 'torn', en: 'Torn in two', es: 'Roto' }];
    await counter.ask('setting.change', { key: 'reasons.refuse-check', value, reason: 'it happens' });
    await counter.signIn('Maria Alvarez');
    expect(await counter.refused('check.refuse', REFUSED)).toBe('REASON_UNKNOWN');
    await hands({ reasonCode: 'torn', language: 'es' });
    expect(await sheet('return-slip-C1-1-0')).toContain('Roto');
  });
});

describe('what is needed to pay online', () => {
  test('with the account that is open', async () => {
    await portal('14640201');
    expect(await sheet('portal-slip-en-14640201-0')).toEqual(
      expect.arrayContaining([
        'PAY ONLINE',
        'www.municipalonlinepayments.com/copperascovetx',
        'By phone 888-291-1870',
        'Your utility account number:',
        '14-6402-01',
        'GARCIA, MARIA',
      ]),
    );
  });

  test('without one: nobody’s number stands on it', async () => {
    await portal(null, 'es');
    const rows = await sheet('portal-slip-es--0');
    expect(rows).toEqual(expect.arrayContaining(['PAGUE EN LÍNEA', 'Por teléfono 888-291-1870']));
    expect(rows.join(' ')).not.toMatch(/14-6402|GARCIA|Su número de cuenta/);
  });

  test('is shown as it is printed', async () => {
    const { lines } = await portal('14640201');
    const shown = lines.flatMap((line) => (line.kind === 'text' || line.kind === 'big' ? [line.text] : []));
    expect(await sheet('portal-slip-en-14640201-0')).toEqual(expect.arrayContaining(shown));
  });

  test('a second one for the same account is a second paper; it opens no drawer and is no fact', async () => {
    const facts = counter.rows('SELECT * FROM journal').length;
    await portal('14640201');
    await portal('14640201');
    await counter.clock.pass(1_000);
    expect(counter.printer.paper).toEqual(['portal-slip-en-14640201-0', 'portal-slip-en-14640201-1']);
    expect(counter.rows('SELECT * FROM journal')).toHaveLength(facts);
  });

  test('for an account that is not there there is none', async () => {
    expect(await counter.refused('slip.portal', { accountNo: '99', language: 'en' })).toBe('ACCOUNT_UNKNOWN');
    expect(counter.rows('SELECT * FROM print_job')).toEqual([]);
  });
});
