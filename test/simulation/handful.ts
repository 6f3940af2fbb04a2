import type { TenderCode } from '#shared/tender.ts';
import type { Tender } from './window-memory.ts';
import type { World } from './world.ts';

export function cash(...amounts: number[]): Tender[] {
  return amounts.map((cents) => ({ code: 'cash', cents, number: null, issuer: null }));
}

const CHECKS: readonly TenderCode[] = ['personal-check', 'business-check', 'cashiers-check'];
const ISSUERS = ['USPS', 'Western Union', 'Walmart'];

function instrument(world: World, cents: number): Tender {
  return world.chance.chance(0.35) ? order(world, cents) : check(world, cents);
}

function check({ chance }: World, cents: number): Tender {
  return { code: chance.pick(CHECKS), cents, number: String(chance.between(100, 9_999)), issuer: null };
}

function order({ chance }: World, cents: number): Tender {
  const number = `${chance.chance(0.3) ? 'R' : ''}${chance.between(1_000, 99_999_999)}`;
  return { code: 'money-order', cents, number, issuer: chance.pick(ISSUERS) };
}

/** A money order that was here before, its serial typed in another way; or one that is handed over as two. */
function orderAgain(world: World, cents: number): Tender[] {
  const { chance, books } = world;
  const serials = books.allSerials();
  const again = order(world, cents);
  if (cents > 1 && chance.chance(0.2)) {
    const first = chance.between(1, cents - 1);
    return [
      { ...again, cents: first },
      { ...again, cents: cents - first, number: `00${again.number}` },
    ];
  }
  if (serials.length === 0) return [again];
  const serial = chance.pick(serials);
  const ways = [serial, `0${serial}`, serial.toLowerCase(), `${serial.slice(0, 2)}-${serial.slice(2)}`];
  return [{ ...again, number: chance.pick(ways).replace(/-$/, '') }];
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

/** Two or three things, in any order; cash among them may bring change. */
function mixed(world: World, cents: number): Tender[] {
  const { chance } = world;
  if (cents < 3) return [instrument(world, cents)];
  const first = chance.between(1, cents - 2);
  const second = chance.between(1, cents - first - 1);
  const rest = cents - first - second;
  const last = chance.chance(0.6) ? cash(rest + chance.between(0, 2_000)) : [instrument(world, rest)];
  const all = [instrument(world, first), instrument(world, second), ...last];
  return chance.chance(0.4) ? all.reverse() : all;
}

/** Something is wrong with it: no number, none that is one, no issuer, too much for an instrument, nothing at all. */
function notRight(world: World, cents: number): Tender[] {
  const { chance } = world;
  return chance.pick<() => Tender[]>([
    () => [{ ...instrument(world, cents), number: null }],
    () => [{ ...instrument(world, cents), number: '10;42' }],
    () => [{ ...order(world, cents), issuer: null }],
    () => [instrument(world, cents + chance.between(1, 5_000))],
    () => [instrument(world, cents), ...cash(chance.between(1, 5_000))],
    () => [instrument(world, cents + 100), ...cash(chance.between(1, 5_000))],
    () => [{ ...instrument(world, 0), cents: 0 }, ...cash(cents)],
    () => [...cash(cents).map((each) => ({ ...each, number: '1' }))],
  ])();
}

/** What the customer hands over for `cents`. */
export function handful(world: World, cents: number): Tender[] {
  const { chance } = world;
  return chance.weighted<(world: World, cents: number) => Tender[]>([
    [7, inCash],
    [4, (...given) => [instrument(...given)]],
    [3, mixed],
    [1.5, orderAgain],
    [2, notRight],
  ])(world, cents);
}
