import { parseArgs } from 'node:util';
import { MOST_ACCOUNTS } from '#sandbox/city/account-numbers.ts';
import { businessDate } from '#shared/day.ts';
import { type GatewayOptions, startGateway } from './gateway.ts';

const USAGE = `usage: main.ts --port N [options]
  --port N          port on 127.0.0.1; 0 takes a free one
  --seed N          of the city and of the faults (default 305)
  --accounts N      0 to ${MOST_ACCOUNTS} (default 14000)
  --db FILE         where the ledger is kept (default: memory)
  --token T         bearer token (default: a random one)
  --today DATE      yyyy-MM-dd, the city's day; moves the clock by whole days (default: today)
  --with-broken     some accounts break the contract
  --stdin-life      stop when standard input closes`;

class UsageError extends Error {}

function wholeNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,10}$/.test(text) || Number(text) > most)
    throw new UsageError(`--${name} must be a number from 0 to ${most}`);
  return Number(text);
}

function readArguments(args: string[]): { options: GatewayOptions; stdinLife: boolean } {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      args,
      strict: true,
      options: {
        port: text,
        seed: text,
        accounts: text,
        db: text,
        token: text,
        today: text,
        'stdin-life': flag,
        'with-broken': flag,
      },
    });
    const port = wholeNumber('port', values.port, 65_535);
    if (port === undefined) throw new UsageError('--port is missing');
    const seed = wholeNumber('seed', values.seed, 0xffff_ffff);
    const accounts = wholeNumber('accounts', values.accounts, MOST_ACCOUNTS);
    if (values.token !== undefined && !/^[\x21-\x7e]+$/.test(values.token))
      throw new UsageError('--token must be printable ASCII');
    const options: GatewayOptions = { port, withBroken: values['with-broken'] };
    if (seed !== undefined) options.seed = seed;
    if (accounts !== undefined) options.accounts = accounts;
    if (values.db !== undefined) options.dbFile = values.db;
    if (values.token !== undefined) options.token = values.token;
    if (values.today !== undefined) options.today = businessDate(values.today);
    return { options, stdinLife: values['stdin-life'] };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function run(): Promise<void> {
  const { options, stdinLife } = readArguments(process.argv.slice(2));
  const gateway = await startGateway(options);
  const stop = () => void gateway.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (stdinLife) process.stdin.once('end', stop).once('close', stop).once('error', stop).resume();
  console.log(`CIS sandbox on ${gateway.url} (token ${gateway.token})`);
}

run().catch((error: unknown) => {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
  const code = (error as NodeJS.ErrnoException).code;
  const reason = error instanceof Error ? error.message : String(error);
  console.error(
    code === 'EADDRINUSE' ? `CIS sandbox: the port is in use (${reason})` : `CIS sandbox: cannot start: ${reason}`,
  );
  process.exit(1);
});
