import { eq, sql } from 'drizzle-orm';
import { canonicalJson } from '#core/journal/canonical-json.ts';
import type { DifferenceReason, DrawerLine } from '#core/journal/day-facts.ts';
import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { drawerEvent, drawerLine, drawerSession } from '../schema/drawer.ts';
import type { Applies, FactOf } from './projections.ts';

type Events = 'drawer.no-sale' | 'drawer.picked-up' | 'drawer.surprise-counted' | 'drawer.counted' | 'drawer.rejected';
type Steps = 'drawer.opened' | 'drawer.submitted' | 'drawer.explained' | 'drawer.approved';

/** `takeIn`: what the vault does with cash that a drawer gives it. */
export function projectDrawers(
  db: LedgerDb,
  takeIn: (fact: FactOf<'drawer.picked-up' | 'drawer.approved'>) => void,
): Applies<Events | Steps> {
  const add = db.insert(drawerSession).values(placeholdersOf(drawerSession)).prepare();
  const addEvent = db.insert(drawerEvent).values(placeholdersOf(drawerEvent)).prepare();
  const dropLines = db
    .delete(drawerLine)
    .where(eq(drawerLine.sessionId, sql.placeholder('sessionId')))
    .prepare();
  const addLine = db.insert(drawerLine).values(placeholdersOf(drawerLine)).prepare();
  const ofSession = eq(drawerSession.sessionId, sql.placeholder('sessionId'));
  const given = (name: string) => sql`${sql.placeholder(name)}`;
  const triesOf = db.select({ tries: drawerSession.tries }).from(drawerSession).where(ofSession).prepare();
  const counted = db
    .update(drawerSession)
    .set({
      state: 'counting',
      tries: sql`${drawerSession.tries} + 1`,
      triesThisRound: sql`${drawerSession.triesThisRound} + 1`,
    })
    .where(ofSession)
    .prepare();
  const submit = db
    .update(drawerSession)
    .set({
      state: 'submitted',
      submittedAtMs: given('atMs'),
      submittedBy: given('userId'),
      handedOverTo: given('handedOverTo'),
      explained: sql`null`,
      rejectedReason: sql`null`,
    })
    .where(ofSession)
    .prepare();
  const explain = db
    .update(drawerSession)
    .set({ explained: given('explained') })
    .where(ofSession)
    .prepare();
  const reject = db
    .update(drawerSession)
    .set({ state: 'counting', triesThisRound: 0, rejectedReason: given('reason') })
    .where(ofSession)
    .prepare();
  const approve = db
    .update(drawerSession)
    .set({
      state: 'approved',
      approvedAtMs: given('atMs'),
      approvedSeq: given('seq'),
      approver: given('userId'),
      leftCents: given('leftCents'),
      turnedInCents: given('turnedInCents'),
      approved: given('approved'),
    })
    .where(ofSession)
    .prepare();

  function keepLines(sessionId: string, lines: DrawerLine[], reasons: DifferenceReason[]): void {
    dropLines.run({ sessionId });
    for (const line of lines) {
      const why = reasons.find(({ code }) => code === line.code);
      addLine.run({ ...line, sessionId, reasonCode: why?.reasonCode ?? null, reason: why?.reason ?? null });
    }
  }

  function keepEvent(fact: FactOf<Events>): void {
    const { station, seq, businessDate, atMs, actor, approver, payload } = fact;
    const common = { sessionId: payload.sessionId, station, seq, businessDate, atMs, userId: actor, approver };
    const tries = triesOf.get({ sessionId: payload.sessionId })?.tries ?? 0;
    addEvent.run({ ...common, ...eventOf(fact, tries), body: canonicalJson(payload) });
  }

  return {
    'drawer.opened': ({ station, businessDate, atMs, approver, payload }) => {
      add.run({
        ...UNCOUNTED,
        sessionId: payload.sessionId,
        drawer: payload.drawer,
        userId: payload.userId,
        station,
        businessDate,
        openedAtMs: atMs,
        expectedBankCents: payload.expectedCents,
        openedCents: payload.countedCents,
        openedCount: canonicalJson(payload.count),
        openingNote: payload.note,
        openingApprover: approver,
        handedOverBy: payload.handedOverBy,
      });
    },
    'drawer.no-sale': keepEvent,
    'drawer.picked-up': (fact) => {
      keepEvent(fact);
      takeIn(fact);
    },
    'drawer.surprise-counted': keepEvent,
    'drawer.counted': (fact) => {
      keepEvent(fact);
      counted.run({ sessionId: fact.payload.sessionId });
    },
    'drawer.submitted': ({ payload, atMs, actor }) => {
      const { sessionId, handedOverTo } = payload;
      submit.run({ sessionId, atMs, userId: actor, handedOverTo });
      keepLines(sessionId, payload.lines, []);
    },
    'drawer.explained': ({ payload }) => {
      explain.run({ sessionId: payload.sessionId, explained: canonicalJson(payload) });
    },
    'drawer.rejected': (fact) => {
      keepEvent(fact);
      reject.run({ sessionId: fact.payload.sessionId, reason: fact.payload.reason });
    },
    'drawer.approved': (fact) => {
      const { payload, atMs, actor, seq } = fact;
      const { sessionId, leftCents, turnedInCents } = payload;
      approve.run({ sessionId, atMs, userId: actor, seq, leftCents, turnedInCents, approved: canonicalJson(payload) });
      keepLines(sessionId, payload.lines, payload.reasons);
      takeIn(fact);
    },
  };
}

const UNCOUNTED = {
  state: 'open',
  handedOverTo: null,
  tries: 0,
  triesThisRound: 0,
  submittedAtMs: null,
  submittedBy: null,
  explained: null,
  rejectedReason: null,
  approvedAtMs: null,
  approvedSeq: null,
  approver: null,
  leftCents: null,
  turnedInCents: null,
  approved: null,
};

/** A session's events are numbered within their kind; a rejection has the number of the count that it gives back. */
function eventOf(fact: FactOf<Events>, tries: number) {
  switch (fact.kind) {
    case 'drawer.no-sale':
      return { kind: 'no-sale', number: fact.payload.noSale, cents: 0 };
    case 'drawer.picked-up':
      return { kind: 'pickup', number: fact.payload.pickup, cents: fact.payload.cents };
    case 'drawer.surprise-counted':
      return { kind: 'surprise', number: fact.payload.surprise, cents: fact.payload.cashCents };
    case 'drawer.counted':
      return { kind: 'count', number: fact.payload.tryNo, cents: fact.payload.cashCents };
    case 'drawer.rejected':
      return { kind: 'reject', number: tries, cents: 0 };
  }
}
