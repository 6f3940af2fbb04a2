import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { refusing } from '../page/refusing.ts';
import { app } from './app.ts';
import { Emitter, PreventableEvent } from './emitter.ts';

export interface ForkOptions {
  env?: NodeJS.ProcessEnv;
  execArgv?: string[];
  cwd?: string;
  stdio?: 'pipe' | 'ignore' | 'inherit';
  serviceName?: string;
}

const bootstrap = fileURLToPath(new URL('../utility/entry.ts', import.meta.url));

/** A Node process of its own, with `process.parentPort` in it; messages are structured clones. */
class UtilityProcess extends Emitter {
  pid: number | undefined;
  readonly stdout: ChildProcess['stdout'];
  readonly stderr: ChildProcess['stderr'];
  private readonly child: ChildProcess;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super('utilityProcess', ['spawn', 'message', 'exit', 'error']);
    const { stdio = 'inherit', serviceName = 'Node Utility Process' } = options;
    this.child = fork(bootstrap, [modulePath, ...args], {
      env: { ...(options.env ?? process.env), STANDIN_PARENT: String(process.pid) },
      execArgv: options.execArgv ?? [],
      cwd: options.cwd,
      serialization: 'advanced',
      stdio: ['ignore', stdio, stdio, 'ipc'],
    });
    this.stdout = this.child.stdout;
    this.stderr = this.child.stderr;
    this.pid = this.child.pid;
    this.child.on('spawn', () => this.emit('spawn'));
    this.child.on('message', (message) => this.emit('message', message));
    this.child.on('error', (error) => console.error(`electron stand-in: ${serviceName}:`, error));
    this.child.on('exit', (code, signal) => {
      this.pid = undefined;
      this.emit('exit', code ?? 1);
      if (code === 0) return;
      const reason = signal ? 'killed' : 'abnormal-exit';
      const details = { type: 'Utility', reason, exitCode: code ?? 1, serviceName, name: serviceName };
      app.emit('child-process-gone', new PreventableEvent(), details);
    });
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('electron stand-in: MessagePort transfer is not provided');
    this.child.send(message as object);
  }

  kill(): boolean {
    return this.child.kill('SIGTERM');
  }
}

export const utilityProcess = refusing('utilityProcess', {
  fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess {
    if (!app.standInIsReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    return new UtilityProcess(modulePath, args, options);
  },
});
