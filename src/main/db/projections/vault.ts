import { and, eq, sql } from 'drizzle-orm';
import { canonicalJson } from '#core/journal/canonical-json.ts';
import { addCents, negateCents, ZERO_CENTS } from '#shared/money.ts';
import type { CountedPiece, TillCount } from '#shared/till-count.ts';
import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { deposit, vaultMove, vaultPiece } from '../schema/drawer.ts';
import type { Applies, FactOf } from './projections.ts';

type Kinds =
  | 'vault.exchanged'
  | 'vault.funded'
  | 'vault.counted'
  | 'deposit.prepared'
  | 'deposit.undone'
  | 'deposit.confirmed';
type Moving = FactOf<Exclude<Kinds, 'deposit.confirmed'> | 'drawer.picked-up' | 'drawer.approved'>;
type Move = Pick<typeof vaultMove.$inferInsert, 'kind' | 'subject' | 'number' | 'cents'>;

/** The vault is a cash place: what drawers turn in lies there until it goes to the bank, beside the vault's own fund. */
export function projectVault(db: LedgerDb) {
  const add = db.insert(vaultMove).values(placeholdersOf(vaultMove)).prepare();
  const addPiece = db
    .insert(vaultPiece)
    .values(placeholdersOf(vaultPiece))
    .onConflictDoUpdate({
      target: [vaultPiece.station, vaultPiece.piece],
      set: { count: sql`${vaultPiece.count} + excluded.count` },
    })
    .prepare();
  const dropPieces = db
    .delete(vaultPiece)
    .where(eq(vaultPiece.station, sql.placeholder('station')))
    .prepare();
  const addDeposit = db.insert(deposit).values(placeholdersOf(deposit)).prepare();
  const ofDeposit = eq(deposit.depositId, sql.placeholder('depositId'));
  const undo = db.update(deposit).set({ state: 'undone' }).where(ofDeposit).prepare();
  const given = (name: string) => sql`${sql.placeholder(name)}`;
  const confirm = db
    .update(deposit)
    .set({
      state: 'confirmed',
      confirmedDate: given('confirmedDate'),
      confirmedAtMs: given('atMs'),
      confirmedBy: given('userId'),
      bankCents: given('bankCents'),
      bankNote: given('note'),
    })
    .where(ofDeposit)
    .prepare();
  const bodyOf = db.select({ body: deposit.body }).from(deposit).where(and(ofDeposit)).prepare();

  const put = (station: string, count: readonly CountedPiece[], sign: 1 | -1): void => {
    for (const { piece, count: many } of count) addPiece.run({ station, piece, count: sign * many });
  };
  function move(fact: Moving, what: Move, into: TillCount, outOf: TillCount): void {
    const { station, seq, businessDate, atMs, actor, approver, payload } = fact;
    const common = { station, seq, businessDate, atMs, userId: actor, approver, body: canonicalJson(payload) };
    add.run({ ...common, ...what });
    put(station, into, 1);
    put(station, outOf, -1);
  }

  const applies: Applies<Kinds> = {
    'vault.exchanged': (fact) => {
      const { exchange, sessionId, into, outOf } = fact.payload;
      const what: Move = { kind: 'exchange', subject: sessionId ?? 'bank', number: exchange, cents: ZERO_CENTS };
      move(fact, what, into, outOf);
    },
    'vault.funded': (fact) => {
      const { fund, cash, cents: moved } = fact.payload;
      const what: Move = { kind: 'fund', subject: 'city', number: fund, cents: moved };
      move(fact, what, moved > 0 ? cash : [], moved > 0 ? [] : cash);
    },
    'vault.counted': (fact) => {
      const { count, cash, overShortCents } = fact.payload;
      // What was counted is what is there: swaps that nobody wrote down end here.
      dropPieces.run({ station: fact.station });
      move(fact, { kind: 'count', subject: 'vault', number: count, cents: overShortCents }, cash, []);
    },
    'deposit.prepared': (fact) => {
      const { payload, station, businessDate, atMs, actor, approver } = fact;
      const cashCents = addCents(payload.coinCents, payload.currencyCents);
      addDeposit.run({
        ...payload,
        station,
        businessDate,
        state: 'prepared',
        cashCents,
        preparedAtMs: atMs,
        preparedBy: actor,
        verifiedBy: approver ?? '',
        confirmedDate: null,
        confirmedAtMs: null,
        confirmedBy: null,
        bankCents: null,
        bankNote: null,
        body: canonicalJson(payload),
      });
      const what: Move = { kind: 'deposit', subject: payload.depositId, number: 0, cents: negateCents(cashCents) };
      move(fact, what, [], payload.cash);
    },
    'deposit.undone': (fact) => {
      const { depositId } = fact.payload;
      const slip = bodyOf.get({ depositId });
      if (!slip) throw new Error(`deposit ${depositId} was never made up`);
      const { cash, coinCents, currencyCents } = JSON.parse(slip.body) as FactOf<'deposit.prepared'>['payload'];
      undo.run({ depositId });
      const back = addCents(coinCents, currencyCents);
      move(fact, { kind: 'deposit-undone', subject: depositId, number: 0, cents: back }, cash, []);
    },
    'deposit.confirmed': ({ payload, actor, atMs }) => {
      confirm.run({ ...payload, userId: actor, atMs });
    },
  };
  return {
    applies,
    /** Cash that a drawer gives to the vault, during its session or at the end of it. */
    takeIn(fact: FactOf<'drawer.picked-up' | 'drawer.approved'>): void {
      const { sessionId } = fact.payload;
      if (fact.kind === 'drawer.picked-up') {
        const { pickup, cents: moved, cash } = fact.payload;
        move(fact, { kind: 'pickup', subject: sessionId, number: pickup, cents: moved }, cash, []);
      } else {
        const { turnedIn, turnedInCents } = fact.payload;
        move(fact, { kind: 'turn-in', subject: sessionId, number: 0, cents: turnedInCents }, turnedIn, []);
      }
    },
  };
}
