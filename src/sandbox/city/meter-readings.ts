import type { Usage } from '#shared/account-history.ts';
import { addDays, type BusinessDate } from '#shared/day.ts';
import type { Draw } from './seeded-draw.ts';

/** A smart meter's readings are kept for so many days, the last of them yesterday's. */
const DAYS_READ = 90;
/** Since so many days water runs away on the account that has a leak: so many gallons a day, or a few more. */
export const LEAK_DAYS = 23;
export const LEAK_GALLONS = 410;

/** What an account used on each of the last 90 days, oldest first, in whole gallons. */
export function dailyReadings(draw: Draw, today: BusinessDate, leak: boolean): Usage['items'] {
  const household = 55 + draw.below(170);
  const lawnDay = draw.chance(35) ? draw.below(7) : null;
  return Array.from({ length: DAYS_READ }, (_, index) => {
    const daysAgo = DAYS_READ - index;
    const date = addDays(today, -daysAgo);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const atHome = weekday === 0 || weekday === 6 ? 125 : 100;
    const usual = Math.floor((household * atHome * (70 + draw.below(61))) / 10_000);
    const lawn = weekday === lawnDay ? 250 + draw.below(200) : 0;
    const lost = leak && daysAgo <= LEAK_DAYS ? LEAK_GALLONS + draw.below(25) : 0;
    return { date, amount: usual + lawn + lost };
  });
}
