/** What a column asks for, points: `least` it must have, `natural` puts every cell on one line; weight 0: no less than natural. */
export type ColumnWish = { least: number; natural: number; weight: number };

/**
 * Shares a width among columns; null: there is not enough of it. Columns without a weight get what they need, the others
 * share what is left by weight, none more than it needs while another has too little; what nobody needs goes to those
 * with a weight, or else to all alike.
 */
export function columnWidths(wishes: readonly ColumnWish[], width: number): number[] | null {
  const widths = wishes.map(({ least, natural, weight }) => (weight === 0 ? natural : least));
  let left = width - sum(widths);
  if (left < 0) return null;
  // Each round gives everybody who still wants more a part by weight; whoever has enough leaves the rest to the others.
  for (;;) {
    const wanting = wishes.flatMap(({ natural, weight }, at) =>
      natural > (widths[at] ?? 0) ? [{ at, natural, weight }] : [],
    );
    if (wanting.length === 0 || left < 0.01) break;
    const part = left / sum(wanting.map(({ weight }) => weight));
    for (const { at, natural, weight } of wanting) {
      const more = Math.min(natural - (widths[at] ?? 0), part * weight);
      widths[at] = (widths[at] ?? 0) + more;
      left -= more;
    }
  }
  const weights = sum(wishes.map(({ weight }) => weight));
  return widths.map(
    (own, at) => own + left * (weights === 0 ? 1 / wishes.length : (wishes[at]?.weight ?? 0) / weights),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
