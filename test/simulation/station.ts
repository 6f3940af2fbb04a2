import { type App, type AppParts, createApp } from '#main/app.ts';
import type { AppEvent, Reply } from '#shared/contract/index.ts';
import { forget, freshFolder, LEDGER_MIGRATIONS, quietFeed } from '#test/support/counter.ts';
import { seededIds } from '#test/support/seeded-ids.ts';
import { Broken } from './broken.ts';
import { nextTurn } from './echoes.ts';
import { Fuse, type Place } from './fuse.ts';
import { fusedCis, fusedClock, fusedIds, fusedLog, fusedPrinter } from './fused-ports.ts';
import { quickPress } from './quick-press.ts';
import { copyData } from './town.ts';
import type { World } from './world.ts';

/** Where a start can be cut off, and how late in it. */
const PLACES_OF_START: readonly Place[] = [
  'now',
  'after',
  'uuid',
  'log',
  'probe-before',
  'lookup-before',
  'post-before',
];
const CRASHED_STARTS_IN_A_ROW = 3;

/**
 * The counter PC: its disk, and one life of the program after the other on it. When a fuse blows, the disk is copied at
 * that instruction and the next life starts from the copy: whatever the dead one still does cannot reach it.
 */
export class Station {
  home: string;
  fuse = new Fuse(() => undefined);
  lives = 0;
  /** Told of every event a living program sends to its window. */
  heard: (event: AppEvent) => void = () => undefined;
  private app: App | null = null;
  private photo: string | null = null;
  private readonly world: World;
  private readonly ids: ReturnType<typeof seededIds>;

  constructor(world: World, home: string) {
    this.world = world;
    this.home = home;
    this.ids = seededIds(world.seed + 1_000_003);
  }

  /** Starts the program, through as many crashes as happen on the way, and opens the auditor's books on its files. */
  async start(): Promise<void> {
    const { chance } = this.world;
    for (let tries = 0; ; tries += 1) {
      const fuse = new Fuse(() => this.photograph());
      if (tries < CRASHED_STARTS_IN_A_ROW && chance.chance(0.1)) {
        fuse.arm(chance.pick(PLACES_OF_START), chance.between(1, 12));
      }
      this.fuse = fuse;
      this.app = await this.create(fuse);
      await nextTurn();
      if (!fuse.dead && this.app) break;
      this.world.note(`the power went while starting, at ${fuse.blewAt}`);
      this.bury();
    }
    this.fuse.disarm();
    this.lives += 1;
    this.app.on((event) => {
      if (!this.fuse.dead) this.heard(event);
    });
    this.world.books.openIn(this.home);
  }

  get alive(): boolean {
    return this.app !== null && !this.fuse.dead;
  }

  /** A request as the window sends it; null when the power went before the answer came. */
  async request(route: string, input: unknown = {}): Promise<Reply<unknown> | null> {
    const { app, fuse } = this;
    if (!app || fuse.dead) return null;
    const reply = await app.request(route, input).catch((error: unknown) => {
      if (!fuse.dead) this.world.report('answers', `${route} was not answered: ${String(error)}`);
      return null;
    });
    return fuse.dead ? null : reply;
  }

  /** The program ends in order. */
  async close(): Promise<void> {
    const { app, fuse } = this;
    this.world.books.close();
    await app?.close().catch((error: unknown) => {
      if (!fuse.dead) throw new Broken('closes', `closing failed: ${String(error)}`);
    });
    if (fuse.dead) this.bury();
    this.app = null;
    fuse.cut();
  }

  /** The power goes between two steps; `photographed` also takes away what closing the files might still have done. */
  cut(photographed: boolean): void {
    if (photographed) this.photograph();
    this.fuse.cut();
  }

  /** After a death: what is left of the dead life is thrown away, and its disk becomes the copy made when it died. */
  bury(): void {
    this.world.books.close();
    try {
      this.app?.crash();
    } catch (error) {
      if (!this.fuse.dead) throw error;
    }
    this.app = null;
    if (this.photo === null) return;
    forget(this.home);
    this.home = this.photo;
    this.photo = null;
  }

  throwAway(): void {
    this.fuse.cut();
    this.bury();
    forget(this.home);
  }

  private photograph(): void {
    if (this.photo !== null) return;
    this.photo = freshFolder();
    copyData(this.home, this.photo);
  }

  private async create(fuse: Fuse): Promise<App | null> {
    try {
      return await createApp(this.parts(fuse));
    } catch (error) {
      if (fuse.dead) return null;
      throw new Broken('starts', `the program does not start: ${String(error)}`);
    }
  }

  private parts(fuse: Fuse): AppParts {
    const { world } = this;
    return {
      home: this.home,
      station: 'C1',
      mode: 'training',
      appVersion: 'simulation',
      clock: fusedClock(world.clock, fuse, (what, error) =>
        world.report('answers', `${what} failed: ${String(error)}`),
      ),
      ids: fusedIds(this.ids, fuse),
      log: fusedLog((level, event, fields) => {
        if (level === 'error') world.note(`log: ${event} ${JSON.stringify(fields)}`);
      }, fuse),
      pinCost: { memoryKib: 8, passes: 1 },
      migrations: LEDGER_MIGRATIONS,
      printerAddress: 'paper',
      cis: { url: 'http://127.0.0.1:1', token: 'x' },
      connectPrinter: () => fusedPrinter(world.connectPrinter(), fuse),
      connectCis: () => fusedCis(world.connectCis(), fuse),
      createFeed: () => quietFeed(),
      press: quickPress(),
      openFile: async () => '',
      say: () => undefined,
    };
  }
}
