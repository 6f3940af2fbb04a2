import type { CountedTender, DrawerExplained } from '#core/journal/day-facts.ts';
import type { Fact } from '#core/journal/fact.ts';
import { initialSettings } from '#shared/setting.ts';
import type { TillCount } from '#shared/till-count.ts';
import type { Promised } from '../broken.ts';
import type { Standing } from '../standing.ts';
import { asApproved, faultsOfApproval, faultsOfLines, faultsOfSurprise, isRight } from './drawer-faults.ts';
import { worth } from './worth.ts';

/** What should be of one tender in a drawer, and what was taken back of it. */
/** `standing`: instruments that were handed over and not taken back; cash, which is not counted by items, has them too. */
export type Held = { items: number; standing: number; cents: number; backItems: number; backCents: number };
export type Counted = { cash: TillCount; tenders: readonly CountedTender[] };

export type Drawer = {
  sessionId: string;
  till: string;
  userId: string;
  date: string;
  state: 'open' | 'counting' | 'submitted' | 'approved';
  openedCents: number;
  expectedCents: number;
  handedOverTo: string | null;
  receipts: string[];
  pickedUp: TillCount[];
  numbers: { noSale: number; pickup: number; surprise: number; tries: number };
  triesThisRound: number;
  countedBy: Set<string>;
  last: Counted | null;
  explained: DrawerExplained | null;
  approved: Approved | null;
};
/** What a closed session brings to its day, as the auditor reckons it. */
export type Approved = {
  lines: readonly Off[];
  items: string[];
  itemCents: ReadonlyMap<string, number>;
  leftCents: number;
  turnedIn: TillCount;
};
export type Off = { code: string; held: Held; items: number; cents: number };

/** What the journal says of a receipt. */
type Receipts = (receiptNo: string) => { tenders: Standing['tenders']; gone: boolean } | null;
type Kinds = Extract<Fact['kind'], `drawer.${string}`>;
type DrawerFact = Extract<Fact, { kind: Kinds | 'payment.taken' }>;

const BANK_CENTS = initialSettings()['drawer.starting-bank-cents'];
export const CODES = ['cash', 'personal-check', 'business-check', 'cashiers-check', 'money-order'];

/**
 * The drawers as an auditor keeps them from the journal: who has which till, what should be in it, and what was counted.
 * Every fact about a drawer is looked at the moment it is entered, against what the receipts say at that moment.
 */
export class Drawers {
  readonly all = new Map<string, Drawer>();
  /** What the last session of each till left there. */
  private readonly left = new Map<string, number>();
  private readonly receipts: Receipts;
  private readonly report: (promised: Promised, why: string) => void;

  constructor(receipts: Receipts, report: (promised: Promised, why: string) => void) {
    this.receipts = receipts;
    this.report = report;
  }

  /** Sessions that nobody approved yet, in the order in which they were opened. */
  unapproved(): Drawer[] {
    return [...this.all.values()].filter(({ state }) => state !== 'approved');
  }

  ofDate(date: string): Drawer[] {
    return [...this.all.values()].filter((drawer) => drawer.date === date);
  }

  /** The person's drawer of this date, while it takes money. */
  openOf(userId: string, date: string): Drawer | null {
    return this.ofDate(date).find((drawer) => drawer.userId === userId && drawer.state === 'open') ?? null;
  }

  /** Sessions of a person that they have not counted to the end. */
  uncountedOf(userId: string): Drawer[] {
    return this.unapproved().filter((drawer) => drawer.userId === userId && drawer.state !== 'submitted');
  }

  /** Whose the till is: until the count is approved, or somebody went on with it. */
  whoHas(till: string): Drawer | null {
    return this.unapproved().find((drawer) => drawer.till === till && drawer.handedOverTo === null) ?? null;
  }

  bankOf(till: string): number {
    return this.left.get(till) ?? BANK_CENTS;
  }

