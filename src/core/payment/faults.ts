import type { Failure } from '#shared/failure.ts';
import { type Cents, subtractCents, sumCents, ZERO_CENTS } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import { TENDER_CODES } from '#shared/tender.ts';
import type { CartLine, CartTender } from './cart.ts';

/** Longer numbers than this are no check numbers and no serials. */
export const INSTRUMENT_NUMBER = /^[0-9A-Z][0-9A-Z -]{0,29}$/i;

/** What is wrong with the lines of a cart, or null. `known`: the accounts that were read. */
export function faultOfLines(
  lines: readonly CartLine[],
  known: { has(accountNo: string): boolean },
  settings: Settings,
): Failure | null {
  if (lines.length === 0) return { code: 'LINES_MISSING', details: {} };
  const capCents = settings['payment.amount-cap-cents'];
  for (const line of lines) {
    if (line.cents <= 0) return { code: 'AMOUNT_INVALID', details: { cents: line.cents } };
    if (line.cents > capCents) return { code: 'AMOUNT_OVER_CAP', details: { cents: line.cents, capCents } };
    if (line.kind === 'misc') continue;
    if (!known.has(line.accountNo)) return { code: 'ACCOUNT_UNKNOWN', details: { accountNo: line.accountNo } };
  }
  return null;
}

/** What is wrong with the tenders handed over, or null. */
export function faultOfTenders(tenders: readonly CartTender[], settings: Settings): Failure | null {
  for (const tender of tenders) {
    const type = TENDER_CODES.includes(tender.code) ? settings[`tender.${tender.code}`] : null;
    if (!type?.active) return { code: 'TENDER_NOT_ACCEPTED', details: { tender: tender.code } };
    if (tender.tenderedCents <= 0) return { code: 'AMOUNT_INVALID', details: { cents: tender.tenderedCents } };
    const details = { tender: tender.code };
    if (tender.code === 'cash' && (tender.number !== null || tender.issuer !== null))
      return { code: 'NUMBER_INVALID', details };
    if (type.needsNumber && tender.number === null) return { code: 'NUMBER_MISSING', details };
    if (type.needsNumber && tender.code === 'money-order' && tender.issuer === null)
      return { code: 'ISSUER_MISSING', details };
    if (tender.number !== null && !INSTRUMENT_NUMBER.test(tender.number)) return { code: 'NUMBER_INVALID', details };
  }
  return null;
}

/**
 * What is wrong with the balance of both sides, or null. Change is given from cash alone: a check or a money order over
 * the total becomes credit on an account, so the line has to be raised first.
 */
export function faultOfBalance(linesCents: Cents, tenders: readonly CartTender[]): Failure | null {
  const tenderedCents = sumCents(tenders.map((tender) => tender.tenderedCents));
  if (tenderedCents < linesCents) {
    return { code: 'TENDER_SHORT', details: { missingCents: subtractCents(linesCents, tenderedCents) } };
  }
  const cashCents = sumCents(tenders.filter((tender) => tender.code === 'cash').map((tender) => tender.tenderedCents));
  const changeCents = subtractCents(tenderedCents, linesCents);
  if (changeCents > cashCents) {
    const overCents = subtractCents(changeCents, cashCents > 0 ? cashCents : ZERO_CENTS);
    return { code: 'CHANGE_FROM_CASH_ONLY', details: { overCents } };
  }
  // Cash that only comes back as change pays nothing: it was not needed.
  if (cashCents > 0 && changeCents === cashCents) return { code: 'CASH_NOT_NEEDED', details: { cashCents } };
  return null;
}
