import type { CisWeather } from '#test/support/paper-cis.ts';
import type { Dice } from './dice.ts';

type Mix<T> = { name: string; of: readonly (readonly [number, T])[] };

const CIS_CLIMATES: readonly (readonly [number, Mix<CisWeather>])[] = [
  [8, { name: 'fine', of: [[1, 'fine']] }],
  [
    6,
    {
      name: 'changeable',
      of: [
        [6, 'fine'],
        [1, 'refused'],
        [1, 'lost-before'],
        [2, 'lost-reply'],
        [1, 'late'],
        [1, 'busy'],
        [1, 'in-progress'],
        [1, 'pending'],
        [1, 'slow'],
        [0.3, 'rejects'],
        [0.1, 'stranger'],
      ],
    },
  ],
  [2, { name: 'unplugged', of: [[1, 'refused']] }],
  [
    2,
    {
      name: 'a bad cable',
      of: [
        [1, 'lost-before'],
        [1, 'lost-reply'],
        [1, 'late'],
        [0.5, 'fine'],
      ],
    },
  ],
  [2, { name: 'replies are lost', of: [[1, 'lost-reply']] }],
  [1, { name: 'everything is late', of: [[1, 'late']] }],
  [
    1,
    {
      name: 'locked for the night',
      of: [
        [3, 'busy'],
        [1, 'in-progress'],
      ],
    },
  ],
  [
    1,
    {
      name: 'slow',
      of: [
        [2, 'slow'],
        [1, 'pending'],
      ],
    },
  ],
  [
    0.5,
    {
      name: 'a login page',
      of: [
        [1, 'stranger'],
        [1, 'fine'],
      ],
    },
  ],
  [
    1.5,
    {
      name: 'rejects much',
      of: [
        [1, 'rejects'],
        [0.5, 'lost-before'],
        [2, 'fine'],
      ],
    },
  ],
];

export type PrinterWeather = 'printed' | 'not-sent' | 'uncertain-out' | 'uncertain-not';

const PRINTER_CLIMATES: readonly (readonly [number, Mix<PrinterWeather>])[] = [
  [8, { name: 'good', of: [[1, 'printed']] }],
  [2, { name: 'out of paper', of: [[1, 'not-sent']] }],
  [
    3,
    {
      name: 'moody',
      of: [
        [4, 'printed'],
        [2, 'not-sent'],
        [1, 'uncertain-out'],
        [1, 'uncertain-not'],
      ],
    },
  ],
  [
    1,
    {
      name: 'mute',
      of: [
        [1, 'uncertain-out'],
        [1, 'uncertain-not'],
      ],
    },
  ],
];

/** What the far side and the printer do next. Each stays in one climate until it changes. */
export class Weather {
  private cis: Mix<CisWeather> = { name: 'fine', of: [[1, 'fine']] };
  private printer: Mix<PrinterWeather> = { name: 'good', of: [[1, 'printed']] };
  private readonly chance: Dice;

  constructor(chance: Dice) {
    this.chance = chance;
  }

  readonly ofCis = (): CisWeather => this.chance.weighted(this.cis.of);
  readonly ofPrinter = (): PrinterWeather => this.chance.weighted(this.printer.of);

  changeCis(): string {
    this.cis = this.chance.weighted(CIS_CLIMATES);
    return this.cis.name;
  }

  changePrinter(): string {
    this.printer = this.chance.weighted(PRINTER_CLIMATES);
    return this.printer.name;
  }

  /** Nothing gets through until the weather changes. */
  unplug(): void {
    this.cis = { name: 'unplugged', of: [[1, 'refused']] };
  }

  /** The CIS refuses whatever it does not have yet. */
  refuse(): void {
    this.cis = { name: 'refuses everything', of: [[1, 'rejects']] };
  }

  /** All faults end. */
  clear(): void {
    this.cis = { name: 'fine', of: [[1, 'fine']] };
    this.printer = { name: 'good', of: [[1, 'printed']] };
  }
}
