import { randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { CITY_SEED, createDemoCity } from '#sandbox/city/demo-city.ts';
import { type BusinessDate, calendarDate } from '#shared/day.ts';
import { problem } from './answer.ts';
import { type CisLedger, openCisLedger } from './cis-ledger.ts';
import { openContract } from './contract.ts';
import type { Controls } from './control.ts';
import { type FaultRule, faultBoard } from './faults.ts';
import { cursorSeal } from './page-cursor.ts';
import { portGate } from './port-gate.ts';
import { answerRequest, type Flow, send } from './request-flow.ts';

export type GatewayOptions = {
  /** 0, the default, takes any free port of 127.0.0.1. */
  port?: number;
  /** Of the city and of the faults' chances. */
  seed?: number;
  accounts?: number;
  /** The ledger's file; default ':memory:'. */
  dbFile?: string;
  /** The bearer token; default random. */
  token?: string;
  /** The city's day; default the office's calendar date. The clock is moved by whole days to lie in it. */
  today?: BusinessDate;
  /** The true time; default the computer's. */
  now?: () => number;
  /** Accounts that break the canonical model at the end of the list. */
  withBroken?: boolean;
  faults?: readonly FaultRule[];
  cursorTtlMs?: number;
  /** Waits out the latencies of fault rules, ms; default a timer. Here a test can hold a request for as long as it likes. */
  pause?: (ms: number) => Promise<void>;
  /** Hears what a person should know, above all answers of this gateway that break its own contract. */
  log?: (line: string) => void;
};

export type Gateway = {
  url: string;
  port: number;
  token: string;
  ledger: CisLedger;
  /** Replaces all fault rules; resolves when the port is as they say. */
  setFaults(rules: readonly FaultRule[]): Promise<void>;
  /** How many answers broke the contract so far. Anything but 0 is a fault of the sandbox. */
  breaches(): number;
  close(): Promise<void>;
};

/** The ledger of the demo city, with the clock moved by whole days into the city's day. */
function openLedger(options: GatewayOptions, seed: number): CisLedger {
  const trueNow = options.now ?? Date.now;
  const realDay = calendarDate(trueNow());
  const today = options.today ?? realDay;
  const shift = Date.parse(`${today}T00:00:00Z`) - Date.parse(`${realDay}T00:00:00Z`);
  const city = createDemoCity({
    today,
    seed,
    withBroken: options.withBroken ?? false,
    asOfMs: Math.min(trueNow() + shift, Date.parse(`${today}T06:00:00Z`)),
    ...(options.accounts === undefined ? {} : { accounts: options.accounts }),
  });
  return openCisLedger(city, options.dbFile ?? ':memory:', () => trueNow() + shift);
}

/** Starts the sandbox gateway on 127.0.0.1. Rejects with the system's error (EADDRINUSE) when it can't listen. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const seed = options.seed ?? CITY_SEED;
  const token = options.token ?? randomBytes(18).toString('base64url');
  const log = options.log ?? console.error;
  const contract = await openContract();
  const faults = faultBoard(seed);
  faults.set(options.faults ?? []);
  const ledger = openLedger(options, seed);
  const closing = new AbortController();
  const pause = options.pause ?? ((ms: number) => wait(ms, undefined, { signal: closing.signal }));
  let breaches = 0;
  let requests = 0;

  const flow: Flow = {
    token,
    contract,
    faults,
    context: {
      ledger,
      cursors: cursorSeal(),
      cursorTtlMs: options.cursorTtlMs ?? 3_600_000,
      inProgress: new Map(),
    },
    async sleep(ms) {
      if (ms > 0) await pause(ms);
    },
    shutPort: (forMs) => gate.shut(forMs),
    controls,
    onBreach(line) {
      breaches += 1;
      log(line);
    },
  };
  const server = createServer((request, response) => {
    requests += 1;
    answerRequest(flow, request, response).catch((error: unknown) => {
      if (closing.signal.aborted || request.destroyed) return response.destroy();
      log(
        `CIS sandbox failed at ${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`,
      );
      if (response.headersSent) response.destroy();
      else send(response, problem(500, 'internal', 'The sandbox failed'));
    });
  });
  const gate = portGate(server, log);

  /** How long a rule that is about the port wants it shut; null where there is none. */
  function shutFor(): number | null {
    const rule = faults.rules().find((fault) => fault.fault === 'refuse' && fault.match === undefined);
    return rule?.fault === 'refuse' ? rule.forMs : null;
  }
  /** The port may go down by the very rules a request sets, so that happens after its answer has left. */
  function controls(response: ServerResponse): Controls {
    return {
      ledger,
      rules: faults.rules,
      setFaults(rules) {
        faults.set(rules);
        const ms = shutFor();
        if (ms === null) return;
        response.setHeader('connection', 'close');
        response.on('close', () => gate.shut(ms));
      },
      state: () => ({
        seed,
        today: ledger.city.today,
        accounts: ledger.city.size,
        now: ledger.clock.now(),
        requests,
        breaches,
        inProgress: [...flow.context.inProgress.keys()],
        rules: faults.rules(),
        totals: ledger.totals(),
      }),
    };
  }

  const port = await gate.open(options.port ?? 0).catch((error: unknown) => {
    ledger.close();
    throw error;
  });
  const firstShut = shutFor();
  if (firstShut !== null) gate.shut(firstShut);

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    token,
    ledger,
    breaches: () => breaches,
    async setFaults(rules) {
      faults.set(rules);
      const ms = shutFor();
      if (ms === null) await gate.reopen();
      else gate.shut(ms);
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await gate.close();
      ledger.close();
    },
  };
}
