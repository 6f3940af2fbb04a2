/** What may have made a count differ. `over` and `short`: where the two mean different things. */
export const causes = {
  cause: {
    title: 'What may have happened',
    text: 'Each fits to the cent. Which of them it was shows at the receipt, and in the drawer.',
    whole: 'All of it: {explained}',
    part: 'Part of it: {explained}',
    explains: { over: '{tender} {amount} over', short: '{tender} {amount} short' },
    alike: 'One of {count} that fit equally well.',
    open: 'Open {receiptNo}',
    correct: 'Correct {receiptNo}',
    says: {
      'wrong-tender': '{receiptNo} was taken as {from}, {amount}. It may be {to}.',
      'two-wrong-tenders': '{receipts}, together {amount}, were taken as {from}. They may be {to}.',
      'not-in-drawer': 'Receipted, but not in the drawer: {receipts}, {amount}.',
      unticked: 'Not ticked, so not in the drawer: {receipts}, {amount}.',
      'receipted-twice': '{receiptNo} over {amount} may be the money of {first}, receipted twice.',
      'paid-unreceipted': 'The {amount} of {receiptNo} is there once more: perhaps taken twice and receipted once.',
      voided: {
        over: '{receiptNo} was voided. Its cash may not have been given back.',
        short: '{receiptNo} was voided. Its cash may have been given back twice, or never came in.',
      },
      pickup: {
        over: 'Pickup {number} was written down, and its cash may still be in the drawer.',
        short: 'The cash of pickup {number} may have been taken out twice.',
      },
      'starting-bank': {
        over: 'The starting bank may have been counted twice.',
        short: 'The starting bank may have been left out of the count.',
      },
      'opening-count': 'The count at the opening may have been wrong, and the bank right.',
      change: {
        over: 'The change of {receiptNo}, {amount}, may not have been given.',
        short: 'The change of {receiptNo}, {amount}, may have been given twice.',
      },
      note: {
        tendered: '{receiptNo}: the bill taken as {meant} may have been {was}.',
        change: '{receiptNo}: a bill of {was} may have been handed out for {meant}.',
      },
      roll: {
        over: 'A {piece} more was counted than there is.',
        short: 'A {piece} may not have been counted.',
      },
      strap: {
        over: 'A hundred {piece} more were counted than there are.',
        short: 'A strap of a hundred {piece} may not have been counted.',
      },
      'wrong-line': 'What was counted as {count} {piece} may be {really}.',
      'wrong-way': {
        pickup: 'Pickup {number} may have gone the other way: it is off by twice its amount.',
        void: '{receiptNo}: its cash may have gone the other way when it was voided.',
        receipt: '{receiptNo}: its {amount} may have been handed out instead of taken.',
        change: '{receiptNo}: its change may have been taken instead of handed out.',
      },
      'swapped-digits': {
        receipt: '{receiptNo}: keyed as {keyed}, it may be {really}. Two digits are swapped.',
        total: 'The total was typed as {keyed} and may be {really}. Two digits are swapped.',
        count: 'Typed as {keyed} {piece}, it may be {really}. Two digits are swapped.',
      },
      'divisible-by-nine': 'It can be divided by nine, as swapped digits make it.',
    },
  },
};