  /** What should be in a drawer now, tender by tender: its bank and its receipts as they stand, less what was picked up. */
  held(drawer: Drawer): Map<string, Held> {
    const held = new Map(CODES.map((code) => [code, { items: 0, standing: 0, cents: 0, backItems: 0, backCents: 0 }]));
    for (const receiptNo of drawer.receipts) {
      const receipt = this.receipts(receiptNo);
      for (const { code, tenderedCents, changeCents } of receipt?.tenders ?? []) {
        const of = held.get(code);
        if (!of || !receipt) continue;
        const kept = tenderedCents - changeCents;
        if (receipt.gone) Object.assign(of, { backItems: of.backItems + 1, backCents: of.backCents + kept });
        else {
          const standing = of.standing + 1;
          Object.assign(of, { items: code === 'cash' ? 0 : standing, standing, cents: of.cents + kept });
        }
      }
    }
    const cash = held.get('cash');
    if (cash) cash.cents += drawer.openedCents - drawer.pickedUp.reduce((sum, count) => sum + worth(count), 0);
    return held;
  }

  /** A count against what should be there; tenders of which there is nothing on either side are left out. */
  against(drawer: Drawer, { cash, tenders }: Counted): Off[] {
    return [...this.held(drawer)].flatMap(([code, held]) => {
      const counted = tenders.find((tender) => tender.code === code);
      const off = code === 'cash' ? { items: 0, cents: worth(cash) } : (counted ?? { items: 0, cents: 0 });
      const nothing = code !== 'cash' && held.items + held.backItems + off.items === 0;
      return nothing ? [] : [{ code, held, items: off.items, cents: off.cents }];
    });
  }

  /** The last count against what should be there. */
  linesOf(drawer: Drawer): Off[] {
    return drawer.last ? this.against(drawer, drawer.last) : [];
  }

  /** The checks and money orders of a drawer that were not taken back, by receipt and number. */
  checksIn(
    drawer: Drawer,
  ): { receiptNo: string; tenderNo: number; code: string; number: string | null; cents: number }[] {
    return drawer.receipts.flatMap((receiptNo) => {
      const receipt = this.receipts(receiptNo);
      if (!receipt || receipt.gone) return [];
      return receipt.tenders
        .filter(({ code }) => code !== 'cash')
        .map(({ tenderNo, code, number, tenderedCents: cents }) => ({ receiptNo, tenderNo, code, number, cents }));
    });
  }

  enter(fact: DrawerFact): void {
    const wrong = (why: string): void => this.report('drawer-true', `${fact.kind} ${why}`);
    if (fact.kind === 'drawer.opened') {
      this.open(fact);
      return;
    }
    const sessionId = fact.kind === 'payment.taken' ? fact.payload.drawerSession : fact.payload.sessionId;
    const drawer = this.all.get(sessionId);
    if (!drawer) {
      wrong(`in ${sessionId}, which nobody opened`);
      return;
    }
    const may = MAY_BE[fact.kind];
    if (!may.includes(drawer.state)) wrong(`in ${sessionId}, which is ${drawer.state}`);
    if (fact.businessDate !== drawer.date) wrong(`of ${fact.businessDate} in a drawer of ${drawer.date}`);
    this.happen(fact, drawer, (why) => wrong(`in ${sessionId}: ${why}`));
  }

  private open({ payload, businessDate: date }: Extract<DrawerFact, { kind: 'drawer.opened' }>): void {
    const { sessionId, drawer: till, userId, count, countedCents, expectedCents, handedOverBy } = payload;
    const before = handedOverBy === null ? null : this.all.get(handedOverBy);
    const has = this.whoHas(till);
    if (has || this.all.has(sessionId))
      this.report('one-till', `${sessionId} has ${till}, which ${has?.sessionId} has`);
    const own = this.uncountedOf(userId);
    if (own.length > 0) this.report('one-till', `${sessionId} for ${userId}, who has ${own[0]?.sessionId}`);
    const should = before?.last ? worth(before.last.cash) : this.bankOf(till);
    if (expectedCents !== should)
      this.report('bank-left', `${till} was left with ${should}, ${expectedCents} expected`);
    if (countedCents !== worth(count)) this.report('drawer-true', `${sessionId} opened with ${countedCents}`);
    if (before && before.handedOverTo !== sessionId) this.report('one-till', `${before.sessionId} went elsewhere`);
    this.all.set(sessionId, {
      sessionId,
      till,
      userId,
      date,
      state: 'open',
      openedCents: worth(count),
      expectedCents,
      handedOverTo: null,
      receipts: [],
      pickedUp: [],
      numbers: { noSale: 0, pickup: 0, surprise: 0, tries: 0 },
      triesThisRound: 0,
      countedBy: new Set(),
      last: null,
      explained: null,
      approved: null,
    });
  }

