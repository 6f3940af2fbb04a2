import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FactKind, FactPayloads } from '#core/journal/fact-kinds.ts';
import { type App, type AppParts, createApp } from '#main/app.ts';
import type { AccountsFeed } from '#main/cis/accounts-feed.ts';
import { openAccountsWriter } from '#main/db/accounts-writer.ts';
import { migrationsFolder } from '#main/db/migrate.ts';
import { dataFiles } from '#main/db/open.ts';
import type { Account } from '#shared/account.ts';
import type { AppEvent, Asked, Output, RouteName } from '#shared/contract/index.ts';
import type { UserRow } from '#shared/contract/user.ts';
import type { FailureCode } from '#shared/failure.ts';
import type { Role } from '#shared/role.ts';
import type { TillCount } from '#shared/till-count.ts';
import { anAccount } from './accounts.ts';
import { manualClock } from './manual-clock.ts';
import { PaperCis } from './paper-cis.ts';
import { PaperPrinter } from './paper-printer.ts';
import { seededIds } from './seeded-ids.ts';
import { sourcePress } from './source-press.ts';

/** Monday, November 23, 2026, 8:00 in the morning in Copperas Cove. */
export const MONDAY_8AM = Date.parse('2026-11-23T08:00:00-06:00');

/** $200.00, as a till is given out: small bills, coins and rolls. */
export const STARTING_BANK: TillCount = [
  { piece: 'b1000', count: 5 },
  { piece: 'b500', count: 10 },
  { piece: 'b100', count: 60 },
  { piece: 'c25', count: 40 },
  { piece: 'c10', count: 50 },
  { piece: 'c5', count: 40 },
  { piece: 'c1', count: 100 },
  { piece: 'r25', count: 2 },
  { piece: 'r1', count: 4 },
];

export const LEDGER_MIGRATIONS = migrationsFolder('ledger', import.meta.dirname);
export const ACCOUNTS_MIGRATIONS = migrationsFolder('accounts', import.meta.dirname);

/** A new empty folder; in memory where the machine has such a place, since tests make thousands of commits. */
export function freshFolder(): string {
  const base = process.platform === 'linux' ? '/dev/shm' : tmpdir();
  return mkdtempSync(join(base, 'counter-305-'));
}

