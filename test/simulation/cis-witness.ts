import { type CisAdapter, type ItemResult, TransportError } from '#main/cis/port.ts';
import { settle } from '#test/support/manual-clock.ts';
import type { PaperCis } from '#test/support/paper-cis.ts';
import type { Promised } from './broken.ts';

/**
 * Stands on the road between the station and the CIS and remembers what an honest witness knows: which payments
 * and reversals may have arrived without the station knowing. It does not ask the station, and the station does not ask it.
 */
export class CisWitness {
  private readonly doubts = new Set<string>();
  private readonly bodies = new Map<string, string>();
  /** The newest connection, and whether a stranger answered on it. */
  private road = { stranger: false };
  private readonly cis: PaperCis;
  private readonly report: (promised: Promised, why: string) => void;

  constructor(cis: PaperCis, report: (promised: Promised, why: string) => void) {
    this.cis = cis;
    this.report = report;
  }

  /** Whether this item may be at the CIS without an answer that says so or says not. */
  inDoubt(paymentRef: string): boolean {
    return this.doubts.has(paymentRef);
  }

  /** Whether it was ever seen on its way, arrived or not. */
  everSent(ref: string): boolean {
    return this.bodies.has(ref);
  }

  /** The station lost its memory of what it sent: from now on anything may have been. */
  doubtAll(paymentRefs: Iterable<string>): void {
    for (const ref of paymentRefs) this.doubts.add(ref);
  }

  /** A person looked at the connection and says that it may go on. */
  resumed(): void {
    this.road.stranger = false;
  }

  /** One connection. When it is closed, whoever still waits for an answer learns that there will be none. */
  adapter(): CisAdapter {
    const inner = this.cis.adapter();
    const road = { stranger: false };
    this.road = road;
    const ended = Promise.withResolvers<never>();
    ended.promise.catch(() => undefined);
    const open = <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, ended.promise]);
    return {
      ...inner,
      post: (item) => this.passing(road, item.paymentRef, item.body, () => open(inner.post(item))),
      reverse: (item) => {
        const { reversalRef, paymentRef, body } = item;
        if (!this.cis.ledger.has(paymentRef)) {
          this.report('void-order', `${reversalRef} was sent, and the CIS does not have ${paymentRef}`);
        }
        return this.passing(road, reversalRef, body, () => open(inner.reverse(item)));
      },
      lookup: async (paymentRef) => {
        const answer = await open(inner.lookup(paymentRef));
        if (answer.result === 'absent') this.doubts.delete(paymentRef);
        return answer;
      },
      close: () => ended.reject(new TransportError('maybe', 'the connection was closed')),
    };
  }

  private async passing(
    road: { stranger: boolean },
    ref: string,
    body: string,
    send: () => Promise<ItemResult>,
  ): Promise<ItemResult> {
    if (road.stranger) this.report('stops-when-paused', `${ref} was sent to a stranger`);
    const answer = await this.watch(ref, body, send);
    if (answer.result === 'stranger') void heardSoon(road);
    return answer;
  }

  private async watch(ref: string, body: string, send: () => Promise<ItemResult>): Promise<ItemResult> {
    const { lookup, idempotent } = this.cis.means;
    const doubted = this.doubts.has(ref);
    if (doubted && (lookup || !idempotent)) this.report('asked-first', `${ref} was sent again without asking first`);
    const before = this.bodies.get(ref);
    if (before !== undefined && before !== body) this.report('same-bytes', `${ref} was sent with another body`);
    this.bodies.set(ref, body);

    this.doubts.add(ref);
    try {
      const answer = await send();
      if (!doubted && ['busy', 'stranger', 'rejected'].includes(answer.result)) this.doubts.delete(ref);
      return answer;
    } catch (error) {
      if (!doubted && error instanceof TransportError && error.sent === 'no') this.doubts.delete(ref);
      throw error;
    }
  }
}

/** The station hears the answer a moment after it was given; what it began in that moment is no fault. */
async function heardSoon(road: { stranger: boolean }): Promise<void> {
  await settle();
  road.stranger = true;
}
