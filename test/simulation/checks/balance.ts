import type { AccountView } from '#shared/contract/account.ts';
import { type Item, signed } from '../books.ts';
import type { World } from '../world.ts';

/**
 * The balance on the screen is the CIS's figure less what was paid here (and not taken back) and that figure does not
 * contain. Worked out anew from the journal, and where nothing is in doubt also from the truth: what the customer owed,
 * less what they paid.
 */
export function checkBalance(world: World, { account, balance }: AccountView): void {
  const { books, cis } = world;
  books.read();
  const items = (books.ofAccount.get(account.accountNo) ?? []).filter(({ state }) => COUNT.includes(state));
  const contained = ({ postedAtMs }: Item): boolean => postedAtMs !== null && postedAtMs <= account.paymentsThrough;
  const local = items.filter((item) => !contained(item)).reduce((sum, item) => sum + signed(item), 0);
  const wrong = (why: string): void => world.report('balance', `account ${account.accountNo}: ${why}`);
  if (balance.cisCents !== account.balanceCents) wrong(`the CIS's figure is shown as ${balance.cisCents}`);
  if (balance.localCents !== local) wrong(`${balance.localCents} paid here and not yet there, and it is ${local}`);
  if (balance.displayedCents !== account.balanceCents - local) wrong(`shows ${balance.displayedCents}`);

  const there = ({ paymentRef }: Item): boolean => cis.ledger.has(paymentRef) || cis.reversals.has(paymentRef);
  const doubtful = items.some((item) => item.state === 'open' && there(item));
  const owed = cis.accounts.get(account.accountNo)?.balanceCents ?? 0;
  const paid = items.reduce((sum, item) => sum + signed(item), 0);
  if (!doubtful && balance.displayedCents !== owed - paid) {
    wrong(`shows ${balance.displayedCents}, and ${owed} was owed of which ${paid} was paid`);
  }
}

/** What the CIS refused, and what was cancelled before it left, is no payment on the account. */
const COUNT: readonly string[] = ['open', 'posted'];
