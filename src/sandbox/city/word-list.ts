/** Words from a text in which commas part them. Throws where there is none, so that one can always be picked. */
export function wordList(text: string): readonly [string, ...string[]] {
  const [first, ...rest] = text.split(',').map((word) => word.trim());
  if (!first) throw new RangeError('a list without words');
  return [first, ...rest];
}
