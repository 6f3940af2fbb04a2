import { EventEmitter } from 'node:events';
import { refusing } from '../page/refusing.ts';

export type Listener = (...args: never[]) => void;

/** What Electron hands to a listener first, where the listener may forbid what is about to happen. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/**
 * An event emitter that knows its events and refuses what it does not have. A listener for an event
 * that the stand-in never emits would wait in vain and no test would notice, so it is refused too.
 * The constructor returns the refusing proxy, so `this` is that one object for everybody.
 */
export class Emitter extends EventEmitter {
  private readonly standInName: string;
  private readonly standInEvents: ReadonlySet<string | symbol>;

  constructor(name: string, events: readonly string[]) {
    super();
    this.setMaxListeners(0);
    this.standInName = name;
    this.standInEvents = new Set([...events, 'error', 'newListener', 'removeListener']);
    // biome-ignore lint/correctness/noConstructorReturn: derived classes continue on the proxy
    return refusing(name, this);
  }

  private standInCheck(event: string | symbol): void {
    if (this.standInEvents.has(event)) return;
    throw new Error(`electron stand-in: ${this.standInName} event '${String(event)}' is not provided`);
  }

  override on(event: string | symbol, listener: Listener): this {
    this.standInCheck(event);
    return super.on(event, listener as never);
  }

  override once(event: string | symbol, listener: Listener): this {
    this.standInCheck(event);
    return super.once(event, listener as never);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    this.standInCheck(event);
    return super.addListener(event, listener as never);
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.standInCheck(event);
    return super.prependListener(event, listener as never);
  }

  override prependOnceListener(event: string | symbol, listener: Listener): this {
    this.standInCheck(event);
    return super.prependOnceListener(event, listener as never);
  }
}
