import { writeFileSync } from 'node:fs';

/** One line of the table: a measured value, what it is compared with, and whether that is good enough. */
export type Figure = {
  name: string;
  metric: string;
  value: number;
  unit: string;
  baseline: number | null;
  ratio: number | null;
  /** What was promised, in words; null: nothing was, the figure is for information. */
  goal: string | null;
  met: boolean | null;
};

/** What a figure must not exceed: its ratio to the baseline, or its value. */
type Goal = { ratioAtMost: number } | { atMost: number };

type Measured = { metric: string; value: number; unit: string; baseline?: number; goal?: Goal };

export function figure(name: string, measured: Measured): Figure {
  const { metric, value, unit, baseline, goal } = measured;
  const ratio = baseline === undefined || baseline <= 0 ? null : value / baseline;
  return {
    name,
    metric,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio: ratio === null ? null : rounded(ratio),
    goal: goal ? goalText(goal, unit) : null,
    met: goal ? isMet(goal, value, ratio) : null,
  };
}

function goalText(goal: Goal, unit: string): string {
  return 'atMost' in goal ? `≤ ${goal.atMost} ${unit}` : `ratio ≤ ${goal.ratioAtMost}`;
}

function isMet(goal: Goal, value: number, ratio: number | null): boolean {
  return 'atMost' in goal ? value <= goal.atMost : ratio !== null && ratio <= goal.ratioAtMost;
}

/** Three digits that mean something; more would be noise. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

const HEAD = ['name', 'metric', 'value', 'unit', 'baseline', 'ratio', 'goal', 'met'] as const;
const RIGHT = new Set<string>(['value', 'baseline', 'ratio']);

export function printTable(figures: readonly Figure[]): void {
  const rows = figures.map((one) => HEAD.map((column) => cell(one[column])));
  const widths = HEAD.map((column, at) => Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of [[...HEAD], widths.map((width) => '─'.repeat(width)), ...rows]) {
    const cells = row.map((text, at) => {
      const width = widths[at] ?? 0;
      return RIGHT.has(HEAD[at] ?? '') ? text.padStart(width) : text.padEnd(width);
    });
    console.log(cells.join('  ').trimEnd());
  }
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return '–';
  return typeof value === 'boolean' ? (value ? 'yes' : 'NO') : String(value);
}

export function writeJson(file: string, figures: readonly Figure[]): void {
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
}
