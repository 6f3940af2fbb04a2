import type { AccountView } from '#shared/contract/account.ts';
import type { CisItemRow } from '#shared/contract/cis.ts';
import type { PrintJobView, ReceiptRow } from '#shared/contract/receipt.ts';
import { RECEIPT_READERS } from '#shared/role.ts';
import { checkBalance } from '../checks/balance.ts';
import { checkQueue } from '../checks/outbox.ts';
import { checkList } from '../checks/receipt-list.ts';
import { TOWN } from '../town.ts';
import type { World } from '../world.ts';
import { atTheCounter, doorCode, judge, type Step } from './step.ts';

/** What a person says about a job. They mostly look at the paper first, and sometimes do not. */
function aWordOn(world: World, job: PrintJobView): 'printed' | 'again' | 'skip' {
  const { chance } = world;
  const copy = job.copy === 0 ? 'original' : `duplicate-${job.copy}`;
  const name = job.kind === 'receipt' ? `${job.receiptNo}-${copy}` : `${job.kind}-${job.receiptNo}-${job.copy}`;
  if (world.paper.paper.includes(name) && chance.chance(0.7)) return 'printed';
  return chance.pick(['printed', 'again', 'again', 'skip']);
}

function maySettle(job: PrintJobView, answer: string): string[] {
  if (job.state === 'printing') return ['ok', 'PRINT_JOB_STATE'];
  return [answer === 'printed' && job.state !== 'uncertain' ? 'PRINT_JOB_STATE' : 'ok'];
}

export const counterSteps: readonly Step[] = [
  {
    name: 'open an account',
    weight: (moment) => (atTheCounter(moment) ? 25 : 0.5),
    run: async (world, station, moment) => {
      const known = world.chance.chance(0.97);
      const accountNo = known ? world.chance.pick(TOWN).accountNo : '99999999';
      const reply = await station.request('account.open', { accountNo });
      const may = doorCode(moment, RECEIPT_READERS) ?? (known ? 'ok' : 'ACCOUNT_UNKNOWN');
      const view = judge<AccountView>(world, `open account ${accountNo}`, reply, [may]);
      if (view) checkBalance(world, view);
    },
  },
  {
    name: 'reprint a receipt',
    weight: (moment, world) => (atTheCounter(moment) && world.books.payments.size > 0 ? 8 : 0.3),
    run: async (world, station, moment) => {
      const numbers = [...world.books.payments.keys()];
      const receiptNo = numbers.length > 0 && world.chance.chance(0.95) ? world.chance.pick(numbers) : 'C1-99-000001';
      const may = doorCode(moment) ?? (world.books.payments.has(receiptNo) ? 'ok' : 'RECEIPT_UNKNOWN');
      judge(world, `reprint ${receiptNo}`, await station.request('receipt.reprint', { receiptNo }), [may]);
    },
  },
  {
    name: 'say what came out of the printer',
    weight: (moment) => (atTheCounter(moment) ? (moment.status.printer.needPerson > 0 ? 25 : 2) : 0),
    run: async (world, station) => {
      const list = await station.request('print.list');
      if (!list?.ok) return;
      const jobs = list.data as PrintJobView[];
      if (jobs.length === 0) return;
      const job = world.chance.pick(jobs);
      const answer = aWordOn(world, job);
      const reply = await station.request('print.settle', { jobId: job.jobId, answer });
      judge(world, `${job.receiptNo} copy ${job.copy} (${job.state}): ${answer}`, reply, maySettle(job, answer));
    },
  },
  {
    name: 'look at the CIS page',
    weight: (moment) => (moment.user && !moment.locked ? 3 : 0),
    run: async (world, station) => {
      const reply = await station.request('cis.queue');
      const queue = judge<{ open: CisItemRow[]; recent: CisItemRow[] }>(world, 'look at the queue', reply, ['ok']);
      if (queue) checkQueue(world, queue.open, queue.recent);
    },
  },
  {
    name: "look at the day's receipts",
    weight: (moment) => (atTheCounter(moment) ? 4 : 0),
    run: async (world, station) => {
      const reply = await station.request('receipt.list', { businessDate: null, limit: 500 });
      const list = judge<{ businessDate: string; rows: ReceiptRow[] }>(world, 'list the receipts', reply, ['ok']);
      if (list) checkList(world, list.businessDate, list.rows);
    },
  },
];
