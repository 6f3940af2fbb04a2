import type { ItemResult, PostItem } from '#main/cis/port.ts';
import { TransportError } from '#main/cis/port.ts';
import type { PaperCis } from '#test/support/paper-cis.ts';
import type { Spoil } from './world.ts';

/** Puts something else in the place of the CIS's own way to post. */
function posting(
  cis: PaperCis,
  instead: (item: PostItem, post: PaperCis['post']) => ReturnType<PaperCis['post']>,
): void {
  const post = cis.post.bind(cis);
  cis.post = (item) => instead(item, post);
}

/** A CIS that can be asked and remembers references, whatever the seed says, so that only the spoiled part is at fault. */
export function ordinary(cis: PaperCis): void {
  cis.means = { lookup: true, idempotent: true, keyTtlHours: null };
  cis.forgetful = false;
}

/** The CIS says that it has the item, and nothing more. */
export const saysPosted = async (): Promise<ItemResult> => ({
  result: 'posted',
  cisRef: 'R0',
  cisBatch: 'B0',
  postedAtMs: 1,
  newBalanceCents: null,
  replay: false,
});

/** The adapter's answer, with "nothing was sent" where something may have been. */
export const denyingDoubt = (answer: Promise<ItemResult>): Promise<ItemResult> =>
  answer.catch((error: unknown) => {
    throw error instanceof TransportError ? new TransportError('no', error.message) : error;
  });

export const ENTERS_TWICE: Spoil = {
  cis(cis) {
    ordinary(cis);
    posting(cis, async (item, post) => {
      const entries = cis.book.length;
      const answer = await post(item);
      const entry = cis.book[entries];
      if (entry) cis.book.push({ ...entry });
      return answer;
    });
  },
};

export const SAYS_POSTED_AND_FORGETS: Spoil = {
  cis(cis) {
    ordinary(cis);
    posting(cis, saysPosted);
  },
};

/** The adapter says "nothing was sent" where something may have been. */
export const DOUBT_IS_DENIED: Spoil = {
  cis: ordinary,
  adapter: (adapter) => ({
    ...adapter,
    post: (item) => denyingDoubt(adapter.post(item)),
  }),
};

/** The same before a CIS that keeps no references: nothing but asking first would save the customer's money. */
export const DOUBT_IS_DENIED_AND_NOTHING_KEPT: Spoil = {
  ...DOUBT_IS_DENIED,
  cis(cis) {
    ordinary(cis);
    cis.forgetful = true;
  },
};

export const CHANGES_THE_AMOUNT: Spoil = {
  adapter: (adapter) => ({
    ...adapter,
    post: (item) => adapter.post({ ...item, body: item.body.replace(/"amountCents":/, '"amountCents":1') }),
  }),
};

let sends = 0;
export const CHANGES_THE_BYTES: Spoil = {
  adapter: (adapter) => ({
    ...adapter,
    post(item) {
      sends += 1;
      return adapter.post({ ...item, body: `${item.body}${' '.repeat(sends % 7)}` });
    },
  }),
};

/** The figures contain payments that they say they do not contain yet. */
export const FIGURES_SAY_TOO_LITTLE: Spoil = {
  cis(cis) {
    ordinary(cis);
    const account = cis.account.bind(cis);
    cis.account = (accountNo) => {
      const told = account(accountNo);
      return told && { ...told, paymentsThrough: told.paymentsThrough - 3_600_000 };
    };
  },
};

export const PRINTS_TWICE: Spoil = {
  printer: (printer) => ({
    ...printer,
    async print(job) {
      await printer.print(job);
      return printer.print(job);
    },
  }),
};

export const PRINTS_NOTHING: Spoil = {
  printer: (printer) => ({ ...printer, print: async () => ({ result: 'printed' }) }),
};

export const OPENS_THE_DRAWER_LATE: Spoil = {
  printer: (printer, { clock }) => ({
    ...printer,
    async print(job) {
      if (job.name.endsWith('-drawer')) await new Promise<void>((resolve) => void clock.after(16_000, resolve));
      return printer.print(job);
    },
  }),
};
