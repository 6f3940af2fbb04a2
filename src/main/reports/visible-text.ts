import anyAscii from 'any-ascii';

/**
 * What the fonts of the reports have and a name may need: Latin letters with every accent, punctuation, a few signs. All of
 * it is written from left to right, one sign after the other, so no text can move or cover what stands beside it.
 */
const LETTERS = '!-~\u00a1-\u00ac\u00ae-\u017f\u1ea0-\u1ef9';
const SIGNS = '\u2012-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a€№™←↑→↓−≈≠≤≥□☐☑✓';
const PLAIN = new RegExp(`^[${LETTERS}${SIGNS}]+(?: [${LETTERS}${SIGNS}]+)*$`, 'u');
const SHOWN = new RegExp(`[${LETTERS}${SIGNS}]`, 'u');

/** Stands for what cannot be shown: whoever reads the paper sees that there was something. */
const UNSHOWN = '□';

/**
 * Text from anywhere as one line that can be drawn. Letters of other scripts are spelled with Latin ones, as on receipts;
 * control characters, marks of direction and halves of characters become a box. At most `longest` characters are looked at.
 */
export function visibleText(text: string, longest: number): string {
  const looked = text.slice(0, longest);
  const cut = text.length > longest ? '…' : '';
  if (PLAIN.test(looked)) return looked + cut;
  let shown = '';
  for (const character of looked.normalize('NFC')) {
    const drawn = drawnAs(character);
    if (drawn !== UNSHOWN || !shown.endsWith(UNSHOWN)) shown += drawn;
  }
  return shown.replace(/ +/g, ' ').trim() + cut;
}

function drawnAs(character: string): string {
  if (SHOWN.test(character)) return character;
  if (/\s/u.test(character)) return ' ';
  // Cc control, Cf format (directions, joiners), Cs half surrogates, Co private, Cn unassigned, M marks left over.
  if (/[\p{C}\p{M}]/u.test(character)) return UNSHOWN;
  return anyAscii(character).replace(/[^\x20-\x7e]/g, '') || UNSHOWN;
}
