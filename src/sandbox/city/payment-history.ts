import type { Account } from '#shared/account.ts';
import type { ChannelPayment } from '#shared/account-history.ts';
import { addDays, type BusinessDate, businessDate } from '#shared/day.ts';
import type { Draw } from './seeded-draw.ts';

/** The day on which the city opened its present portal; nothing came through it before. */
const PORTAL_OPENED = '2022-01-20';
/** How far back the CIS shows payments, days: a year and a half. */
const DAYS_SHOWN = 548;
/** The most payments that an account shows. */
const MOST_SHOWN = 18;

type Channel = ChannelPayment['channel'];
type Channels = readonly [Channel, ...Channel[]];
/** What comes up more often is named more often. */
const USUAL: Channels = ['counter', 'counter', 'counter', 'drop-box', 'mail', 'mail', 'ivr', 'bank', 'other'];
const NOW_AND_THEN: Channels = ['counter', 'drop-box', 'mail', 'ivr'];

/** How this household pays when nothing special happens. */
function habitOf(draw: Draw, account: Account): Channel {
  if (account.autopay === 'active') return 'autopay';
  if (account.portal === 'registered' && draw.chance(75)) return 'portal';
  return draw.pick(USUAL);
}

/** The channel of one payment: the habit, or now and then another way that was open on that day. */
function channelOn(draw: Draw, habit: Channel, date: BusinessDate): Channel {
  const wanted = draw.chance(84) ? habit : draw.pick(NOW_AND_THEN);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (wanted === 'portal' && date < PORTAL_OPENED) return 'mail';
  // The office is closed at weekends; its box is not.
  return wanted === 'counter' && (weekday === 0 || weekday === 6) ? 'drop-box' : wanted;
}

function paidBy(draw: Draw, channel: Channel): Pick<ChannelPayment, 'ref' | 'note'> {
  if (channel === 'portal') return { ref: `WEB-${10_000_000 + draw.below(90_000_000)}` };
  if (channel === 'autopay') return { note: 'BANK DRAFT' };
  if (channel === 'mail' || channel === 'drop-box') return { note: `CHECK ${101 + draw.below(8_900)}` };
  return {};
}

/** Days from one payment back to the one before it: a month, and one more for each bill that was let pass. */
function daysBetween(draw: Draw, missesPercent: number): number {
  let days = 27 + draw.below(8);
  while (draw.chance(missesPercent)) days += 30;
  return days;
}

/** An amount near the usual bill, in cents; people at the counter like whole five dollars. */
function amountLike(draw: Draw, usualCents: number): number {
  const drawn = Math.max(500, Math.floor((usualCents * (75 + draw.below(51))) / 100));
  return draw.chance(30) ? Math.ceil(drawn / 500) * 500 : drawn;
}

/**
 * What was paid on an account before the city's figures were made, newest first: about one payment a month, from the
 * account's own last payment back to when its holder moved in. `today` itself has none.
 */
export function paymentHistory(draw: Draw, account: Account, today: BusinessDate): ChannelPayment[] {
  const { lastPayment, services = [] } = account;
  if (!lastPayment && draw.chance(40)) return [];
  const habit = habitOf(draw, account);
  const missesPercent = draw.pick([3, 3, 10, 35, 70]);
  const movedIn = addDays(today, -(draw.chance(25) ? 90 + draw.below(DAYS_SHOWN - 90) : DAYS_SHOWN));
  const usualCents = services.reduce((sum, service) => sum + service.cents, 0) || 4_000 + draw.below(9_000);
  const payments: ChannelPayment[] = [];
  let date = lastPayment?.date ? businessDate(lastPayment.date) : addDays(today, -3 - draw.below(58));
  let cents = lastPayment?.cents ?? amountLike(draw, usualCents);
  while (date >= movedIn && payments.length < MOST_SHOWN) {
    const channel = channelOn(draw, habit, date);
    payments.push({ date, cents, channel, ...paidBy(draw, channel) });
    date = addDays(date, -daysBetween(draw, missesPercent));
    cents = amountLike(draw, usualCents);
  }
  return payments;
}
