import { z } from 'zod';
import { seededDraw } from '#sandbox/city/seeded-draw.ts';

/** The operations of the contract that a rule can be about. */
export const ROUTES = [
  'getHealth',
  'listAccounts',
  'getAccount',
  'getHistory',
  'getUsage',
  'postPayment',
  'getPayment',
  'postReversal',
] as const;
export type Route = (typeof ROUTES)[number];

/** Whether a route posts an item, so that a fault can come before or after its commit. */
export function posts(route: Route): boolean {
  return route === 'postPayment' || route === 'postReversal';
}

const match = z
  .strictObject({
    route: z.enum(ROUTES).optional(),
    accountNo: z.string().optional(),
    /** Only the n-th request (from 1) that fits the rest of this match. */
    nth: z.int().min(1).optional(),
    /** Of the requests that fit, this share; drawn from the seed. */
    probability: z.number().min(0).max(1).optional(),
  })
  .optional();

const common = { match, /** Fires at most so often. */ times: z.int().min(1).optional() };
const ms = z.int().min(0).max(600_000);
const retryAfter = z.union([z.int().min(0).max(86_400), z.string().max(60)]);
/** Whether an item is posted before the answer is spoiled. */
const commit = z.boolean().default(false);

/** What can go wrong, as JSON. Rules are tried in order; latencies add up, and the first other fault is the answer. */
export const faultSchema = z.discriminatedUnion('fault', [
  /** Waits before the request is processed, or after it and before the answer. */
  z.strictObject({ ...common, fault: z.literal('latency'), ms, where: z.enum(['before', 'after']).default('before') }),
  /**
   * Nobody listens on the port for a while. Without a match at once; with one, the request that fits is cut off first.
   * The control routes are gone too; the rule ends by its time, or by setFaults of the same process.
   */
  z.strictObject({ ...common, fault: z.literal('refuse'), forMs: ms.default(2_000) }),
  /** The connection is reset before anything is processed. */
  z.strictObject({ ...common, fault: z.literal('reset-before') }),
  /** Everything is processed, then the connection is reset without an answer. */
  z.strictObject({ ...common, fault: z.literal('commit-then-drop') }),
  z.strictObject({ ...common, fault: z.literal('500-after-commit') }),
  z.strictObject({ ...common, fault: z.literal('in-progress'), retryAfter: retryAfter.default(1) }),
  z.strictObject({ ...common, fault: z.literal('busy-429'), retryAfter: retryAfter.default(1) }),
  z.strictObject({ ...common, fault: z.literal('locked-503'), retryAfter: retryAfter.default(30) }),
  z.strictObject({
    ...common,
    fault: z.literal('reject'),
    code: z.string().default('tender_not_accepted'),
    status: z.int().default(400),
  }),
  /** Bytes that are no JSON, under a content type that says they are. */
  z.strictObject({ ...common, fault: z.literal('garbage'), commit }),
  /** A login page, 200. */
  z.strictObject({ ...common, fault: z.literal('html'), commit }),
  z.strictObject({
    ...common,
    fault: z.literal('redirect'),
    commit,
    location: z.string().default('http://127.0.0.1:9/login'),
  }),
  z.strictObject({ ...common, fault: z.literal('unauthorized') }),
  /** A JSON body that never ends, as fast as it is taken. */
  z.strictObject({ ...common, fault: z.literal('endless-body'), commit }),
  /** Announces a body of 8 TiB. */
  z.strictObject({ ...common, fault: z.literal('huge-length'), commit }),
  /** One byte in `everyMs`, never done. */
  z.strictObject({ ...common, fault: z.literal('slow-drip'), commit, everyMs: ms.default(100) }),
]);
export type Fault = z.infer<typeof faultSchema>;
/** A rule as it is written, before defaults. */
export type FaultRule = z.input<typeof faultSchema>;

/** What shall happen to one request. */
export type Plan = { beforeMs: number; afterMs: number; fault: Fault | null };

export type FaultBoard = {
  rules(): readonly Fault[];
  /** Replaces all rules and starts counting anew. Throws a ZodError for rules that it does not know. */
  set(rules: readonly FaultRule[]): void;
  plan(route: Route, accountNo: string | null): Plan;
};

/** Whether a posting happens although the answer will be spoiled. */
export function commits(fault: Fault): boolean {
  if (fault.fault === 'commit-then-drop' || fault.fault === '500-after-commit') return true;
  return 'commit' in fault && fault.commit;
}

export function faultBoard(seed: number): FaultBoard {
  let rules: { rule: Fault; seen: number; fired: number }[] = [];
  let draw = seededDraw(seed, 0);
  const fires = (entry: (typeof rules)[number], route: Route, accountNo: string | null): boolean => {
    const { match: wanted, times } = entry.rule;
    // Without a match it is about the port, not about requests.
    if (entry.rule.fault === 'refuse' && wanted === undefined) return false;
    if (wanted?.route !== undefined && wanted.route !== route) return false;
    if (wanted?.accountNo !== undefined && wanted.accountNo !== accountNo) return false;
    if (times !== undefined && entry.fired >= times) return false;
    entry.seen += 1;
    if (wanted?.nth !== undefined && wanted.nth !== entry.seen) return false;
    if (wanted?.probability !== undefined && !draw.chance(wanted.probability * 100)) return false;
    entry.fired += 1;
    return true;
  };
  return {
    rules: () => rules.map((entry) => entry.rule),
    set(wanted) {
      const parsed = z.array(faultSchema).max(1_000).parse(wanted);
      rules = parsed.map((rule) => ({ rule, seen: 0, fired: 0 }));
      draw = seededDraw(seed, 0);
    },
    plan(route, accountNo) {
      const plan: Plan = { beforeMs: 0, afterMs: 0, fault: null };
      for (const entry of rules) {
        if (plan.fault && entry.rule.fault !== 'latency') continue;
        if (!fires(entry, route, accountNo)) continue;
        if (entry.rule.fault !== 'latency') plan.fault = entry.rule;
        else if (entry.rule.where === 'before') plan.beforeMs += entry.rule.ms;
        else plan.afterMs += entry.rule.ms;
      }
      return plan;
    },
  };
}
