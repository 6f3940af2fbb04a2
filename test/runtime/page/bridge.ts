/** One end of the bridge between the page's own world and the preload's. */
export interface BridgeEnd {
  /** Makes a function callable from the other end under a fixed name. */
  serve(name: string, serve: (...args: unknown[]) => unknown): void;
  call(name: string, ...args: unknown[]): unknown;
}

type Callable = (...args: unknown[]) => unknown;

/** A value on its way: either cloned as a whole, or taken apart around the functions within it. */
type Parcel =
  | { plain: unknown }
  | { function: number | string }
  | { returned: number | string }
  | { promise: number }
  | { list: Parcel[] }
  | { record: [string, Parcel][] };

interface Letter {
  kind: 'call' | 'answer' | 'settle';
  target?: number | string;
  args?: Parcel[];
  value?: Parcel;
  failed?: boolean;
}

/**
 * Makes one end of the bridge. The two worlds share the page's event targets and nothing else:
 * `dispatchEvent` reaches the other world synchronously, and Chromium clones an event's detail on the
 * way, so exposed functions stay synchronous and no object is ever shared. The key in the events'
 * names is random, so the page cannot listen in. The source text of this function is put into pages.
 */
export function makeBridge(key: string, mine: string, theirs: string): BridgeEnd {
  const CustomEventType = CustomEvent;
  const clone = structuredClone;
  const listen = EventTarget.prototype.addEventListener.bind(window);
  const dispatch = EventTarget.prototype.dispatchEvent.bind(window);

  const served = new Map<number | string, Callable>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  const originOf = new WeakMap<Callable, number | string>();
  let lastId = 0;
  let answer: Letter | undefined;

  const send = (letter: Letter) => dispatch(new CustomEventType(key + theirs, { detail: letter }));

  function pack(value: unknown, outer: object[] = []): Parcel {
    if (typeof value === 'function') return packFunction(value as Callable);
    if (value instanceof Promise) return packPromise(value);
    let failure: unknown;
    try {
      return { plain: clone(value) };
    } catch (error) {
      failure = error;
    }
    if (typeof value !== 'object' || value === null || outer.includes(value)) throw failure;
    return packMembers(value, failure, [...outer, value]);
  }

  function packFunction(value: Callable): Parcel {
    const origin = originOf.get(value);
    if (origin !== undefined) return { returned: origin };
    const id = ++lastId;
    served.set(id, value);
    return { function: id };
  }

  function packPromise(value: Promise<unknown>): Parcel {
    const id = ++lastId;
    const settle = (result: unknown, failed: boolean) => {
      try {
        send({ kind: 'settle', target: id, value: pack(result), failed });
      } catch (error) {
        send({ kind: 'settle', target: id, value: { plain: error }, failed: true });
      }
    };
    value.then(
      (result) => settle(result, false),
      (error) => settle(error, true),
    );
    return { promise: id };
  }

  /** Takes an object apart; if all its members pass as they are, it is a proxy or a thing of the page. */
  function packMembers(value: object, failure: unknown, outer: object[]): Parcel {
    const entries = Object.entries(value).filter(([, member]) => typeof member !== 'symbol');
    const parcels = entries.map(([name, member]): [string, Parcel] => [name, pack(member, outer)]);
    const hasSymbol = entries.length < Object.keys(value).length;
    if (!hasSymbol && parcels.every(([, parcel]) => 'plain' in parcel)) throw failure;
    return Array.isArray(value) ? { list: parcels.map(([, parcel]) => parcel) } : { record: parcels };
  }

  function unpack(parcel: Parcel): unknown {
    if ('plain' in parcel) return parcel.plain;
    if ('returned' in parcel) return served.get(parcel.returned);
    if ('list' in parcel) return parcel.list.map(unpack);
    if ('record' in parcel) return Object.fromEntries(parcel.record.map(([name, member]) => [name, unpack(member)]));
    if ('promise' in parcel) {
      return new Promise((resolve, reject) => waiting.set(parcel.promise, { resolve, reject }));
    }
    const id = parcel.function;
    const standIn = (...args: unknown[]) => call(id, args);
    originOf.set(standIn, id);
    return standIn;
  }

  function call(target: number | string, args: unknown[]): unknown {
    answer = undefined;
    send({ kind: 'call', target, args: args.map((argument) => pack(argument)) });
    const got = answer as Letter | undefined;
    answer = undefined;
    if (!got?.value) throw new Error('The other side of the context bridge is gone.');
    const value = unpack(got.value);
    if (got.failed) throw value;
    return value;
  }

  function serveCall({ target = '', args = [] }: Letter): Letter {
    try {
      return { kind: 'answer', value: pack(served.get(target)?.(...args.map(unpack))) };
    } catch (error) {
      try {
        return { kind: 'answer', value: pack(error), failed: true };
      } catch {
        return { kind: 'answer', value: { plain: new Error(String(error)) }, failed: true };
      }
    }
  }

  listen(key + mine, (event) => {
    const letter = (event as CustomEvent<Letter>).detail;
    if (letter.kind === 'answer') answer = letter;
    else if (letter.kind === 'call') send(serveCall(letter));
    else {
      const promise = waiting.get(Number(letter.target));
      waiting.delete(Number(letter.target));
      const value = unpack(letter.value ?? { plain: undefined });
      if (letter.failed) promise?.reject(value);
      else promise?.resolve(value);
    }
  });

  return {
    serve: (name, serve) => served.set(name, serve),
    call: (name, ...args) => call(name, args),
  };
}
