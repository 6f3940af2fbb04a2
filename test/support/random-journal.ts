import type { FactContext, NewFact } from '#core/journal/fact.ts';
import { decidePayment } from '#core/payment/decide-payment.ts';
import { shortRef } from '#core/payment/short-ref.ts';
import type { Ledger } from '#main/db/ledger.ts';
import { cancelFacts } from '#main/services/receipt-items.ts';
import { addDays, type BusinessDate, businessDate } from '#shared/day.ts';
import { cents } from '#shared/money.ts';
import { ROLES } from '#shared/role.ts';
import { ODDITIES } from '#shared/tender.ts';
import { anAccountSight, cash, RULE_NOW, someCircumstances } from './payment-rule.ts';
import { type RandomReceipt, randomCorrection, standingOf } from './random-correction.ts';
import { randomTill } from './random-till.ts';
import { seededIds } from './seeded-ids.ts';

/**
 * A station that lives through random days: people come, days and drawers open, payments of many shapes are taken by the
 * real rule, printed, doubled, posted, refused; settings change. Every kind of fact occurs.
 */
export function randomStation(station: string, seed: number) {
  const ids = seededIds(seed);
  const pick = (below: number): number => Math.floor(ids.random() * below);
  const oneOf = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  const receipts: { receiptNo: string; copies: number }[] = [];
  const openItems: string[] = [];
  let people: string[] = [];
  let date: BusinessDate = businessDate('2026-11-23');
  let atMs = RULE_NOW;
  let [receiptCount, itemCount] = [0, 0];

  function amount(): number {
    return 1 + pick(oneOf([10, 500, 50_000, 4_000_000]));
  }

  function payment(): NewFact[] {
    const lines = Array.from({ length: 1 + pick(3) }, (_, n) =>
      oneOf([true, true, false])
        ? { kind: 'account' as const, accountNo: `1464020${n}`, cents: cents(amount()) }
        : { kind: 'misc' as const, glCode: '100-4410', description: 'Meter fee', cents: cents(amount()) },
    );
    const due = lines.reduce((sum, line) => sum + line.cents, 0);
    const first = 1 + pick(due);
    const tenders = [first, due - first + pick(5_000)].filter((part) => part > 0);
    const sight = anAccountSight();
    const sights = lines.map((_, n) => ({ ...sight, seen: { ...sight.seen, accountNo: `1464020${n}` } }));
    const decided = decidePayment(
      {
        transactionId: ids.uuid(),
        lines,
        tenders: tenders.map(cash),
        confirmed: ODDITIES,
        approved: null,
        language: oneOf(['en', 'es']),
      },
      someCircumstances({
        station,
        atMs,
        businessDate: date,
        accounts: new Map(sights.map((each) => [each.seen.accountNo, each])),
        nextReceipt: receiptCount + 1,
        nextItem: itemCount + 1,
        paymentRefs: Array.from({ length: 10 }, () => ids.uuid()),
      }),
    );
    if (!decided.ok) throw new Error(`the random payment was refused: ${decided.failure.code}`);
    receiptCount += 1;
    receipts.push({ receiptNo: decided.value.receiptNo, copies: 0 });
    standing.push({ taken: decided.value, corrections: [] });
    for (const { cis } of decided.value.shares) {
      if (!cis) continue;
      itemCount = cis.itemNumber;
      openItems.push(cis.paymentRef);
    }
    return [{ kind: 'payment.taken', payload: decided.value }];
  }

  function ofReceipt(): NewFact[] {
    const receipt = oneOf(receipts);
    const { receiptNo } = receipt;
    const copy = pick(receipt.copies + 1);
    const asked = { kind: 'receipt.reprint-asked' as const, payload: { receiptNo, copy: receipt.copies + 1 } };
    return oneOf<() => NewFact[]>([
      () => [{ kind: 'receipt.printed', payload: { receiptNo, copy, confirmedBy: oneOf(['printer', 'person']) } }],
      () => [{ kind: 'receipt.skipped', payload: { receiptNo, copy } }],
      () => {
        receipt.copies += 1;
        return [asked];
      },
    ])();
  }

  function ofCis(): NewFact[] {
    const [paymentRef] = openItems.splice(pick(openItems.length), 1);
    if (paymentRef === undefined) return [];
    const posted = { paymentRef, cisRef: `R${pick(9999)}`, cisBatch: 'B1', postedAtMs: atMs };
    return pick(5) === 0
      ? [{ kind: 'cis.rejected', payload: { paymentRef, code: 'account_final', detail: 'Ñandú, "final"' } }]
      : [{ kind: 'cis.posted', payload: { ...posted, learntBy: oneOf(['answer', 'look-up']) } }];
  }

  function ofPeople(): NewFact[] {
    const userId = oneOf(people);
    return [
      oneOf<NewFact>([
        { kind: 'user.signed-in', payload: { userId } },
        { kind: 'user.signed-out', payload: { userId, reason: oneOf(['by-key', 'replaced', 'station-closed']) } },
        { kind: 'user.locked-out', payload: { userId, failures: 3, untilMs: atMs + 15_000 } },
        { kind: 'user.pin-changed', payload: { userId } },
      ]),
    ];
  }

  function person(): NewFact[] {
    const userId = ids.uuid();
    people = [...people, userId];
    const said = oneOf([{}, { reasonCode: 'new-person', reason: '', alone: true as const }]);
    const payload = { userId, name: `Person ${station}${people.length}`, role: oneOf(ROLES), ...said };
    return [{ kind: 'user.added', payload }];
  }

  function ofUsers(): NewFact[] {
    const userId = oneOf(people);
    const said = { reasonCode: 'other', reason: 'Ñ', approvalId: ids.uuid() };
    return [
      oneOf<NewFact>([
        { kind: 'user.role-changed', payload: { userId, from: oneOf(ROLES), to: oneOf(ROLES), ...said } },
        { kind: 'user.deactivated', payload: { userId, openDrawer: oneOf([null, `${station}-1`]), ...said } },
        { kind: 'user.reactivated', payload: { userId, ...said } },
        { kind: 'user.pin-reset', payload: { userId, ...said } },
      ]),
    ];
  }

  function setting(): NewFact[] {
    const value = JSON.stringify(oneOf(['Thank you.', 'Come again.', `From ${station}`]));
    return [
      { kind: 'setting.changed', payload: { key: 'office.footer-en', value, validFrom: date, reason: 'new year' } },
    ];
  }

  /** Receipts that nobody voided. */
  const standing: RandomReceipt[] = [];
  function correcting(): NewFact[] {
    const receipt = oneOf(standing);
    const given = { station, nextItem: itemCount + 1, uuid: ids.uuid, pick };
    const payload = receipt ? randomCorrection(receipt, given) : null;
    if (!payload) return [];
    receipt.corrections.push(payload);
    for (const { reversal, repost } of payload.items) {
      for (const made of [reversal, repost]) itemCount = Math.max(itemCount, made?.itemNumber ?? 0);
      openItems.push(...[reversal?.reversalRef, repost?.paymentRef].filter((ref) => ref !== undefined));
    }
    return [{ kind: 'receipt.corrected', payload }, ...cancelFacts(payload.items)];
  }
  function taking(): NewFact[] {
    const [receipt] = standing.splice(pick(standing.length), 1);
    if (!receipt) return [];
    const items = standingOf(receipt).items.map(({ cis: { paymentRef } }) => {
      if (pick(2) === 0) return { paymentRef, reversal: null };
      itemCount += 1;
      const itemNumber = itemCount;
      const reversalRef = ids.uuid();
      openItems.push(reversalRef);
      return { paymentRef, reversal: { reversalRef, shortRef: shortRef(station, itemNumber), itemNumber } };
    });
    const { receiptNo } = receipt.taken;
    const said = { reasonCode: 'wrong-amount', reason: 'Ñ', cashReturnedCents: cents(0), approvalId: ids.uuid() };
    return [{ kind: 'receipt.voided', payload: { receiptNo, items, ...said } }, ...cancelFacts(items)];
  }

  const asked: string[] = [];
  const granted: string[] = [];
  function ofAccess(): NewFact[] {
    const approvalId = ids.uuid();
    const userId = oneOf(people);
    const accountNo = `1464020${pick(3)}`;
    const subject = {
      receiptNo: null,
      lines: [{ label: '14-6402-01 GARCÍA, "MARÍA"', accountNo, cents: cents(amount()) }],
      tenders: [{ code: 'personal-check' as const, cents: cents(amount()), number: '1042' }],
      totalCents: cents(amount()),
    };
    const [waiting] = asked.splice(0, 1);
    const [agreed] = granted.splice(0, 1);
    const ask: NewFact = {
      kind: 'approval.asked',
      payload: { approvalId, action: 'payment.take', needs: ['cash-only'], requestHash: ids.uuid(), subject },
    };
    asked.push(approvalId);
    if (waiting) granted.push(waiting);
    return [
      ask,
      ...(waiting
        ? [{ kind: 'approval.granted' as const, payload: { approvalId: waiting, reasonCode: 'verified', reason: '' } }]
        : []),
      ...(agreed ? [{ kind: 'approval.used' as const, payload: { approvalId: agreed } }] : []),
      oneOf<NewFact>([
        {
          kind: 'account.linked',
          payload: { userId, accountNo, relation: oneOf(['own', 'household']), reason: 'told' },
        },
        { kind: 'account.unlinked', payload: { userId, accountNo, reason: 'moved' } },
        { kind: 'account.own-refused', payload: { userId, accountNo, action: 'payment.take' } },
      ]),
    ];
  }

  let slips = 0;
  function refusal(): NewFact[] {
    slips += 1;
    const account = oneOf([null, { accountNo: '14640201', displayNo: '14-6402-01', name: 'GARCIA, MARIA' }]);
    const check = {
      code: 'personal-check' as const,
      number: oneOf([null, '1042']),
      cents: oneOf([null, cents(amount())]),
    };
    const said = { reasonCode: 'unsigned', reason: '', language: oneOf(['en', 'es'] as const), clerkName: 'Maria' };
    return [{ kind: 'check.refused', payload: { slipNo: slips, account, ...check, ...said } }];
  }

  const till = randomTill({ station, uuid: ids.uuid, pick, oneOf });
  const openDrawer = (): NewFact[] => till.open(date, oneOf(people));

  /** Closes the day, and opens the first drawer of the next one. */
  function nextDay(ledger: Ledger): NewFact[] {
    commit(ledger, till.close(date));
    date = addDays(date, 1);
    return openDrawer();
  }

  function something(ledger: Ledger): NewFact[] {
    const dice = pick(100);
    if (dice < 40) return payment();
    if (dice < 45) return till.something(date);
    if (dice < 62) return ofReceipt();
    if (dice < 84) return ofCis();
    if (dice < 86) return ofPeople();
    if (dice < 87) return ofUsers();
    if (dice < 88) return taking();
    if (dice < 89) return correcting();
    if (dice < 91) return ofAccess();
    if (dice < 92) return refusal();
    if (dice < 94) return person();
    if (dice < 95) return setting();
    if (dice < 98) return till.something(date);
    return dice < 99 ? nextDay(ledger) : openDrawer();
  }

  function commit(ledger: Ledger, facts: readonly NewFact[]): void {
    atMs += pick(60_000);
    const context: FactContext = { station, atMs, businessDate: date, actor: people[0] ?? 'system', approver: null };
    ledger.transaction(() => ledger.append(context, facts));
  }

  return {
    /** The first facts of every journal. */
    install(ledger: Ledger): void {
      const payload = { mode: 'training' as const, timeZone: 'America/Chicago', appVersion: 'test' };
      commit(ledger, [{ kind: 'station.installed', payload }]);
      commit(ledger, person());
      commit(ledger, openDrawer());
      commit(ledger, payment());
    },
    live(ledger: Ledger, commits: number): void {
      for (let n = 0; n < commits; n += 1) commit(ledger, something(ledger));
    },
  };
}
