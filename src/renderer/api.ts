import type { AppEvent, Asked, EventName, Events, Output, Reply, RouteName } from '#shared/contract/index.ts';
import type { Failure } from '#shared/failure.ts';

/** What the preload gives the page: ask, and listen. */
type Bridge = {
  request: (route: string, input: unknown) => Promise<Reply<unknown>>;
  on: (listener: (event: AppEvent) => void) => void;
};
declare global {
  interface Window {
    readonly counter: Bridge;
  }
}

/** A refusal by main, thrown so that a store's steps stop; `failure` carries the code and what the sentence names. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'Refused';
    this.failure = failure;
  }
}

/** Asks main for something. Throws Refused. */
export async function ask<R extends RouteName>(route: R, input: Asked<R>): Promise<Output<R>> {
  // Inputs are plain data, but a store may hand over reactive parts of itself, which cannot cross to main.
  const reply = await window.counter.request(route, JSON.parse(JSON.stringify(input)));
  if (!reply.ok) throw new Refused(reply.error);
  return reply.data as Output<R>;
}

const listeners = new Map<EventName, ((payload: never) => void)[]>();
window.counter.on((event) => {
  for (const listener of listeners.get(event.name) ?? []) listener(event.payload as never);
});

/** Listens for as long as the page lives; stores call it once. */
export function hear<E extends EventName>(name: E, listener: (payload: Events[E]) => void): void {
  listeners.set(name, [...(listeners.get(name) ?? []), listener as (payload: never) => void]);
}

/** The failure of a caught error; anything that is no refusal is a fault of the program itself. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refused) return error.failure;
  console.error(error);
  return { code: 'INTERNAL_FAULT', details: {} };
}
