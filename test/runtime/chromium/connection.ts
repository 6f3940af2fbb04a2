import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

type Parameters = Record<string, unknown>;

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
  sessionId?: string;
}

interface Pending {
  readonly sessionId: string | undefined;
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Chromium's DevTools protocol over a pair of pipes: JSON messages that end with a NUL. */
export class Connection {
  private readonly pending = new Map<number, Pending>();
  private readonly sessions = new Map<string, Session>();
  private readonly output: Writable;
  private lastId = 0;
  private closed = false;
  private partial: Buffer[] = [];

  /** The session of the browser itself, as against those of its pages. */
  readonly browser: Session;

  constructor(input: Readable, output: Writable) {
    this.output = output;
    this.browser = new Session(this, undefined);
    input.on('data', (chunk: Buffer) => this.receive(chunk));
    input.on('close', () => this.close());
    // A broken pipe is noticed as the end of the process, which says more.
    input.on('error', () => {});
    output.on('error', () => {});
  }

  session(sessionId: string): Session {
    const known = this.sessions.get(sessionId);
    if (known) return known;
    const session = new Session(this, sessionId);
    this.sessions.set(sessionId, session);
    return session;
  }

  /** Chromium does not answer what was asked of a page that is gone, so that is done here. */
  forget(session: Session): void {
    if (session.id === undefined) return;
    this.sessions.delete(session.id);
    for (const [id, { sessionId, method, reject }] of this.pending) {
      if (sessionId !== session.id) continue;
      this.pending.delete(id);
      reject(new Error(`${method}: the page is gone`));
    }
  }

  send(method: string, params: Parameters, sessionId: string | undefined): Promise<unknown> {
    if (this.closed) return Promise.reject(new Error(`${method}: Chromium is gone`));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { sessionId, method, resolve, reject });
      this.output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  private receive(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.partial.push(chunk.subarray(start, end));
      const text = Buffer.concat(this.partial).toString();
      this.partial = [];
      start = end + 1;
      this.dispatch(JSON.parse(text) as Message);
    }
    if (start < chunk.length) this.partial.push(chunk.subarray(start));
  }

  private dispatch(message: Message): void {
    if (message.id !== undefined) {
      const pending = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (message.error) pending?.reject(new Error(`${pending.method}: ${message.error.message}`));
      else pending?.resolve(message.result);
      return;
    }
    const session = message.sessionId === undefined ? this.browser : this.sessions.get(message.sessionId);
    if (message.method) session?.events.emit(message.method, message.params);
  }

  private close(): void {
    this.closed = true;
    for (const { method, reject } of this.pending.values()) reject(new Error(`${method}: Chromium is gone`));
    this.pending.clear();
  }
}

/** One conversation within the connection. */
export class Session {
  readonly events = new EventEmitter();
  readonly id: string | undefined;
  private readonly connection: Connection;

  constructor(connection: Connection, id: string | undefined) {
    this.connection = connection;
    this.id = id;
  }

  send<Result = unknown>(method: string, params: Parameters = {}): Promise<Result> {
    return this.connection.send(method, params, this.id) as Promise<Result>;
  }

  /** For commands whose failure changes nothing, such as those to a page that is just closing. */
  post(method: string, params: Parameters = {}): void {
    this.send(method, params).catch(() => {});
  }

  on<Event>(method: string, listener: (event: Event) => void): void {
    this.events.on(method, listener);
  }

  end(): void {
    this.connection.forget(this);
    this.events.removeAllListeners();
  }
}
