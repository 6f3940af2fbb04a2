/** Longer than any line: more of a word is never measured at once. */
const LONGEST_LINE = 400;

/**
 * Breaks text into lines no wider than `width`: between words, and inside a word only when that is wider than a line.
 * What does not fit into `most` lines is cut off, and the last line says so with an ellipsis.
 */
export function wrapText(text: string, width: number, most: number, measure: (text: string) => number): string[] {
  const fits = (line: string): boolean => line.length <= LONGEST_LINE && measure(line) <= width;
  if (fits(text)) return [text];
  const lines: string[] = [];
  let line = '';
  let rest = text;
  while (rest !== '' && lines.length < most) {
    const space = rest.indexOf(' ');
    const word = space < 0 ? rest : rest.slice(0, space);
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      rest = space < 0 ? '' : rest.slice(space + 1);
      continue;
    }
    if (line === '') {
      line = longestFitting(word, fits);
      rest = rest.slice(line.length);
    }
    lines.push(line);
    line = '';
  }
  if (line !== '') return [...lines, line];
  if (rest === '') return lines;
  const last = lines.pop() ?? '';
  return [...lines, `${longestFitting(`${last} ${rest}`, (part) => fits(`${part.trimEnd()}…`)).trimEnd()}…`];
}

/** The longest beginning that fits; one character even if none does, so that there is always an end. */
function longestFitting(text: string, fits: (part: string) => boolean): string {
  let [fitting, tooLong] = [1, Math.min(text.length, LONGEST_LINE) + 1];
  while (tooLong - fitting > 1) {
    const middle = (fitting + tooLong) >> 1;
    if (fits(text.slice(0, middle))) fitting = middle;
    else tooLong = middle;
  }
  return text.slice(0, fitting);
}
