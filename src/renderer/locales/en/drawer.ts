/** The drawer: counting money, opening, what happens in between, the blind count and its approval. */
export const drawer = {
  till: {
    bill: 'Bills',
    coin: 'Loose coins',
    roll: 'Rolls of coins',
    pieces: { bill: '{face} bills', coin: '{face} coins', roll: 'Rolls of {face}' },
    each: '{amount} each',
    oneMore: 'One more: {piece}',
    oneLess: 'One less: {piece}',
    counted: 'Counted',
    shouldBe: 'should be {amount}',
    agrees: '✓ agrees',
    over: '{amount} too much',
    short: '{amount} missing',
    rows: 'next and back',
    parts: 'next part',
  },
  drawer: {
    name: 'Drawer {drawer}',
    loading: 'One moment …',
    again: 'Try again',
    open: {
      title: 'Open a drawer',
      which: 'Which till',
      count: 'What lies in till {drawer}',
      note: 'Why it is not what it should be',
      act: 'Open drawer {drawer}',
      none: 'Every till is in use until its count is approved. Have one approved, or ask your supervisor for another till.',
    },
  },
};
