import type { ApprovalAction } from '#shared/approval.ts';
import type { LinkRow } from '#shared/contract/link.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { compact } from '#shared/lookup-text.ts';
import type { Actor, Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';

/**
 * Inside a transaction: nobody posts to, or voids on, an account linked to themselves or their household. The attempt is a
 * fact, whatever becomes of it.
 */
export function refuseOwn(
  office: Office,
  actor: Actor,
  accountNos: readonly string[],
  action: ApprovalAction,
): Result<null> {
  const accountNo = accountNos.find((each) => office.links.isLinked(actor.userId, each));
  if (accountNo === undefined) return ok(null);
  const payload = { userId: actor.userId, accountNo, action };
  office.ledger.append(office.context(actor.userId), [{ kind: 'account.own-refused', payload }]);
  return refuse('OWN_ACCOUNT', named(office, accountNo));
}

/** The account of a refusal, also as people write its number. */
function named(office: Office, accountNo: string): { accountNo: string; displayNo: string } {
  return { accountNo, displayNo: office.accounts.find(accountNo)?.displayNo ?? accountNo };
}

export function listLinks(office: Office, desk: AccountDesk): Result<LinkRow[]> {
  const names = new Map(office.people.all().map((person) => [person.userId, person.name]));
  return ok(
    office.links.all().map((link) => {
      const account = desk.find(link.accountNo);
      return {
        ...link,
        userName: names.get(link.userId) ?? '',
        linkedBy: names.get(link.linkedBy) ?? link.linkedBy,
        displayNo: account?.displayNo ?? link.accountNo,
        holder: account?.name.slice(0, 200) ?? '',
      };
    }),
  );
}

export function addLink(
  office: Office,
  desk: AccountDesk,
  actor: Actor,
  input: { userId: string; accountNo: string; relation: 'own' | 'household'; reason: string },
): Result<null> {
  const account = desk.find(compact(input.accountNo));
  if (!account) return refuse('ACCOUNT_UNKNOWN', { accountNo: input.accountNo });
  return office.ledger.transaction(() => {
    if (!office.people.find(input.userId)) return refuse('USER_UNKNOWN');
    const payload = { ...input, accountNo: account.accountNo };
    office.ledger.append(office.context(actor.userId), [{ kind: 'account.linked', payload }]);
    return ok(null);
  });
}

export function removeLink(
  office: Office,
  actor: Actor,
  input: { userId: string; accountNo: string; reason: string },
): Result<null> {
  const accountNo = compact(input.accountNo);
  return office.ledger.transaction(() => {
    if (!office.links.isLinked(input.userId, accountNo)) return refuse('ACCOUNT_UNKNOWN', { accountNo });
    if (input.userId === actor.userId) return refuse('OWN_ACCOUNT', named(office, accountNo));
    office.ledger.append(office.context(actor.userId), [
      { kind: 'account.unlinked', payload: { ...input, accountNo } },
    ]);
    return ok(null);
  });
}
