import type { Page } from '@playwright/test';
import type { CisItemRow } from '#shared/contract/cis.ts';
import type { ReceiptRow } from '#shared/contract/receipt.ts';
import { cents, sumCents } from '#shared/money.ts';
import { ask } from '#test/e2e/desk/bridge.ts';

export type DemoPayment = {
  /** The item's permanent reference at the CIS. */
  reference: string;
  receipt: string;
  accountNo: string;
  cents: number;
  tender: string;
  cisState: string;
};

/** What the window itself knows at the end, asked over its own bridge to main. */
export async function summarise(page: Page): Promise<{ payments: DemoPayment[]; totals: Record<string, number> }> {
  const queue = await ask<{ open: CisItemRow[]; recent: CisItemRow[] }>(page, 'cis.queue', {});
  const book = await ask<{ rows: ReceiptRow[] }>(page, 'receipt.list', { businessDate: null, limit: 500 });
  const tenders = new Map(book.rows.map((row) => [row.receiptNo, row.tenders.map(({ code }) => code).join('+')]));
  const payments = [...queue.open, ...queue.recent]
    .map((item) => ({
      reference: item.paymentRef,
      receipt: item.receiptNo,
      accountNo: item.accountNo,
      cents: item.cents,
      tender: tenders.get(item.receiptNo) ?? '',
      cisState: item.state,
    }))
    .sort((a, b) => a.receipt.localeCompare(b.receipt));
  const total = (of: DemoPayment[]): number => sumCents(of.map((payment) => cents(payment.cents)));
  return {
    payments,
    totals: {
      payments: payments.length,
      cents: total(payments),
      postedCents: total(payments.filter((payment) => payment.cisState === 'posted')),
    },
  };
}
