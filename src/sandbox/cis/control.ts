import { z } from 'zod';
import { type Answer, json, problem } from './answer.ts';
import type { CisLedger } from './cis-ledger.ts';
import { faultSchema } from './faults.ts';

/** What the control routes may turn. They are no part of the contract; a city's gateway has none of them. */
export type Controls = {
  ledger: CisLedger;
  rules(): readonly unknown[];
  setFaults(rules: readonly z.input<typeof faultSchema>[]): void;
  state(): Record<string, unknown>;
};

const faultsInput = z.union([z.array(faultSchema), z.strictObject({ rules: z.array(faultSchema) })]);
const clockInput = z.strictObject({ offsetMs: z.int().min(-1e12).max(1e12) });
const portalInput = z.strictObject({ accountNo: z.string(), cents: z.int().min(1).max(999_999_999_999) });

/** Answers a request under /sandbox/. `body` is parsed JSON, or undefined when there was none. */
export function control(controls: Controls, method: string, path: string, body: unknown): Answer {
  const { ledger } = controls;
  try {
    switch (`${method} ${path}`) {
      case 'GET /sandbox/ledger':
        return json(200, {
          payments: ledger.payments(),
          reversals: ledger.reversals(),
          unposted: ledger.unposted(),
          totals: ledger.totals(),
        });
      case 'GET /sandbox/state':
        return json(200, controls.state());
      case 'POST /sandbox/faults': {
        const input = faultsInput.parse(body);
        controls.setFaults(Array.isArray(input) ? input : input.rules);
        return json(200, { rules: controls.rules() });
      }
      case 'POST /sandbox/clock': {
        ledger.clock.skew(clockInput.parse(body).offsetMs);
        return json(200, { now: ledger.clock.now() });
      }
      case 'POST /sandbox/portal-payment': {
        const { accountNo, cents } = portalInput.parse(body);
        const account = ledger.otherPayment(accountNo, cents);
        return account ? json(200, { account }) : problem(404, 'account_not_found', 'No such account');
      }
      default:
        return problem(404, 'route_unknown', 'The sandbox has no such control');
    }
  } catch (error) {
    if (error instanceof z.ZodError)
      return problem(400, 'invalid_request', 'Not understood', z.prettifyError(error).slice(0, 2_000));
    throw error;
  }
}
