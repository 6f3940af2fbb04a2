import type { CisAdapter } from '#main/cis/port.ts';
import type { Printer } from '#main/devices/printer-port.ts';
import type { Clock } from '#main/ports.ts';
import { manualClock } from '#test/support/manual-clock.ts';
import { PaperCis } from '#test/support/paper-cis.ts';
import { PaperPrinter } from '#test/support/paper-printer.ts';
import { Books } from './books.ts';
import { Broken, type Promised } from './broken.ts';
import { CisWitness } from './cis-witness.ts';
import { type Dice, dice } from './dice.ts';
import { aMorning, TOWN, whoWorks } from './town.ts';
import { Weather } from './weather.ts';
import { WindowMemory } from './window-memory.ts';

/** A part that does not do what it should, to prove that a checker notices. */
export type Spoil = {
  cis?: (cis: PaperCis) => void;
  adapter?: (adapter: CisAdapter) => CisAdapter;
  printer?: (printer: Printer, world: World) => Printer;
  /** Runs after each step, with the station's data folder, before anything is checked. */
  files?: (home: string, world: World) => void;
  /** Promises that nobody looks at, to see what else would have caught it. */
  blind?: readonly Promised[];
};

const HISTORY_KEPT = 30;
const SLOW_PRINT_MS = 3_000;

/** Everything outside the program, which goes on when the program dies: time, the far side, paper, people, the auditor. */
export class World {
  readonly seed: number;
  readonly spoil: Spoil;
  readonly chance: Dice;
  readonly clock: ReturnType<typeof manualClock>;
  /** The far side's own clock: nobody sets it wrong. */
  readonly farClock: Clock;
  readonly weather: Weather;
  readonly cis: PaperCis;
  readonly witness: CisWitness;
  readonly paper = new PaperPrinter();
  /** Slips that came out; they are counted anew when the queue that counted them is lost. */
  readonly slips = new Set<string>();
  /** When each job was last handed to the printer, in time that really went by. */
  readonly handedOverMs = new Map<string, number>();
  /** When the station's clock was last set back, in time that really went by. */
  setBackMs = -1;
  readonly books = new Books((promised, why) => this.report(promised, why));
  readonly window = new WindowMemory();
  readonly people: string[];
  /** Somebody has decided that the day is to be closed. */
  evening = false;
  step = 0;
  readonly history: string[] = [];
  private broken: Broken | null = null;

  constructor(seed: number, spoil: Spoil) {
    this.seed = seed;
    this.spoil = spoil;
    this.chance = dice(seed);
    const startMs = aMorning(this.chance);
    this.people = whoWorks(this.chance);
    this.clock = manualClock(startMs);
    this.farClock = { ...this.clock, now: () => startMs + this.clock.steady() };
    this.weather = new Weather(dice(seed ^ 0x5bd1e995));
    this.cis = new PaperCis(this.farClock, TOWN);
    this.cis.weather = this.weather.ofCis;
    this.cis.lateMs = () => this.chance.between(1, 120) * 1_000;
    this.paper.outcome = this.weather.ofPrinter;
    this.witness = new CisWitness(this.cis, (promised, why) => this.report(promised, why));
    this.chooseFarSide();
    spoil.cis?.(this.cis);
  }

  /** Most CIS can be asked and remember references. Some can only be sent to again, and some cannot even that. */
  private chooseFarSide(): void {
    const kind = this.chance.weighted([
      [8, 'asks'],
      [1, 'resends'],
      [1, 'neither'],
    ]);
    if (this.chance.chance(0.08)) {
      this.cis.extras = { ...this.cis.extras, reversal: 'manual' };
      this.note('this CIS takes no reversals from outside');
    }
    if (kind === 'asks') return;
    this.cis.means = { lookup: false, idempotent: kind === 'resends', keyTtlHours: null };
    this.cis.forgetful = kind === 'neither';
    this.note(kind === 'resends' ? 'this CIS cannot be asked' : 'this CIS can neither be asked nor sent to again');
  }

  connectCis(): CisAdapter {
    const adapter = this.witness.adapter();
    return this.spoil.adapter?.(adapter) ?? adapter;
  }

  connectPrinter(): Printer {
    const { paper } = this;
    const printer: Printer = {
      address: paper.address,
      columns: paper.columns,
      print: async (job) => {
        this.handedOverMs.set(job.name, this.clock.steady());
        if (this.chance.chance(0.1)) {
          await new Promise<void>((resolve) => void this.clock.after(SLOW_PRINT_MS, resolve));
        }
        return paper.print(job);
      },
    };
    return this.spoil.printer?.(printer, this) ?? printer;
  }

  note(text: string): void {
    const at = new Date(this.clock.now()).toISOString().slice(0, 19).replace('T', ' ');
    this.history.push(`${String(this.step).padStart(4)}  ${at}  ${text}`);
    if (this.history.length > HISTORY_KEPT) this.history.shift();
  }

  /** Keeps the first broken promise; the run stops at the end of the step. */
  report(promised: Promised, why: string): void {
    if (this.spoil.blind?.includes(promised)) return;
    this.broken ??= new Broken(promised, why);
  }

  stopIfBroken(): void {
    if (this.broken) throw this.broken;
  }
}
