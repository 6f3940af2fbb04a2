import type { TenderCode } from '#shared/tender.ts';
import { sumOf, type Tender } from './window-memory.ts';
import type { World } from './world.ts';

const INSTRUMENTS = ['personal-check', 'business-check', 'cashiers-check', 'money-order'] as const;
/** Few enough serials that a money order comes again by chance. */
const SERIALS = 30;

export const cash = (...amounts: number[]): Tender[] =>
  amounts.map((cents) => ({ code: 'cash', cents, number: null, issuer: null }));

/** A serial as one person or another types it. */
function serial(world: World): string {
  const { chance } = world;
  const digits = String(chance.between(1, SERIALS));
  return chance.pick([digits, digits, `000${digits}`, `0-${digits}`, `${digits} `.trim()]);
}

function instrument(world: World, cents: number): Tender {
  const { chance } = world;
  const code = chance.pick(INSTRUMENTS);
  const issuer = code === 'money-order' ? chance.pick(['USPS', 'Walmart']) : null;
  const number = code === 'money-order' ? serial(world) : String(chance.between(100, 9_999));
  const told = { code, cents, number: chance.chance(0.06) ? null : number, issuer };
  return chance.chance(0.03) ? { ...told, issuer: null } : told;
}

function inCash(world: World, cents: number): Tender[] {
  const { chance } = world;
  const way = chance.weighted([
    [5, 'exact'],
    [5, 'change'],
    [1, 'much'],
    [2, 'handfuls'],
    [1, 'short'],
  ]);
  if (way === 'change') return cash(Math.ceil(cents / 2_000) * 2_000);
  if (way === 'much') return cash(cents + chance.between(10_001, 20_000));
  if (way === 'short' && cents > 1) return cash(cents - chance.between(1, cents - 1));
  if (way === 'handfuls' && cents > 2) {
    const first = chance.between(1, cents - 1);
    const tooMuch = chance.chance(0.5) ? chance.between(1, 3_000) : 0;
    return cash(first, cents - first + tooMuch, ...(chance.chance(0.3) ? [chance.between(1, 500)] : []));
  }
  return cash(cents);
}

/**
 * What the customer hands over for `cents`: cash in many ways, a check or a money order, several of them with the rest in
 * cash, an instrument over the total, cash that is not needed; now and then a number that nobody wrote down.
 */
export function handful(world: World, cents: number): Tender[] {
  const { chance } = world;
  const way = chance.weighted([
    [10, 'cash'],
    [4, 'one instrument'],
    [4, 'mixed'],
    [0.5, 'over'],
    [0.5, 'cash beside'],
  ]);
  if (way === 'one instrument') return [instrument(world, cents)];
  if (way === 'over') return [instrument(world, cents + chance.between(1, 2_000)), ...cash(chance.between(1, 500))];
  if (way === 'cash beside') return [instrument(world, cents), ...cash(500)];
  if (way === 'cash' || cents < 3) return inCash(world, cents);
  const first = chance.between(1, cents - 2);
  const rest = cents - first;
  const further = chance.chance(0.4) ? chance.between(1, rest - 1) : 0;
  const given = [instrument(world, first), ...(further > 0 ? [instrument(world, further)] : [])];
  const all = [...given, ...inCash(world, rest - further)];
  return chance.chance(0.3) ? all.toReversed() : all;
}

/** Instruments before cash, each in the order it was handed over: so it stands on the receipt. */
export function laidOut<T extends { code: TenderCode }>(tenders: readonly T[]): T[] {
  return [...tenders.filter(({ code }) => code !== 'cash'), ...tenders.filter(({ code }) => code === 'cash')];
}

type Handed = { code: TenderCode; number: string | null; issuer: string | null };

/** Tenders as one text, to compare what was handed over with what was booked and agreed to. */
export function textOfTenders(tenders: readonly (Handed & { cents: number })[]): string {
  return tenders.map(({ code, cents, number, issuer }) => `${code}=${cents}/${number}/${issuer}`).join(' ');
}

/** What tells a money order from all others, worked out here anew: its serial without zeros before it and separators. */
export function serialOf({ code, number }: Pick<Handed, 'code' | 'number'>): string | null {
  if (code !== 'money-order' || number === null) return null;
  return number.replace(/[ -]/g, '').replace(/^0+/, '').toUpperCase();
}

/** What is wrong with what was handed over for `cents`, as a clerk would say it before anybody else is called. */
export function faultOf(tenders: readonly Tender[], cents: number): string | null {
  for (const { code, number, issuer } of tenders) {
    if (code !== 'cash' && number === null) return 'NUMBER_MISSING';
    if (code === 'money-order' && issuer === null) return 'ISSUER_MISSING';
  }
  const over = sumOf(tenders) - cents;
  const inCashCents = sumOf(tenders.filter(({ code }) => code === 'cash'));
  if (over < 0) return 'TENDER_SHORT';
  if (over > inCashCents) return 'CHANGE_FROM_CASH_ONLY';
  return over > 0 && over === inCashCents ? 'CASH_NOT_NEEDED' : null;
}
