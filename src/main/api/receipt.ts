import type { receiptRoutes } from '#shared/contract/receipt.ts';
import { ok, type Result } from '#shared/failure.ts';
import { listReceipts, showReceipt, showRow } from '../services/receipt-book.ts';
import { tellStory } from '../services/receipt-story.ts';
import { printJobView, reprintReceipt, settlePrintJob } from '../services/reprint-receipt.ts';
import { searchReceipts } from '../services/search-receipts.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function receiptHandlers({ office, prints, statusChanged }: Desk): Handlers<keyof typeof receiptRoutes> {
  /** The queue has new work, and the window something new to show. */
  function printing<T>(result: Result<T>, receiptNo: string): Result<T> {
    if (result.ok) {
      prints.pump();
      office.emit({ name: 'receipt.changed', payload: { receiptNo } });
      statusChanged();
    }
    return result;
  }
  return {
    'receipt.list': (input) => listReceipts(office, input),
    'receipt.row': ({ receiptNo }) => showRow(office, receiptNo),
    'receipt.search': (input) => searchReceipts(office, input),
    'receipt.story': ({ receiptNo }) => tellStory(office, receiptNo),
    'receipt.show': ({ receiptNo }) => showReceipt(office, prints, receiptNo),
    'receipt.reprint': ({ receiptNo }, actor) => printing(reprintReceipt(office, actor, receiptNo), receiptNo),
    'print.list': () =>
      ok(
        office.prints
          .open()
          .filter((job) => job.kind !== 'drawer-kick')
          .map(printJobView),
      ),
    'print.settle': (input, actor) => {
      const settled = settlePrintJob(office, actor, input);
      return printing(settled, settled.ok ? settled.value.receiptNo : '');
    },
  };
}
