import type { ReversalItem } from '#main/cis/port.ts';
import type { PaperCis } from '#test/support/paper-cis.ts';
import { writing } from './spoiled-files.ts';
import { denyingDoubt, ordinary, saysPosted } from './spoiled-parts.ts';
import type { Spoil } from './world.ts';

/** Puts something else in the place of the CIS's own way to take a payment back. */
function reversing(
  instead: (cis: PaperCis, item: ReversalItem, reverse: PaperCis['reverse']) => ReturnType<PaperCis['reverse']>,
): Spoil {
  return {
    cis(cis) {
      ordinary(cis);
      const reverse = cis.reverse.bind(cis);
      cis.reverse = (item) => instead(cis, item, reverse);
    },
  };
}

/** After each reversal that was entered, something is done to the book. */
function entering(then: (cis: PaperCis, entry: PaperCis['reversalBook'][number]) => void): Spoil {
  return reversing(async (cis, item, reverse) => {
    const entries = cis.reversalBook.length;
    const answer = await reverse(item);
    const entry = cis.reversalBook[entries];
    if (entry) then(cis, entry);
    return answer;
  });
}

export const TAKES_BACK_TWICE: Spoil = entering((cis, entry) => void cis.reversalBook.push({ ...entry }));

export const TAKES_BACK_UNDER_ANOTHER_NAME: Spoil = entering(
  (cis, entry) => void cis.reversalBook.push({ ...entry, reversalRef: `${entry.reversalRef}-again` }),
);

export const TAKES_BACK_ANOTHER_AMOUNT: Spoil = entering((_cis, entry) => {
  entry.cents += 1;
});

export const TAKES_BACK_WHAT_IS_NOT_VOIDED: Spoil = entering((cis, entry) => {
  const standing = cis.book.find(
    ({ paymentRef }) => ![...cis.reversals.values()].some((r) => r.reverses === paymentRef),
  );
  if (standing)
    cis.reversalBook.push({ ...standing, reversalRef: `${entry.reversalRef}-too`, postedAtMs: entry.postedAtMs });
});

export const SAYS_TAKEN_BACK_AND_FORGETS: Spoil = reversing(saysPosted);

/** The adapter says "nothing was sent" where a reversal may have been. */
export const DOUBT_ABOUT_A_REVERSAL_IS_DENIED: Spoil = {
  cis: ordinary,
  adapter: (adapter) => ({
    ...adapter,
    reverse: (item) => denyingDoubt(adapter.reverse(item)),
  }),
};

let sends = 0;
export const CHANGES_THE_BYTES_OF_A_REVERSAL: Spoil = {
  adapter: (adapter) => ({
    ...adapter,
    reverse(item) {
      sends += 1;
      return adapter.reverse({ ...item, body: `${item.body}${' '.repeat(sends % 7)}` });
    },
  }),
};

/** The tables say that a voided payment has arrived, and so its reversal does not wait for it. */
export const REVERSALS_DO_NOT_WAIT: Spoil = {
  files: writing((sqlite) =>
    sqlite.exec(`UPDATE receipt_share SET cis_state = 'posted', posted_at_ms = 1
      WHERE cis_state = 'open' AND receipt_no IN (SELECT receipt_no FROM receipt_void)`),
  ),
};

export const REVERSALS_ARE_LOST: Spoil = {
  files: writing((sqlite) => sqlite.exec('DELETE FROM outbox WHERE reverses IS NOT NULL')),
};

export const REVERSALS_ARE_CALLED_POSTED: Spoil = {
  files: writing((sqlite) =>
    sqlite.exec("UPDATE outbox SET state = 'posted' WHERE reverses IS NOT NULL AND state = 'queued'"),
  ),
};

export const UNKNOWN_REVERSALS_ARE_CALLED_RETRYING: Spoil = {
  files: writing((sqlite) =>
    sqlite.exec("UPDATE outbox SET state = 'retrying' WHERE reverses IS NOT NULL AND state = 'unknown'"),
  ),
};

export const CANCELLED_PAYMENTS_ARE_SENT: Spoil = {
  files: writing((sqlite) =>
    sqlite.exec("UPDATE outbox SET state = 'queued', next_at_ms = 1 WHERE reverses IS NULL AND state = 'cancelled'"),
  ),
};

export const ITEMS_OF_REVERSALS_SKIP: Spoil = {
  files: writing((sqlite) => sqlite.exec('UPDATE receipt_reversal SET item_number = item_number + 5')),
};

export const A_REVERSAL_COUNTS_TOO_MUCH: Spoil = {
  files: writing((sqlite) => sqlite.exec("UPDATE receipt_reversal SET cents = cents + 1 WHERE cis_state = 'open'")),
};

export const PART_OF_A_RECEIPT_IS_TAKEN_BACK: Spoil = {
  files: writing((sqlite) => sqlite.exec("UPDATE receipt_share SET cis_state = 'none' WHERE cis_state = 'posted'")),
};

/** Whoever asks has the other person's word already: it is their own. */
export const PEOPLE_AGREE_WITH_THEMSELVES: Spoil = {
  files: writing((sqlite) =>
    sqlite.exec(
      `UPDATE approval SET state = 'granted', approver = asked_by, granted_at_ms = asked_at_ms WHERE state = 'asked';
       UPDATE app_user SET role = 'supervisor' WHERE user_id IN (SELECT approver FROM approval WHERE approver = asked_by)`,
    ),
  ),
};

/** No money order is known again. */
export const NOBODY_IS_CALLED: Spoil = {
  files: writing((sqlite) =>
    sqlite.exec('UPDATE receipt_tender SET instrument_key = NULL WHERE instrument_key IS NOT NULL'),
  ),
};

export const WHAT_WAS_PUT_ASIDE_IS_LOST: Spoil = {
  files: writing((sqlite) => sqlite.exec('DELETE FROM draft WHERE parked_at_ms IS NOT NULL')),
};
