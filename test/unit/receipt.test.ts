import anyAscii from 'any-ascii';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyCode } from '#core/journal/base32.ts';
import type { PaidLine } from '#core/journal/fact-kinds.ts';
import { composeReceipt, type PaymentFact, type ReceiptPrint } from '#core/receipt/compose-receipt.ts';
import { Paper, plainText } from '#core/receipt/fit-text.ts';
import { businessDate } from '#shared/day.ts';
import { cents, ZERO_CENTS } from '#shared/money.ts';
import { RECEIPT_COLUMNS, type ReceiptColumns } from '#shared/receipt-line.ts';
import { initialSettings } from '#shared/setting.ts';
import { hostileText } from '#test/support/hostile-text.ts';
import { paymentFact as fact, paidOnAccount as onAccount, receiptPrint as print } from '#test/support/paper-facts.ts';

const rows = (of: PaymentFact = fact(), how: Partial<ReceiptPrint> = {}): string[] =>
  plainText(composeReceipt(of, print(how), anyAscii), how.columns ?? 48)
    .split('\n')
    .map((row) => row.trim().replace(/ {2,}/g, ' '));
const text = (of?: PaymentFact, how?: Partial<ReceiptPrint>): string => rows(of, how).join(' ');

describe('a receipt', () => {
  test('says who took what from whom, when and for what', () => {
    for (const row of [
      'Receipt C1-26-000123',
      'Received 11/23/2026 8:00 AM',
      'Station C1',
      'Clerk Maria Alvarez',
      'Account 14-6402-01',
      'GARCIA, MARIA',
      'Payment 142.17',
      'TOTAL 142.17',
      'Cash 150.00',
      'Change 7.83',
      `Verify code ${verifyCode(fact().hash)}`,
    ]) {
      expect(rows()).toContain(row);
    }
  });

  test('says the balance after it: what the CIS said, less what was paid here before, less this; and how old that is', () => {
    expect(rows()).toContain('Balance after 7.83');
    expect(text()).toContain('as of 11/23/2026 7:00 AM');
    expect(rows(fact({ lines: [onAccount({}, 16_000)] }))).toContain('Credit after 10.00');
    expect(rows(fact({ lines: [onAccount({}, 15_000)] }))).toContain('Balance after 0.00');
  });

  test('counts on where an account stands on it twice', () => {
    const twice = [
      onAccount({}, 6_000),
      { ...onAccount({}, 8_000), lineNo: 2 },
      { ...onAccount({}, 2_500), lineNo: 3 },
    ];
    const other = { ...onAccount({ accountNo: '14640202' }, 1_000), lineNo: 4 };
    const after = rows(fact({ lines: [...twice, other] })).filter((row) => /^(Balance|Credit) after/.test(row));
    expect(after).toEqual(['Balance after 90.00', 'Balance after 10.00', 'Credit after 15.00', 'Balance after 140.00']);
  });

  test('says that no fee is charged, always', () => {
    expect(rows()).toContain('Fees 0.00');
    expect(text()).toContain('No fee is charged for payments in person.');
    expect(text(fact({ language: 'es' }))).toContain('No se cobra ningún cargo');
  });

  test('names the day it counts as of only where that is another', () => {
    expect(text()).not.toContain('Counts as of');
    expect(rows(fact({ effectiveDate: businessDate('2026-11-20') }))).toContain('Counts as of 11/20/2026');
  });

  test('says that the account will show it later, until the CIS has confirmed', () => {
    expect(text()).not.toContain('It will show on the account');
    expect(text(fact(), { cisConfirmed: false })).toContain('It will show on the account');
    expect(text(fact({ language: 'es' }), { cisConfirmed: false })).toContain('Aparecerá en la cuenta');
  });

  test('that is a duplicate says which one; the original does not', () => {
    expect(rows(fact(), { copy: 2 })).toContain('DUPLICATE 2');
    expect(rows(fact({ language: 'es' }), { copy: 1 })).toContain('DUPLICADO 1');
    expect(text()).not.toMatch(/DUPLICA/);
  });

  test('a duplicate says otherwise exactly what the original said', () => {
    const without = rows(fact(), { copy: 3 }).filter((row) => row !== 'DUPLICATE 3');
    expect(without).toEqual(rows());
  });

  test('of training says so at its head and at its foot; a real one never', () => {
    const marks = rows(fact(), { training: true }).filter((row) => row === '*** TRAINING - NOT A RECEIPT ***');
    expect(marks).toHaveLength(2);
    expect(rows(fact({ language: 'es' }), { training: true }).join(' ')).toContain('PRÁCTICA - NO ES UN RECIBO');
    expect(text()).not.toMatch(/TRAINING/);
  });

  test('names what was paid without an account by its purpose and GL code', () => {
    const lines: PaidLine[] = [
      { lineNo: 1, kind: 'misc', cents: cents(2_500), glCode: '100-4410', description: 'Meter fee' },
    ];
    const paper = rows(fact({ lines, linesCents: cents(2_500) }));
    expect(paper).toEqual(expect.arrayContaining(['Meter fee 25.00', 'GL 100-4410']));
    expect(paper.join(' ')).not.toContain('Balance');
  });

  test('ends with its footer in its own language, and is cut last', () => {
    const settings = { ...initialSettings(), 'office.footer-en': 'Bye.', 'office.footer-es': 'Adiós.' };
    expect(text(fact(), { settings })).toMatch(/Bye\./);
    expect(text(fact({ language: 'es' }), { settings })).toMatch(/Adiós\./);
    const lines = composeReceipt(fact(), print(), anyAscii);
    expect(lines.filter((line) => line.kind === 'cut')).toEqual([lines.at(-1)]);
  });
});

