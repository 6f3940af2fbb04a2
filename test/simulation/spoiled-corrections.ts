import type { PostItem } from '#main/cis/port.ts';
import { writing } from './spoiled-files.ts';
import { ordinary } from './spoiled-parts.ts';
import type { Spoil } from './world.ts';

/** Every payment goes out with something in it changed: the same at each sending, so that nothing else is amiss. */
function posting(change: (item: Record<string, unknown>) => object): Spoil {
  return {
    cis: ordinary,
    adapter: (adapter) => ({
      ...adapter,
      post: ({ body, ...item }: PostItem) => {
        const told = JSON.parse(body) as Record<string, unknown>;
        return adapter.post({ ...item, body: JSON.stringify({ ...told, ...change(told) }) });
      },
    }),
  };
}

export const THE_CIS_IS_TOLD_CASH_FOR_EVERYTHING: Spoil = posting(() => ({ tender: 'cash' }));

/** What is posted again counts as of the day it is posted, not of the payment's. */
export const WHAT_IS_POSTED_AGAIN_COUNTS_LATER: Spoil = posting(({ businessDate }) => ({
  effectiveDate: businessDate,
}));

/** What a correction posted again is forgotten where the next correction or void looks for what stands. */
export const WHAT_WAS_POSTED_AGAIN_STAYS: Spoil = {
  files: writing((sqlite) =>
    sqlite.exec("UPDATE receipt_share SET cis_state = 'none' WHERE correction > 0 AND cis_state = 'posted'"),
  ),
};

/** A correction's new references are given once more. */
export const ITEMS_OF_CORRECTIONS_SKIP: Spoil = {
  files: writing((sqlite) =>
    sqlite.exec('UPDATE receipt_share SET item_number = item_number + 5 WHERE correction > 0'),
  ),
};
