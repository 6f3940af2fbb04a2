import type { CountedTender, DrawerLine } from '#core/journal/day-facts.ts';
import type { NewFact } from '#core/journal/fact.ts';
import type { BusinessDate } from '#shared/day.ts';
import { type Cents, cents } from '#shared/money.ts';
import { inTillOrder, TILL_PIECE_CODES, type TillCount, tillCents } from '#shared/till-count.ts';

type Given = {
  station: string;
  uuid: () => string;
  pick: (below: number) => number;
  oneOf: <T>(list: readonly T[]) => T;
};
type Session = { sessionId: string; state: 'open' | 'counting' | 'submitted'; numbers: number };

/** Drawers, vault, deposits and closes of a random station: every kind of fact in an order in which it can happen. */
export function randomTill({ station, uuid, pick, oneOf }: Given) {
  let sessions: Session[] = [];
  let [drawers, moves, deposits, dayIsOpen] = [0, 0, 0, false];
  let prepared: string[] = [];
  let closedDates: BusinessDate[] = [];
  const confirmable: string[] = [];

  const cash = (): TillCount =>
    inTillOrder(TILL_PIECE_CODES.filter(() => pick(3) === 0).map((piece) => ({ piece, count: 1 + pick(40) })));

  function open(date: BusinessDate, userId: string): NewFact[] {
    drawers += 1;
    const count = cash();
    const sessionId = `${station}-${date.replaceAll('-', '')}-${drawers}`;
    const differs = pick(5) === 0;
    const opened: NewFact = {
      kind: 'drawer.opened',
      payload: {
        sessionId,
        drawer: String(drawers),
        userId,
        expectedCents: cents(20_000),
        count,
        countedCents: tillCents(count),
        note: differs ? 'Ñ short' : null,
        approvalId: differs ? uuid() : null,
        handedOverBy: null,
      },
    };
    sessions.push({ sessionId, state: 'open', numbers: 0 });
    if (dayIsOpen) return [opened];
    dayIsOpen = true;
    return [{ kind: 'day.opened', payload: {} }, opened];
  }

  function lines(): DrawerLine[] {
    const line = (code: DrawerLine['code'], expected: number, counted: number): DrawerLine => ({
      code,
      expectedItems: code === 'cash' ? 0 : 2,
      expectedCents: cents(expected),
      countedItems: code === 'cash' ? 0 : 2,
      countedCents: cents(counted),
      overShortCents: cents(counted - expected),
      receiptedItems: 2,
      takenBackItems: 0,
      takenBackCents: cents(0),
    });
    return [line('cash', 40_000, 39_000 + pick(2_000)), line('personal-check', 5_000, oneOf([5_000, 4_000]))];
  }

  function inDrawer(session: Session): NewFact[] {
    const { sessionId } = session;
    session.numbers += 1;
    const number = session.numbers;
    const counted = cash();
    const total = tillCents(counted);
    if (session.state === 'submitted') return decided(session);
    if (session.state === 'counting') {
      session.state = 'submitted';
      return [{ kind: 'drawer.submitted', payload: { sessionId, tryNo: number, lines: lines(), handedOverTo: null } }];
    }
    return oneOf<() => NewFact[]>([
      () => [{ kind: 'drawer.no-sale', payload: { sessionId, noSale: number, reasonCode: 'change', reason: '' } }],
      () => [
        {
          kind: 'drawer.picked-up',
          payload: { sessionId, pickup: number, cash: counted, cents: total, approvalId: uuid() },
        },
      ],
      () => [
        {
          kind: 'drawer.surprise-counted',
          payload: {
            sessionId,
            surprise: number,
            cash: counted,
            cashCents: total,
            expectedCents: cents(20_000),
            overShortCents: cents(total - 20_000),
            note: '',
          },
        },
      ],
      () => {
        session.state = 'counting';
        const check: CountedTender = {
          code: 'personal-check',
          items: 1,
          cents: cents(5_000),
          amounts: oneOf([null, [cents(5_000)]]),
        };
        const payload = { sessionId, tryNo: number, cash: counted, cashCents: total, tenders: [check], agrees: false };
        return [{ kind: 'drawer.counted', payload }];
      },
    ])();
  }

  function decided(session: Session): NewFact[] {
    const { sessionId } = session;
    const reasons = [{ code: 'cash' as const, reasonCode: 'change', reason: 'Ñ' }];
    const missing = [{ receiptNo: `${station}-26-000001`, tenderNo: 1 }];
    const dice = pick(4);
    if (dice === 0) return [{ kind: 'drawer.explained', payload: { sessionId, reasons, missing, extra: [] } }];
    if (dice === 1) {
      session.state = 'counting';
      return [{ kind: 'drawer.rejected', payload: { sessionId, reasonCode: 'count-again', reason: '' } }];
    }
    sessions = sessions.filter((each) => each !== session);
    const [left, turnedIn] = [cash(), cash()];
    return [
      {
        kind: 'drawer.approved',
        payload: {
          sessionId,
          lines: lines(),
          reasons,
          missing,
          items: [],
          left,
          leftCents: tillCents(left),
          turnedIn,
          turnedInCents: tillCents(turnedIn),
        },
      },
    ];
  }

  function inVault(): NewFact[] {
    moves += 1;
    const counted = cash();
    const total = tillCents(counted);
    const approvalId = uuid();
    return [
      oneOf<NewFact>([
        {
          kind: 'vault.exchanged',
          payload: { exchange: moves, sessionId: null, into: counted, outOf: counted, cents: total, approvalId },
        },
        {
          kind: 'vault.funded',
          payload: { fund: moves, cash: counted, cents: oneOf([total, cents(-total)]), reason: 'city', approvalId },
        },
        {
          kind: 'vault.counted',
          payload: {
            count: moves,
            cash: counted,
            cashCents: total,
            expectedCents: cents(100),
            overShortCents: cents(total - 100),
            reasonCode: 'other',
            reason: '',
            approvalId,
          },
        },
      ]),
    ];
  }

  function ofDeposit(date: BusinessDate): NewFact[] {
    const [undone] = pick(3) === 0 ? prepared.splice(0, 1) : [];
    if (undone) return [{ kind: 'deposit.undone', payload: { depositId: undone, reason: 'wrong bag' } }];
    const [confirmed] = pick(2) === 0 ? confirmable.splice(0, 1) : [];
    if (confirmed) {
      const bankCents = cents(pick(100_000));
      const said = { confirmedDate: date, bankCents, differenceCents: cents(bankCents - 50_000), note: 'Ñ' };
      return [{ kind: 'deposit.confirmed', payload: { depositId: confirmed, ...said } }];
    }
    deposits += 1;
    const depositId = `${station}-${date.replaceAll('-', '')}-operating-${deposits}`;
    prepared.push(depositId);
    const counted = cash();
    const currencyCents = tillCents(counted.filter(({ piece }) => piece.startsWith('b')));
    const coinCents = cents(tillCents(counted) - currencyCents);
    const item = {
      receiptNo: null,
      tenderNo: null,
      code: 'money-order' as const,
      routing: null,
      number: '7',
      payer: 'Ñ',
    };
    return [
      {
        kind: 'deposit.prepared',
        payload: {
          depositId,
          account: 'operating',
          sessions: [],
          cash: counted,
          coinCents,
          currencyCents,
          items: [{ ...item, cents: cents(700) }],
          itemsCents: cents(700),
          totalCents: cents(tillCents(counted) + 700),
          bagNumber: `B${deposits}`,
          approvalId: uuid(),
        },
      },
    ];
  }

  /** The last facts of a day. */
  function close(date: BusinessDate): NewFact[] {
    confirmable.push(...prepared);
    const made = prepared;
    prepared = [];
    closedDates = [...closedDates, date];
    dayIsOpen = false;
    drawers = 0;
    const seen = { voids: [`${station}-26-000002`], corrections: [], overrides: [], gaps: [] };
    const zero: Cents = cents(0);
    return [
      { kind: 'day.closing', payload: {} },
      { kind: 'day.resumed', payload: { reason: 'a customer came' } },
      { kind: 'day.closing', payload: {} },
      { kind: 'day.reviewed', payload: seen },
      {
        kind: 'day.closed',
        payload: {
          firstReceipt: null,
          lastReceipt: null,
          receipts: 0,
          gaps: [],
          tenders: [],
          banksChangeCents: zero,
          vaultOverShortCents: zero,
          openingOverShortCents: zero,
          deposits: made,
          depositedCents: zero,
          cisOpenItems: pick(3),
          cisOpenCents: zero,
        },
      },
    ];
  }

  function ofFiles(): NewFact[] {
    const date = closedDates.at(-1);
    if (date === undefined) return [];
    const files = [{ name: `${date}.pdf`, bytes: pick(9_999), sha256: uuid() }];
    moves += 1;
    return [
      oneOf<NewFact>([
        { kind: 'packet.filed', payload: { date, packet: moves, files } },
        { kind: 'packet.printed', payload: { date } },
        { kind: 'audit.exported', payload: { from: date, to: date, files } },
      ]),
    ];
  }

  return {
    open,
    close,
    something(date: BusinessDate): NewFact[] {
      const dice = pick(10);
      if (dice < 6 && sessions.length > 0) return inDrawer(oneOf(sessions));
      if (dice < 8) return inVault();
      return dice < 9 ? ofDeposit(date) : ofFiles();
    },
  };
}
