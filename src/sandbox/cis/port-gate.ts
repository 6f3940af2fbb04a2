import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The port of 127.0.0.1 that can be shut for a while, so that connections are refused as by a machine that is off. */
export type PortGate = {
  /** Rejects with the system's error (EADDRINUSE) when the port can't be had. Resolves with the port. */
  open(port: number): Promise<number>;
  /** Refuses connections and cuts those that are open; opens again by itself after `forMs`. */
  shut(forMs: number): void;
  /** Ends a shut time early. Does nothing while the port is open. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

export function portGate(server: Server, log: (line: string) => void): PortGate {
  let port = 0;
  let closed = false;
  let reopening: NodeJS.Timeout | undefined;
  const listen = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const reopen = async () => {
    clearTimeout(reopening);
    if (!server.listening && !closed) await listen(port);
  };
  return {
    async open(wanted) {
      await listen(wanted);
      port = (server.address() as AddressInfo).port;
      return port;
    },
    shut(forMs) {
      clearTimeout(reopening);
      if (closed) return;
      server.close();
      server.closeAllConnections();
      reopening = setTimeout(
        () => void reopen().catch((error) => log(`CIS sandbox: port ${port} is gone: ${error}`)),
        forMs,
      );
    },
    reopen,
    async close() {
      closed = true;
      clearTimeout(reopening);
      if (!server.listening) return;
      const done = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await done;
    },
  };
}
