import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate } from '#shared/day.ts';
import { ROOT } from './places.mjs';
import { type Service, startService } from './service.ts';

export type TrainingGroundOptions = {
  /** The app's data folder; the sandbox's ledger and the printed paper lie in it, so a restart goes on with them. */
  home: string;
  /** The instant the app's clock starts at, as in COUNTER_CLOCK. The CIS's clock is set to it too. */
  clock?: string | undefined;
  /** False: the app is told of another CIS by somebody else, so none is started here. */
  withCis?: boolean;
  withPrinter?: boolean;
  /** Size of the demo city. */
  accounts?: number;
};

/** Asks a sandbox's own controls, which no real device has: GET without a body, POST with one. Throws if refused. */
export type Control = (route: string, body?: unknown) => Promise<unknown>;

type Part = { name: string; gone: Promise<void>; stop(): Promise<void> };

/** `control` routes: ledger, state, and with a body faults, clock, portal-payment. */
export type CisSandbox = Part & { url: string; token: string; control: Control };

/** `address` as COUNTER_PRINTER takes it; `control` routes: state, jobs, and with a body fault. */
export type PrinterOnScreen = Part & { address: string; out: string; controlUrl: string; control: Control };

export type TrainingGround = {
  /** What the app's environment needs beside the rest of the environment. */
  env: Record<string, string>;
  cis: CisSandbox | null;
  printer: PrinterOnScreen | null;
  stop(): Promise<void>;
};

/** A CIS and a printer to train on, as processes of their own. They end with us, even if we are killed. */
export async function startTrainingGround(options: TrainingGroundOptions): Promise<TrainingGround> {
  mkdirSync(options.home, { recursive: true });
  const { withCis = true, withPrinter = true } = options;
  const [cis, printer] = await allOrNone(
    withCis ? startCisSandbox(options) : null,
    withPrinter ? startVirtualPrinter(options) : null,
  );
  const env: Record<string, string> = { COUNTER_HOME: options.home };
  if (options.clock !== undefined) env.COUNTER_CLOCK = options.clock;
  if (cis) Object.assign(env, { COUNTER_CIS_URL: cis.url, COUNTER_CIS_TOKEN: cis.token });
  if (printer) env.COUNTER_PRINTER = printer.address;
  return {
    env,
    cis,
    printer,
    stop: async () => void (await Promise.all([cis?.stop(), printer?.stop()])),
  };
}

/** Where one does not start, the other is stopped again. */
async function allOrNone<A extends Part, B extends Part>(
  a: Promise<A> | null,
  b: Promise<B> | null,
): Promise<[A | null, B | null]> {
  try {
    return await Promise.all([a, b]);
  } catch (error) {
    for (const part of await Promise.allSettled([a, b])) {
      if (part.status === 'fulfilled') await part.value?.stop();
    }
    throw error;
  }
}

async function startCisSandbox(options: TrainingGroundOptions): Promise<CisSandbox> {
  const args = [source('cis/main.ts'), '--port', '0', '--db', join(options.home, 'cis-sandbox.db')];
  if (options.accounts !== undefined) args.push('--accounts', String(options.accounts));
  const startMs = options.clock === undefined ? null : Date.parse(options.clock);
  if (startMs !== null) args.push('--today', calendarDate(startMs));
  const name = 'CIS sandbox';
  const service = await startService(name, args, [/^CIS sandbox on (\S+) \(token (\S+)\)$/]);
  const [url, token] = wordsOf(service, 0);
  const control = controlOf(`${url}/sandbox`, { authorization: `Bearer ${token}` });
  try {
    if (startMs !== null) await setClock(control, startMs);
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { name, url, token, control, gone: service.gone, stop: service.stop };
}

/** `--today` moves the sandbox's clock by whole days; this moves it on to the very instant. */
async function setClock(control: Control, startMs: number): Promise<void> {
  const { now } = (await control('state')) as { now: number };
  await control('clock', { offsetMs: startMs - now });
}

async function startVirtualPrinter({ home }: TrainingGroundOptions): Promise<PrinterOnScreen> {
  const out = join(home, 'paper');
  const args = [source('printer/main.ts'), '--port', '0', '--control-port', '0', '--out', out];
  const name = 'virtual printer';
  const service = await startService(name, args, [/^virtual printer on ([^,]+),/, /^control on (\S+)$/]);
  const [address] = wordsOf(service, 0);
  const [controlUrl] = wordsOf(service, 1);
  return { name, address, out, controlUrl, control: controlOf(controlUrl), gone: service.gone, stop: service.stop };
}

const source = (path: string) => join(ROOT, 'src', 'sandbox', path);

function wordsOf(service: Service, line: number): [string, string] {
  const [, first = '', second = ''] = service.said[line] ?? [];
  return [first, second];
}

function controlOf(base: string, headers: Record<string, string> = {}): Control {
  return async (route, body) => {
    const post = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const reply = await fetch(`${base}/${route}`, body === undefined ? { headers } : post);
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${base}/${route} refused: ${reply.status} ${text}`);
    return JSON.parse(text);
  };
}
