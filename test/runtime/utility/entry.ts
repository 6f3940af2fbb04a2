import { EventEmitter } from 'node:events';
import Module from 'node:module';
import { refused } from '../api/refused.ts';
import { takeElectronsIdentity } from '../start/identity.ts';
import { provideElectron } from '../start/module-hook.ts';
import { watchParent } from '../start/watch-parent.ts';

/** Runs a script as a utility process: without windows, without the main process's modules. */
watchParent(Number(process.env.STANDIN_PARENT));
delete process.env.STANDIN_PARENT;
takeElectronsIdentity('utility');
provideElectron(refused('electron in a utility process') as Record<string, unknown>);

const send = process.send?.bind(process) ?? (() => {});

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    send(message);
  }
  /** Electron keeps messages until the port is started by its first listener; so does a channel here. */
  start(): void {}
  pause(): void {}
}

const parentPort = new ParentPort();
process.on('message', (data) => parentPort.emit('message', { data, ports: [] }));
process.on('disconnect', () => process.exit(0));
Object.defineProperty(process, 'parentPort', { value: parentPort });

process.argv.splice(1, 1);
const runMain = (Module as unknown as { runMain(main: string): void }).runMain;
runMain(process.argv[1] ?? '');
