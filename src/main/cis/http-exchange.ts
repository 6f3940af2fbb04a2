import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { TransportError } from './port.ts';

/** One attempt. Times are totals: a far side that keeps dripping bytes is cut off all the same. */
export type Attempt = {
  method: 'GET' | 'POST';
  /** Path and query, already encoded. */
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
  /** From the start to the last byte of the answer. */
  deadlineMs: number;
  /** The most bytes that the answer's body may have. */
  mostBytes: number;
  signal?: AbortSignal | undefined;
};

/** A complete answer; header names in lower case, a repeated header joined with commas. */
export type RawAnswer = { status: number; headers: Record<string, string>; body: Buffer };

export type Exchange = {
  /** Rejects only with TransportError. Never follows a redirect. */
  send(attempt: Attempt): Promise<RawAnswer>;
  /** Ends what is under way and refuses what comes later. */
  close(): void;
};

/** Only the system's short codes get into messages: they can't hold a header, so no token either. */
function causeOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code) ? code : 'connection failed';
}

/** Whether the connection is complete, so that the first byte of a request could leave. */
function usable(socket: Socket & { secureConnecting?: boolean }, secure: boolean): boolean {
  return !socket.connecting && !(secure && socket.secureConnecting === true);
}

function headersOf(response: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/**
 * HTTP with exact knowledge of what left. Nothing is written before the connection stands (for https: before the
 * handshake is done), so every failure until then is `sent: 'no'`, and every later one is `sent: 'maybe'`; also on a
 * kept-alive connection which the far side closed at the same moment.
 */
export function createExchange(origin: URL, connectMs: number): Exchange {
  const secure = origin.protocol === 'https:';
  const agent = secure
    ? new HttpsAgent({ keepAlive: true, minVersion: 'TLSv1.2' })
    : new HttpAgent({ keepAlive: true });
  const open = secure ? httpsRequest : httpRequest;
  const underWay = new Set<() => void>();
  let closed = false;

  const send = (attempt: Attempt) =>
    new Promise<RawAnswer>((resolve, reject) => {
      let sent: 'no' | 'maybe' = 'no';
      let ended = false;
      const end = (outcome: () => void) => {
        if (ended) return;
        ended = true;
        clearTimeout(connecting);
        clearTimeout(deadline);
        attempt.signal?.removeEventListener('abort', onAbort);
        underWay.delete(onClose);
        outcome();
      };
      /** After the end nothing may touch the request: its connection may already serve another one. */
      const fail = (message: string, cause?: unknown) => {
        if (ended) return;
        end(() =>
          reject(new TransportError(sent, message, { cause: cause === undefined ? undefined : causeOf(cause) })),
        );
        request.destroy();
      };
      const onAbort = () => fail('given up by the caller');
      const onClose = () => fail('the connection was closed by this side');
      const request = open(origin, { agent, method: attempt.method, path: attempt.path, headers: attempt.headers });
      const connecting = setTimeout(() => fail(`no connection within ${connectMs} ms`), connectMs);
      const deadline = setTimeout(() => fail(`no complete answer within ${attempt.deadlineMs} ms`), attempt.deadlineMs);
      attempt.signal?.addEventListener('abort', onAbort, { once: true });
      underWay.add(onClose);

      const release = () => {
        clearTimeout(connecting);
        if (request.destroyed) return;
        sent = 'maybe';
        request.end(attempt.body);
      };
      request.on('socket', (socket) => {
        if (usable(socket, secure)) release();
        else socket.once(secure ? 'secureConnect' : 'connect', release);
      });
      request.on('error', (error) => fail(causeOf(error), error));
      request.on('response', (response) => receive(response, attempt, fail, (answer) => end(() => resolve(answer))));
      /** An upgrade that nobody asked for, or any other end without an answer. */
      request.on('close', () => fail('closed without an answer'));
    });

  return {
    async send(attempt) {
      if (closed) throw new TransportError('no', 'the connection was closed by this side');
      if (attempt.signal?.aborted) throw new TransportError('no', 'given up by the caller');
      return send(attempt);
    },
    close() {
      closed = true;
      for (const giveUp of [...underWay]) giveUp();
      agent.destroy();
    },
  };
}

/** Collects a bounded body. A length that is announced beyond the bound is refused before a byte of it is read. */
function receive(
  response: IncomingMessage,
  { mostBytes }: Attempt,
  fail: (message: string, cause?: unknown) => void,
  done: (answer: RawAnswer) => void,
): void {
  const tooLarge = `the answer has more than ${mostBytes} bytes`;
  const parts: Buffer[] = [];
  let size = 0;
  response.on('error', (error) => fail(causeOf(error), error));
  if (Number(response.headers['content-length'] ?? 0) > mostBytes) {
    fail(tooLarge);
    return;
  }
  response.on('data', (part: Buffer) => {
    size += part.length;
    if (size > mostBytes) fail(tooLarge);
    else parts.push(part);
  });
  response.on('end', () => {
    if (response.complete)
      done({ status: response.statusCode ?? 0, headers: headersOf(response), body: Buffer.concat(parts) });
    else fail('the answer ended too early');
  });
}
