/** A line of the help: keys as pages bind them ("Alt+P"), and the text `help.does.WHAT`. */
export type KeyLine = { keys: readonly string[]; does: string };

const numbers = (prefix: string, last: number): string[] =>
  Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);

const CASH: KeyLine = { keys: ['F5'], does: 'cash' };
const CHECKS: KeyLine = { keys: ['F6', 'F7', 'F8', 'F9'], does: 'checks' };
const PARK: KeyLine = { keys: ['Alt+P'], does: 'park' };

/** `pages`: where the keys count, by the routes' names; none: on every page. */
type KeyPlace = { place: string; pages: readonly string[]; lines: readonly KeyLine[] };

/**
 * Every key of the window, by the place where it counts. A test compares it with what pages and components bind and
 * write on their buttons, so that none is missing here and none is left over.
 */
export const KEY_HELP: readonly KeyPlace[] = [
  {
    place: 'anywhere',
    pages: [],
    lines: [
      { keys: ['?', 'F1'], does: 'help' },
      { keys: ['Escape'], does: 'back' },
      { keys: numbers('Ctrl+', 7), does: 'place' },
      { keys: ['Ctrl+L'], does: 'lock' },
      { keys: ['Ctrl+P'], does: 'pin' },
      { keys: ['Ctrl+O'], does: 'signOut' },
      { keys: ['Alt+E'], does: 'language' },
      { keys: ['Alt+L'], does: 'colors' },
      { keys: ['Alt+A'], does: 'text' },
    ],
  },
  {
    place: 'lookup',
    pages: ['counter'],
    lines: [
      { keys: ['F2'], does: 'lookup' },
      { keys: ['ArrowUp', 'ArrowDown'], does: 'row' },
      { keys: ['PageUp', 'PageDown'], does: 'tenRows' },
      { keys: ['Enter'], does: 'open' },
      { keys: ['F10'], does: 'drawer' },
      { keys: ['F4'], does: 'reprintLast' },
      { keys: ['Alt+M'], does: 'misc' },
      { keys: ['Alt+I'], does: 'portal' },
      { keys: ['Alt+K'], does: 'refuse' },
    ],
  },
  {
    place: 'amount',
    pages: ['counter'],
    lines: [
      { keys: numbers('Alt+', 4), does: 'suggested' },
      { keys: ['Alt+0'], does: 'amount' },
      CASH,
      CHECKS,
      { keys: ['F3'], does: 'another' },
      PARK,
    ],
  },
  {
    place: 'tender',
    pages: ['counter'],
    lines: [
      { keys: ['Enter'], does: 'finish' },
      { keys: ['Alt+0'], does: 'amount' },
      { keys: ['F5', 'F6', 'F7', 'F8', 'F9'], does: 'otherTender' },
      PARK,
    ],
  },
  {
    place: 'question',
    pages: ['counter', 'receipts', 'drawer', 'close', 'office'],
    lines: [
      { keys: ['Enter'], does: 'safe' },
      { keys: ['F12'], does: 'yes' },
      { keys: numbers('Alt+', 9), does: 'approver' },
      { keys: ['Alt+Y'], does: 'itPrinted' },
      { keys: ['Alt+G'], does: 'printAgain' },
      { keys: ['Alt+N'], does: 'leaveIt' },
    ],
  },
  {
    place: 'receipts',
    pages: ['receipts'],
    lines: [
      { keys: ['ArrowUp', 'ArrowDown'], does: 'row' },
      { keys: ['F2'], does: 'findReceipt' },
      { keys: ['PageUp', 'PageDown'], does: 'tenRows' },
      { keys: ['Enter'], does: 'openReceipt' },
      { keys: ['F3'], does: 'story' },
      { keys: ['F4'], does: 'duplicate' },
      { keys: ['Alt+V'], does: 'void' },
      { keys: ['Alt+C'], does: 'correct' },
      { keys: ['Alt+U'], does: 'unpark' },
    ],
  },
  {
    place: 'drawer',
    pages: ['drawer'],
    lines: [
      { keys: ['Alt+P'], does: 'pickUp' },
      { keys: ['Alt+X'], does: 'exchange' },
      { keys: ['Alt+S'], does: 'noSale' },
      { keys: ['Alt+H'], does: 'handOver' },
      { keys: ['Alt+C'], does: 'countDrawer' },
      { keys: ['F10'], does: 'anotherDrawer' },
      { keys: ['F12'], does: 'approveCount' },
      { keys: ['Alt+R'], does: 'rejectCount' },
      { keys: ['Alt+U'], does: 'surprise' },
      { keys: ['ArrowUp', 'ArrowDown', 'Space'], does: 'tick' },
      { keys: ['Alt+I'], does: 'extra' },
      { keys: numbers('Alt+', 8), does: 'cause' },
    ],
  },
  {
    place: 'count',
    pages: ['drawer', 'close'],
    lines: [
      { keys: ['Enter', 'ArrowDown'], does: 'nextPiece' },
      { keys: ['ArrowUp'], does: 'pieceBefore' },
      { keys: ['PageUp', 'PageDown'], does: 'part' },
      { keys: ['+', '−'], does: 'oneMore' },
      { keys: ['Alt+T'], does: 'oneByOne' },
      { keys: numbers('Alt+', 9), does: 'till' },
    ],
  },
  {
    place: 'signIn',
    pages: ['sign-in', 'first-start'],
    lines: [
      { keys: numbers('', 9), does: 'person' },
      { keys: ['Enter'], does: 'signIn' },
    ],
  },
  {
    place: 'close',
    pages: ['close'],
    lines: [
      { keys: ['ArrowUp', 'ArrowDown'], does: 'closeLine' },
      { keys: ['Alt+N'], does: 'nextStep' },
      { keys: ['Enter'], does: 'doStep' },
    ],
  },
  {
    place: 'board',
    pages: ['board'],
    lines: [
      { keys: numbers('Alt+', 2), does: 'boardPart' },
      { keys: ['Alt+T'], does: 'tables' },
      { keys: ['ArrowUp', 'ArrowDown'], does: 'dayUpDown' },
      { keys: ['Enter'], does: 'exportAudit' },
    ],
  },
  {
    place: 'packet',
    pages: ['board', 'close'],
    lines: [
      { keys: ['Alt+O'], does: 'openPdf' },
      { keys: ['Alt+P'], does: 'putAway' },
      { keys: ['Alt+W'], does: 'writePacket' },
      { keys: ['Escape'], does: 'stopReport' },
    ],
  },
  { place: 'office', pages: ['office', 'pin'], lines: [{ keys: ['Enter'], does: 'save' }] },
];

const WRITTEN: Record<string, string> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** The keys of a line as buttons write them; a long row of them as its first and last. */
export function keyCaps(keys: readonly string[]): string[] {
  const caps = keys.map((key) => (WRITTEN[key] ?? key).replace('+', ' '));
  return caps.length > 3 ? [caps[0] ?? '', '…', caps.at(-1) ?? ''] : caps;
}
