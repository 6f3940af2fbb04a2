import { createHash } from 'node:crypto';
import { calendarDate } from '#shared/day.ts';

/** A sound PostItem of the contract, for trying a gateway out; `change` replaces or adds members. */
export function sampleItem(paymentRef: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  const today = calendarDate(Date.now());
  return {
    paymentRef,
    shortRef: 'C10000012U',
    kind: 'payment',
    accountNo: '14640201',
    amountCents: 8_750,
    currency: 'USD',
    tender: 'cash',
    takenAt: new Date().toISOString(),
    businessDate: today,
    receivedDate: today,
    effectiveDate: today,
    effectiveRule: 'counter',
    source: 'counter',
    station: 'C1',
    clerk: 'JSMITH',
    drawerSession: '1',
    receiptNo: 'C1-26-000123',
    ...change,
  };
}

/** A sound ReversalItem, of the payment that `sampleItem` makes. */
export function sampleReversal(reversalRef: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  const today = calendarDate(Date.now());
  return {
    reversalRef,
    shortRef: 'C10000013S',
    kind: 'reversal',
    reason: 'void',
    cents: 8_750,
    currency: 'USD',
    reversedAt: new Date().toISOString(),
    businessDate: today,
    effectiveDate: today,
    station: 'C1',
    clerk: 'JSMITH',
    ...change,
  };
}

/** The headers that the contract wants with an item. */
export function itemHeaders(token: string, ref: string, body: string): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': `"${ref}"`,
    'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
  };
}