describe.each(RECEIPT_COLUMNS)('on paper of %d columns', (columns) => {
  /** How many columns each row takes; big letters are twice as wide. */
  function tooWide(of: PaymentFact, how: Partial<ReceiptPrint>): string[] {
    return composeReceipt(of, print({ ...how, columns }), anyAscii).flatMap((line) => {
      if (line.kind === 'text') return line.text.length > columns ? [line.text] : [];
      if (line.kind === 'big') return line.text.length * 2 > columns ? [line.text] : [];
      if (line.kind === 'pair') {
        const between = line.left === '' ? 0 : 1;
        return line.left.length + between + line.right.length > columns ? [`${line.left}|${line.right}`] : [];
      }
      return [];
    });
  }

  test.each(['en', 'es'] as const)('no row is wider than it, whatever the names are (%s)', (language) => {
    fc.assert(
      fc.property(
        hostileText,
        hostileText,
        hostileText,
        hostileText,
        fc.boolean(),
        (name, address, clerkName, words, training) => {
          const settings = {
            ...initialSettings(),
            'office.city': words,
            'office.address': address,
            'office.footer-en': words,
            'office.footer-es': words,
          };
          const misc: PaidLine = { lineNo: 2, kind: 'misc', cents: cents(1), glCode: words, description: name };
          const of = fact({
            language,
            clerkName,
            lines: [onAccount({ name, address, displayNo: words.slice(0, 30) }), misc],
          });
          expect(tooWide(of, { settings, training, copy: 12, cisConfirmed: false })).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the largest amounts fit beside their words', () => {
    const most = cents(999_999_999_999);
    const widest = {
      linesCents: most,
      tenderedCents: most,
      changeCents: most,
      lines: [onAccount({ cisBalanceCents: ZERO_CENTS, localCents: ZERO_CENTS }, 999_999_999_999)],
    };
    for (const language of ['en', 'es'] as const) {
      expect(tooWide(fact({ ...widest, language }), {})).toEqual([]);
      expect(
        rows(fact({ ...widest, language }), { columns }).filter((row) => row.endsWith(' 9,999,999,999.99')).length,
      ).toBeGreaterThanOrEqual(3);
    }
  });

  test('as plain text, every row is as wide as the paper at most, and amounts stand at its right edge', () => {
    const paper = plainText(composeReceipt(fact(), print({ columns }), anyAscii), columns).split('\n');
    expect(paper.every((row) => row.length <= columns)).toBe(true);
    expect(paper.find((row) => row.startsWith('TOTAL'))).toBe(`TOTAL${'142.17'.padStart(columns - 5)}`);
  });
});

describe('label and value on one row', () => {
  const lines = (columns: ReceiptColumns, left: string, right: string) => {
    const paper = new Paper(columns);
    paper.pair(left, right);
    return paper.lines;
  };
  test('a label too long for its value stands above it, whole', () => {
    expect(lines(32, 'word '.repeat(12).trim(), '1,234.56').at(-1)).toMatchObject({ kind: 'pair', right: '1,234.56' });
    const kept = lines(32, 'word '.repeat(12).trim(), '1,234.56').map((line) =>
      'text' in line ? line.text : 'left' in line ? line.left : '',
    );
    expect(kept.join(' ').match(/word/g)).toHaveLength(12);
  });
  test('a value as wide as the paper stands alone, and a wider one is cut to it', () => {
    expect(lines(32, 'Label', '9'.repeat(32))).toMatchObject([
      { kind: 'text', text: 'Label' },
      { kind: 'pair', left: '', right: '9'.repeat(32) },
    ]);
    expect(lines(32, 'Label', '9'.repeat(40)).at(-1)).toMatchObject({ right: '9'.repeat(32) });
  });
});
