import type { CountedTender } from '#core/journal/day-facts.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { World } from '../world.ts';
import { CODES, type Counted, type Drawer } from './drawers.ts';
import { inSomePieces } from './worth.ts';

/** What a person finds in a drawer: mostly what should be there; now and then some cash or a check too many or too few. */
export function foundIn(world: World, drawer: Drawer, wrongly = 0.25): Counted {
  const { chance, books } = world;
  const held = books.till.drawers.held(drawer);
  const should = held.get('cash')?.cents ?? 0;
  const cash = Math.max(0, should + (chance.chance(wrongly) ? chance.between(-3_000, 3_000) : 0));
  return { cash: inSomePieces(chance, cash), tenders: CODES.slice(1).flatMap((code) => foundOf(world, drawer, code)) };
}

function foundOf(world: World, drawer: Drawer, code: string): CountedTender[] {
  const { chance, books } = world;
  const amounts = books.till.drawers
    .checksIn(drawer)
    .filter((check) => check.code === code)
    .map(({ cents }) => cents);
  if (amounts.length > 0 && chance.chance(0.04)) amounts.splice(chance.between(0, amounts.length - 1), 1);
  if (chance.chance(0.03)) amounts.push(chance.between(100, 20_000));
  if (amounts.length === 0) return [];
  const cents = amounts.reduce((sum, each) => sum + each, 0);
  const oneByOne = chance.chance(0.5) ? amounts : null;
  return [{ code, items: amounts.length, cents, amounts: oneByOne } as unknown as CountedTender & { code: TenderCode }];
}

/** A count that cannot be one: nothing at all, or checks without an amount, or amounts that do not make the sum. */
export function nonsense({ chance }: World): Counted {
  const checks = (items: number, cents: number, amounts: number[] | null): Counted => ({
    cash: [{ piece: 'b100', count: 3 }],
    tenders: [{ code: 'personal-check', items, cents, amounts } as unknown as CountedTender],
  });
  return chance.pick<Counted>([
    { cash: [], tenders: [] },
    checks(2, 0, null),
    checks(0, 700, null),
    checks(2, 700, [300, 399]),
    checks(1, 700, [300, 400]),
  ]);
}