export function forget(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Accounts put into accounts.db as a finished pull would have left it. */
export function fillAccounts(home: string, accounts: readonly Account[]): void {
  const writer = openAccountsWriter(dataFiles(home).accounts, ACCOUNTS_MIGRATIONS);
  writer.writePage({ accounts, refused: [], asOfMs: MONDAY_8AM }, { cursor: null, asOfMs: MONDAY_8AM });
  writer.close();
}

/** A feed that stores nothing further: the cached accounts stay as they were pulled. */
export function quietFeed(): AccountsFeed {
  return {
    connect: () => undefined,
    store: () => undefined,
    status: () => ({ pulling: null, lastError: null }),
    close: async () => undefined,
  };
}

/** The whole application on a real ledger file, with a clock that is moved by hand, a CIS and a printer on paper. */
export class Counter {
  readonly home: string;
  readonly clock: ReturnType<typeof manualClock>;
  readonly cis: PaperCis;
  readonly printer = new PaperPrinter();
  /** One source for the life of this counter: a restart never gives an id a second time. */
  readonly ids = seededIds(1);
  readonly events: AppEvent[] = [];
  readonly said: string[] = [];
  /** Files that were handed to the computer's own programs. */
  readonly opened: string[] = [];
  private app: App | null = null;
  private readonly over: Partial<AppParts>;

  constructor(given: { accounts?: readonly Account[]; home?: string; over?: Partial<AppParts> } = {}) {
    this.home = given.home ?? freshFolder();
    this.over = given.over ?? {};
    this.clock = manualClock(MONDAY_8AM);
    const accounts = given.accounts ?? [anAccount()];
    this.cis = new PaperCis(this.clock, accounts);
    if (accounts.length > 0) fillAccounts(this.home, accounts);
  }

  parts(): AppParts {
    return {
      home: this.home,
      station: 'C1',
      mode: 'training',
      appVersion: 'test',
      clock: this.clock,
      ids: this.ids,
      log: () => undefined,
      pinCost: { memoryKib: 8, passes: 1 },
      migrations: LEDGER_MIGRATIONS,
      printerAddress: 'paper',
      cis: { url: 'http://127.0.0.1:1', token: 'x' },
      connectPrinter: () => this.printer,
      connectCis: () => this.cis.adapter(),
      createFeed: () => quietFeed(),
      press: sourcePress(),
      openFile: async (path) => {
        this.opened.push(path);
        return '';
      },
      say: (line) => this.said.push(line),
      ...this.over,
    };
  }

  async start(): Promise<this> {
    this.app = await createApp(this.parts());
    this.app.on((event) => this.events.push(event));
    return this;
  }

  /** Sends a request as the window would; the reply as it is. */
  async request(route: string, input: unknown = {}) {
    if (!this.app) throw new Error('the counter is not open');
    return this.app.request(route, input);
  }

  /** Asks for something that must be granted. */
  async ask<R extends RouteName>(route: R, input: Asked<R>): Promise<Output<R>> {
    const reply = await this.request(route, input);
    if (!reply.ok) throw new Error(`${route} was refused: ${reply.error.code} ${JSON.stringify(reply.error.details)}`);
    return reply.data as Output<R>;
  }

  /** Asks for something that must be refused; says with what code. */
  async refused<R extends RouteName>(route: R, input: Asked<R>): Promise<FailureCode | 'granted'> {
    const reply = await this.request(route, input);
    return reply.ok ? 'granted' : reply.error.code;
  }

  async signIn(name = 'Maria Alvarez'): Promise<void> {
    const person = (await this.ask('session.people', {})).find((candidate) => candidate.name === name);
    if (!person) throw new Error(`nobody is called ${name}`);
    await this.ask('session.sign-in', { userId: person.userId, pin: person.samplePin ?? '' });
  }

  /** Signs in and opens the drawer: ready to take money. */
  async openFor(name = 'Maria Alvarez'): Promise<this> {
    await this.start();
    await this.signIn(name);
    await this.opensDrawer();
    return this;
  }

  /** Opens a drawer with its bank counted and right; a drawer that was left open on an earlier day is counted first. */
  async opensDrawer(asked: Partial<Asked<'drawer.open'>> = {}): Promise<Output<'drawer.open'>> {
    const opening = { count: STARTING_BANK, ...asked };
    const refused = await this.refused('drawer.open', opening);
    if (refused === 'granted') return (await this.ask('station.status', {})).drawer as Output<'drawer.open'>;
    if (refused === 'DRAWER_LEFT_OPEN') await this.submitsAsItIs();
    return this.ask('drawer.open', opening);
  }

  /** The person's drawer is counted, wrongly perhaps, until the count stands. */
  async submitsAsItIs(): Promise<void> {
    const sessionId = (await this.ask('drawer.sheet', {})).session?.sessionId ?? '';
    for (let submitted = false; !submitted; ) {
      const count = { cash: STARTING_BANK, tenders: [] };
      submitted = (await this.ask('drawer.count', { sessionId, count })).submitted;
    }
  }

  /** The tender screen opens for one account. */
  begin(cents: number, accountNo = '14640201') {
    return this.ask('payment.begin', { lines: [{ kind: 'account', accountNo, cents }], language: 'en' });
  }

  /** Takes cash for an account, confirming whatever is odd. */
  async payCash(cents: number, tendered = cents, accountNo = '14640201') {
    const { transactionId, linesCents } = await this.begin(cents, accountNo);
    return this.ask('payment.take', {
      transactionId,
      linesCents,
      tenders: [{ code: 'cash', cents: tendered }],
      confirmed: ['amount-unusual', 'account-inactive', 'same-payer', 'same-amount', 'large-change', 'balance-old'],
    });
  }

  /** Another person agrees to a request at this window; says with what code it was refused, or `granted`. */
  async agrees(
    approvalId: string,
    name: string,
    reasonCode = 'verified',
  ): Promise<{ code: string; details: Record<string, unknown> }> {
    const person = (await this.ask('session.people', {})).find((candidate) => candidate.name === name);
    const pin = person?.samplePin ?? '';
    const reply = await this.request('approval.grant', {
      approvalId,
      userId: person?.userId ?? '',
      pin,
      reasonCode,
      reason: 'looked at it',
    });
    return reply.ok ? { code: 'granted', details: {} } : reply.error;
  }

  /** A receipt is taken back with a second person's word. */
  voids(receiptNo: string, cashReturnedCents: number, approver = 'Robert Hayes') {
    const asked = { receiptNo, cashReturnedCents, reasonCode: 'wrong-amount', reason: '' };
    return this.withSecondPerson('receipt.void', asked, approver);
  }

  /** A receipt is put right with a second person's word. */
  corrects(receiptNo: string, change: Asked<'receipt.correct'>['change'], approver = 'Robert Hayes') {
    const asked = { receiptNo, change, reasonCode: 'keyed-wrong', reason: '' };
    return this.withSecondPerson('receipt.correct', asked, approver);
  }

  private async withSecondPerson<R extends 'receipt.void' | 'receipt.correct'>(
    route: R,
    asked: Asked<R>,
    approver: string,
  ): Promise<Output<R>> {
    return this.ask(route, { ...asked, approvalId: await this.wordFor(route, asked, approver) });
  }

  /** Asks for what needs two people, and has another one agree; gives the approval's id. Nothing is done yet. */
  async wordFor<R extends RouteName>(route: R, asked: Asked<R>, approver = 'Robert Hayes'): Promise<string> {
    const refused = await this.request(route, asked);
    if (refused.ok || refused.error.code !== 'APPROVAL_NEEDED')
      throw new Error(`not asked for: ${JSON.stringify(refused)}`);
    const approvalId = String(refused.error.details.approvalId);
    const said = await this.agrees(approvalId, approver, 'other');
    if (said.code !== 'granted') throw new Error(`not agreed to: ${said.code}`);
    return approvalId;
  }

  /** The administrator at the window adds somebody, with a second person's word. */
  async adds(name: string, role: Role, pin: string): Promise<UserRow> {
    const asked = { name, role, pin, reasonCode: 'new-person', reason: '' };
    return this.ask('user.add', { ...asked, approvalId: await this.wordFor('user.add', asked) });
  }

  /** A supervisor links an account to somebody; afterwards that somebody is at the window again. */
  async links(name: string, accountNo: string, relation: 'own' | 'household' = 'own'): Promise<void> {
    const person = (await this.ask('session.people', {})).find((candidate) => candidate.name === name);
    await this.signIn('Robert Hayes');
    await this.ask('link.add', { userId: person?.userId ?? '', accountNo, relation, reason: 'told by themselves' });
    await this.signIn(name);
  }

  async close(): Promise<void> {
    await this.app?.close();
    this.app = null;
  }

  crash(): void {
    this.app?.crash();
    this.app = null;
  }

  /** Looks into the ledger file from outside, as an auditor would; reads only. */
  rows<T = Record<string, unknown>>(sql: string, ...values: unknown[]): T[] {
    const ledger = new Database(dataFiles(this.home).ledger, { readonly: true });
    try {
      return ledger.prepare(sql).all(...values) as T[];
    } finally {
      ledger.close();
    }
  }

  /** Changes the ledger file from outside, as nobody should: for tests of what is noticed. */
  change(sql: string): void {
    const ledger = new Database(dataFiles(this.home).ledger);
    try {
      ledger.exec(sql);
    } finally {
      ledger.close();
    }
  }

  /** The payloads of all facts of a kind, in order. */
  facts<K extends FactKind>(kind: K): FactPayloads[K][] {
    return this.rows<{ payload: string }>('SELECT payload FROM journal WHERE kind = ? ORDER BY clock', kind).map(
      (row) => JSON.parse(row.payload) as FactPayloads[K],
    );
  }

  forget(): void {
    forget(this.home);
  }
}