  private happen(
    fact: Exclude<DrawerFact, { kind: 'drawer.opened' }>,
    drawer: Drawer,
    wrong: (why: string) => void,
  ): void {
    const counts = (kind: keyof Drawer['numbers'], number: number): void => {
      drawer.numbers[kind] += 1;
      if (drawer.numbers[kind] !== number) wrong(`${kind} ${number} is the ${drawer.numbers[kind]}.`);
    };
    const decides = fact.kind === 'drawer.approved' || fact.kind === 'drawer.rejected';
    if (decides && (fact.actor === drawer.userId || drawer.countedBy.has(fact.actor))) {
      this.report('two-people', `${fact.kind} of ${drawer.sessionId} by its owner, or by who counted it`);
    }
    switch (fact.kind) {
      case 'payment.taken':
        if (fact.actor !== drawer.userId) wrong(`${fact.actor} took money in a drawer of ${drawer.userId}`);
        drawer.receipts.push(fact.payload.receiptNo);
        return;
      case 'drawer.no-sale':
        counts('noSale', fact.payload.noSale);
        return;
      case 'drawer.picked-up':
        counts('pickup', fact.payload.pickup);
        if (fact.payload.cents !== worth(fact.payload.cash)) wrong(`${fact.payload.cents} was picked up`);
        drawer.pickedUp.push(fact.payload.cash);
        return;
      case 'drawer.surprise-counted':
        counts('surprise', fact.payload.surprise);
        for (const fault of faultsOfSurprise(fact, drawer, this.held(drawer))) wrong(fault);
        return;
      case 'drawer.counted': {
        const { tryNo, cash, cashCents, tenders, agrees } = fact.payload;
        counts('tries', tryNo);
        drawer.last = { cash, tenders };
        drawer.state = 'counting';
        drawer.triesThisRound += 1;
        drawer.countedBy.add(fact.actor);
        const right = this.against(drawer, drawer.last).every(isRight);
        if (agrees !== right || cashCents !== worth(cash)) wrong(`the count is called ${agrees}, with ${cashCents}`);
        return;
      }
      case 'drawer.submitted':
        for (const fault of faultsOfLines(fact.payload.lines, this.linesOf(drawer))) wrong(fault);
        Object.assign(drawer, { state: 'submitted', explained: null, handedOverTo: fact.payload.handedOverTo });
        return;
      case 'drawer.explained':
        drawer.explained = fact.payload;
        return;
      case 'drawer.rejected':
        Object.assign(drawer, { state: 'counting', triesThisRound: 0 });
        return;
      case 'drawer.approved':
        for (const fault of faultsOfApproval(fact.payload, drawer, this.linesOf(drawer), this.checksIn(drawer)))
          wrong(fault);
        // A till that somebody goes on with is left by that one.
        if (drawer.handedOverTo === null) this.left.set(drawer.till, worth(fact.payload.left));
        Object.assign(drawer, { state: 'approved', approved: asApproved(fact.payload, this.linesOf(drawer)) });
    }
  }
}

const MAY_BE: Record<Exclude<DrawerFact['kind'], 'drawer.opened'>, readonly Drawer['state'][]> = {
  'payment.taken': ['open'],
  'drawer.no-sale': ['open'],
  'drawer.picked-up': ['open'],
  'drawer.surprise-counted': ['open'],
  'drawer.counted': ['open', 'counting'],
  'drawer.submitted': ['counting'],
  'drawer.explained': ['submitted'],
  'drawer.rejected': ['submitted'],
  'drawer.approved': ['submitted'],
};
