/** How it is paid, and a second person. */
export const tender = {
  tender: {
    issuer: 'Issuer',
    serial: 'Serial number',
    number: 'Check number',
    over: 'Over the total',
    putDown: 'Put it down, pay the rest',
    credit: '{amount} more than is to be paid. Change is given from cash only.',
    creditAsk: 'Put the rest on the account as credit?',
    creditYes: 'Yes, as credit',
    stamp: 'Stamp it: for deposit only.',
  },
  approval: {
    title: 'A second person is needed',
    need: {
      'cash-only': 'This account takes no personal or business checks.',
      'tender-limit': 'This is more than may be taken this way by one person.',
      'same-instrument': 'This money order was taken here before.',
      void: 'A receipt is voided by two people.',
      correction: 'A receipt is corrected by two people.',
      access: 'Who may sign in, and as what, is decided by two people.',
      'pin-reset': 'A new PIN for somebody else takes two people.',
    },
    becomes: {
      'wrong-account': 'From {from} to {label}',
      'wrong-tender': '{was} becomes {is}',
      'refund-due': 'Taken back whole; the city refunds the money',
      'not-received': 'Taken back whole; no money was received',
    },
    who: 'Who agrees',
    nobody: 'Nobody else who may agree can sign in here.',
    reason: 'Reason',
    note: 'Note',
    pin: 'PIN of the person who agrees',
    agree: 'I agree to exactly this',
  },
};
