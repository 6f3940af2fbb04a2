import { z } from 'zod';

/**
 * Text from the window, at most `max` UTF-16 units. Half a character (one surrogate of two, as a cut in its middle leaves
 * it) is refused here, by the field's name: no fact can hold it. A query may be anything: it finds nothing.
 */
export const text = (max: number) => z.string().max(max).refine(isWhole, HALF);

/** The same without the blanks around it, which do not count. */
export const trimmedText = (max: number) => z.string().trim().max(max).refine(isWhole, HALF);

/** A value of any shape with whole characters in all its texts. */
export const whole = <S extends z.ZodType>(shape: S) => shape.refine(isWhole, HALF);

const HALF = 'half a character';

function isWhole(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.values(value).every(isWhole);
}
