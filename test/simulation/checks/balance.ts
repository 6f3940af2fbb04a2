import type { AccountView } from '#shared/contract/account.ts';
import type { World } from '../world.ts';

/**
 * The balance on the screen is the CIS's figure less what was paid here and that figure does not contain. Worked out
 * anew from the journal, and where nothing is in doubt also from the truth: what the customer owed, less what they paid.
 */
export function checkBalance(world: World, { account, balance }: AccountView): void {
  const { books, cis } = world;
  books.read();
  const shares = (books.ofAccount.get(account.accountNo) ?? []).filter((share) => share.state !== 'rejected');
  const contained = (postedAtMs: number | null): boolean =>
    postedAtMs !== null && postedAtMs <= account.paymentsThrough;
  const local = shares.filter((share) => !contained(share.postedAtMs)).reduce((sum, share) => sum + share.cents, 0);
  const wrong = (why: string): void => world.report('balance', `account ${account.accountNo}: ${why}`);
  if (balance.cisCents !== account.balanceCents) wrong(`the CIS's figure is shown as ${balance.cisCents}`);
  if (balance.localCents !== local) wrong(`${balance.localCents} paid here and not yet there, and it is ${local}`);
  if (balance.displayedCents !== account.balanceCents - local) wrong(`shows ${balance.displayedCents}`);

  const doubtful = shares.some((share) => share.state === 'open' && cis.ledger.has(share.paymentRef));
  const owed = cis.accounts.get(account.accountNo)?.balanceCents ?? 0;
  const paid = shares.reduce((sum, share) => sum + share.cents, 0);
  if (!doubtful && balance.displayedCents !== owed - paid) {
    wrong(`shows ${balance.displayedCents}, and ${owed} was owed of which ${paid} was paid`);
  }
}
