import type { Account } from '#shared/account.ts';
import { addDays, type BusinessDate, businessDate } from '#shared/day.ts';
import type { Draw } from './seeded-draw.ts';

export type Aging = NonNullable<Account['aging']>;

/** The day of the month on which each of the seven cycles' bills are due. */
const DUE_DAY = [3, 7, 11, 15, 19, 23, 27] as const;

/** A bill goes out three weeks before it is due. */
export const DAYS_TO_PAY = 21;

/** The due date of a cycle's latest bill that is already out on `today`: at most 21 days ahead, at most 10 days ago. */
export function currentDueDate(cycle: number, today: BusinessDate): BusinessDate {
  const latest = addDays(today, DAYS_TO_PAY);
  const day = String(DUE_DAY[cycle - 1] ?? DUE_DAY[0]).padStart(2, '0');
  const thisMonth = businessDate(`${latest.slice(0, 7)}-${day}`);
  if (thisMonth <= latest) return thisMonth;
  const monthBefore = addDays(businessDate(`${latest.slice(0, 7)}-01`), -1);
  return businessDate(`${monthBefore.slice(0, 7)}-${day}`);
}

export function agingTotal(aging: Aging): number {
  return aging.currentCents + aging.d30Cents + aging.d60Cents + aging.d90Cents + aging.d120Cents;
}

/** What is overdue: everything older than the current bill, and that one too once its date has passed; never a credit. */
export function pastDue(aging: Aging, dueDate: string | null, today: BusinessDate): number {
  const older = agingTotal(aging) - aging.currentCents;
  return Math.max(0, dueDate !== null && dueDate < today ? older + aging.currentCents : older);
}

/** The aging after money came in: the oldest debt first, what is left over becomes credit. */
export function paidDown(aging: Aging, paidCents: number): Aging {
  const rest = { ...aging };
  let left = paidCents;
  for (const part of ['d120Cents', 'd90Cents', 'd60Cents', 'd30Cents'] as const) {
    const taken = Math.min(Math.max(rest[part], 0), left);
    rest[part] -= taken;
    left -= taken;
  }
  rest.currentCents -= left;
  return rest;
}

/** The charges of one bill; business tells whether it is a shop. In cents. */
export function bill(draw: Draw, business: boolean): NonNullable<Account['services']> {
  const water = 1_850 + draw.below(business ? 40_000 : 6_500);
  const services = [
    { code: 'WA', desc: 'WATER', cents: water },
    { code: 'SW', desc: 'SEWER', cents: 1_600 + Math.floor(water * 0.55) },
    { code: 'DR', desc: 'DRAINAGE', cents: business ? 2_400 : 600 },
  ];
  if (!draw.chance(6)) services.push({ code: 'GB', desc: 'SOLID WASTE', cents: business ? 9_850 : 2_213 });
  return services;
}

/** How an account stands: most owe the current bill, some nothing, some are behind, a few have credit. */
export function drawAging(draw: Draw, billCents: number): Aging {
  const aging: Aging = { currentCents: billCents, d30Cents: 0, d60Cents: 0, d90Cents: 0, d120Cents: 0 };
  const older = () => Math.max(500, Math.floor(billCents * (0.4 + draw.below(90) / 100)));
  const state = draw.below(100);
  if (state < 14) return { ...aging, currentCents: 0 };
  if (state < 20) return { ...aging, currentCents: -(100 + draw.below(12_000)) };
  if (state < 78) return aging;
  aging.d30Cents = older();
  if (state >= 90) aging.d60Cents = older();
  if (state >= 95) aging.d90Cents = older();
  if (state >= 97) aging.d120Cents = older();
  return aging;
}
