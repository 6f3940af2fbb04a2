/**
 * Makes text from outside (names, addresses, notes of the CIS) safe for paper, before anything is encoded: one line,
 * no control or invisible characters, only characters of code page 858, bounded. What the code page lacks is spelled
 * with the letters it has.
 */

/** The upper half of code page 858 (0x80 to 0xFF): code page 850 with the euro sign at 0xD5. */
export const CODE_PAGE_858_UPPER =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const VISIBLE_UPPER = CODE_PAGE_858_UPPER.replace(/[\u00ad\u00a0]/g, '');
const UPPER = new Set(VISIBLE_UPPER);
/** Text that is safe as it is: characters of the code page with one space between words. Nearly all of it. */
const SAFE = new RegExp(`^[!-~${VISIBLE_UPPER}]+(?: [!-~${VISIBLE_UPPER}]+)*$`);

/** Spells a text in ASCII ("Łódź" as "Lodz"); a library supplies it, core has none of its own. */
export type Transliterate = (text: string) => string;

/** Longer text than this is cut: nothing on a receipt is longer, and the work is bounded. */
const LONGEST = 200;

export function printable(text: string, transliterate: Transliterate): string {
  if (text.length <= LONGEST && SAFE.test(text)) return text;
  let safe = '';
  // Characters are taken from a bounded part only: a name of a million letters costs no more than one of 400.
  for (const character of text.slice(0, LONGEST * 4).normalize('NFC')) {
    safe += onPaper(character, transliterate);
    if (safe.length >= LONGEST) break;
  }
  return safe.replace(/ +/g, ' ').trim().slice(0, LONGEST);
}

function onPaper(character: string, transliterate: Transliterate): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return character;
  if (UPPER.has(character)) return character;
  if (/\s/u.test(character)) return ' ';
  // Cc control, Cf format (bidi, joiners), Cs half surrogates, Co private, Cn unassigned, M combining marks left over.
  if (/[\p{C}\p{M}]/u.test(character)) return '';
  return transliterate(character).replace(/[^\x20-\x7e]/g, '');
}
