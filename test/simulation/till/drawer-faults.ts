import type { DepositItem, DrawerApproved, DrawerLine } from '#core/journal/day-facts.ts';
import type { Fact } from '#core/journal/fact.ts';
import type { Approved, Drawer, Held, Off } from './drawers.ts';
import { laid, textOfCount, worth } from './worth.ts';

/** Whether the count of one tender is right: its sum, and how many there are. */
export function isRight({ held, items, cents }: Off): boolean {
  return held.cents === cents && held.items === items;
}

export function textOfItem({
  receiptNo,
  code,
  number,
  cents,
}: Omit<DepositItem, 'tenderNo' | 'routing' | 'payer'>): string {
  return [receiptNo, code, number, cents].join(' ');
}

export function faultsOfSurprise(
  { payload, actor }: Extract<Fact, { kind: 'drawer.surprise-counted' }>,
  drawer: Drawer,
  held: ReadonlyMap<string, Held>,
): string[] {
  const should = held.get('cash')?.cents ?? 0;
  const found = worth(payload.cash);
  const said = [payload.expectedCents, payload.cashCents, payload.overShortCents].join();
  const is = [should, found, found - should].join();
  return [
    ...(said === is ? [] : [`a surprise count says ${said}, and it is ${is}`]),
    ...(actor === drawer.userId ? ['its owner surprised themselves'] : []),
  ];
}

/** The lines of a submitted or approved count are what the auditor reckons, every one, to the cent. */
export function faultsOfLines(lines: readonly DrawerLine[], own: readonly Off[]): string[] {
  const told = lines.map((line) => {
    const { code, expectedItems, expectedCents, countedItems, countedCents, overShortCents } = line;
    const back = [line.receiptedItems, line.takenBackItems, line.takenBackCents];
    return [code, expectedItems, expectedCents, countedItems, countedCents, overShortCents, ...back].join(' ');
  });
  const reckoned = own.map(({ code, held, items, cents }) =>
    [
      code,
      held.items,
      held.cents,
      items,
      cents,
      cents - held.cents,
      held.standing,
      held.backItems,
      held.backCents,
    ].join(' '),
  );
  const [said, is] = [told.sort().join('; '), reckoned.sort().join('; ')];
  return said === is ? [] : [`the lines are ${said}, and it is ${is}`];
}

type Check = { receiptNo: string; tenderNo: number };

/** Why what was accepted is not what was counted; nothing: it is. */
export function faultsOfApproval(
  { lines: said, left, turnedIn, leftCents, turnedInCents, items, reasons }: DrawerApproved,
  drawer: Drawer,
  lines: readonly Off[],
  checks: readonly Check[],
): string[] {
  const faults = faultsOfLines(said, lines);
  const unless = (right: boolean, why: string): void => {
    if (!right) faults.push(why);
  };
  const silent = lines.find((line) => !isRight(line) && !reasons.some(({ code }) => code === line.code));
  unless(!silent, `nobody said why the ${silent?.code} is off`);
  const counted = textOfCount(drawer.last?.cash ?? []);
  unless(textOfCount(laid(left, turnedIn)) === counted, 'what stays and what goes is not what was counted');
  unless(leftCents === worth(left) && turnedInCents === worth(turnedIn), `${leftCents} stays, ${turnedInCents} goes`);
  unless(drawer.handedOverTo === null || turnedIn.length === 0, 'somebody goes on with the till, and cash goes away');
  const brought = centsByCode(items);
  for (const { code, cents } of lines) {
    unless(code === 'cash' || cents === (brought.get(code) ?? 0), `the ${code} turned in is not what was counted`);
  }
  const there = new Set(checks.map(({ receiptNo, tenderNo }) => `${receiptNo}/${tenderNo}`));
  const strange = items.find((item) => item.receiptNo !== null && !there.has(`${item.receiptNo}/${item.tenderNo}`));
  unless(!strange, `${strange?.receiptNo} is turned in, and nothing of it is there`);
  return faults;
}

export function asApproved({ items, left, turnedIn }: DrawerApproved, lines: readonly Off[]): Approved {
  return {
    lines,
    items: items.map(textOfItem).sort(),
    itemCents: centsByCode(items),
    leftCents: worth(left),
    turnedIn,
  };
}

function centsByCode(items: readonly DepositItem[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { code, cents } of items) sums.set(code, (sums.get(code) ?? 0) + cents);
  return sums;
}
