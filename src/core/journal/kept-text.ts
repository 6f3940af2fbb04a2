/**
 * Text from outside as a fact keeps it: no longer than it needs to be, and without half a character, which no fact can
 * hold. Cut first: the cut itself may go through the middle of one.
 */
export function keptText(text: string, longest: number): string {
  return text.slice(0, longest).toWellFormed();
}
