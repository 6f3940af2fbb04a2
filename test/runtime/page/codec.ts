/** Turns a value into text and back with the fidelity of the structured clone algorithm. */
export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** How the two sides, Node and the page, write bytes as text. */
export interface Bytes {
  toText(bytes: Uint8Array<ArrayBuffer>): string;
  fromText(text: string): Uint8Array<ArrayBuffer>;
}

/**
 * Makes the codec that both ends of the IPC use. Its source text is also put into pages, therefore it
 * may use nothing from outside but what it is given.
 *
 * `structuredClone` comes first: it alone decides what may cross, exactly as Electron does. What it
 * returns holds only kinds of objects that the table below knows; anything else is refused as well.
 * Every object gets one entry in the table, so cycles and shared references survive.
 */
export function makeCodec(bytes: Bytes): Codec {
  const views: Record<string, new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView> = {};
  const viewTypes = [DataView, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array];
  for (const type of viewTypes) views[type.name] = type;
  for (const type of [Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array]) views[type.name] = type;
  const errors: Record<string, ErrorConstructor> = {};
  for (const type of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]) {
    errors[type.name] = type as ErrorConstructor;
  }
  const refusal = () => new Error('An object could not be cloned.');
  const tag = (value: object) => Object.prototype.toString.call(value).slice(8, -1);

  function encode(value: unknown): string {
    let clone: unknown;
    try {
      clone = structuredClone(value);
    } catch {
      throw refusal();
    }
    const table: unknown[] = [];
    const known = new Map<object, number>();

    function write(item: unknown): unknown {
      if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
      if (item === undefined) return ['undefined'];
      if (typeof item === 'bigint') return ['bigint', String(item)];
      if (typeof item === 'number') {
        if (Object.is(item, -0)) return ['number', '-0'];
        return Number.isFinite(item) ? item : ['number', String(item)];
      }
      if (typeof item !== 'object') throw refusal();
      const seen = known.get(item);
      if (seen !== undefined) return ['at', seen];
      const index = table.length;
      known.set(item, index);
      table.push(null);
      table[index] = describe(item);
      return ['at', index];
    }

    function properties(item: object): unknown[] {
      return Object.entries(item).map(([key, member]) => [key, write(member)]);
    }

    function describe(item: object): unknown[] {
      if (Array.isArray(item)) {
        const keys = Object.keys(item);
        if (keys.length === item.length) return ['array', item.map(write)];
        return ['sparse', item.length, properties(item)];
      }
      if (item instanceof Date) return ['date', write(item.getTime())];
      if (item instanceof RegExp) return ['regexp', item.source, item.flags];
      if (item instanceof Map) return ['map', [...item].map(([key, member]) => [write(key), write(member)])];
      if (item instanceof Set) return ['set', [...item].map(write)];
      if (item instanceof ArrayBuffer) return ['buffer', bytes.toText(new Uint8Array(item))];
      if (ArrayBuffer.isView(item)) {
        if (!views[tag(item)]) throw refusal();
        const length = 'length' in item ? item.length : item.byteLength;
        return ['view', tag(item), write(item.buffer), item.byteOffset, length];
      }
      if (item instanceof Error) {
        const cause = 'cause' in item ? [write(item.cause)] : [];
        return ['error', item.name, item.message, item.stack, ...cause];
      }
      const boxed = item instanceof Number || item instanceof String || item instanceof Boolean;
      if (boxed || tag(item) === 'BigInt') return ['boxed', write(item.valueOf())];
      if (Object.getPrototypeOf(item) === Object.prototype) return ['object', properties(item)];
      throw refusal();
    }

    return JSON.stringify([write(clone), table]);
  }

  function decode(text: string): unknown {
    const [root, table] = JSON.parse(text) as [unknown, unknown[][]];
    const made = new Map<number, unknown>();

    function read(item: unknown): unknown {
      if (!Array.isArray(item)) return item;
      if (item[0] === 'undefined') return undefined;
      if (item[0] === 'bigint') return BigInt(item[1]);
      if (item[0] === 'number') return Number(item[1]);
      if (!made.has(item[1])) build(item[1], table[item[1]] ?? []);
      return made.get(item[1]);
    }

    /** Defines rather than assigns, so that a key named `__proto__` stays a key. */
    function fill(target: object, entries: [string, unknown][]): void {
      for (const [key, member] of entries) {
        const value = read(member);
        Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
      }
    }

    /** Registers the object before its members are read, because they may refer to it. */
    function build(index: number, [kind, first, second, third, fourth]: unknown[]): void {
      const keep = <T>(value: T): T => {
        made.set(index, value);
        return value;
      };
      if (kind === 'object') fill(keep({}), first as [string, unknown][]);
      else if (kind === 'array') {
        const list = keep<unknown[]>([]);
        for (const member of first as unknown[]) list.push(read(member));
      } else if (kind === 'sparse') fill(keep(new Array(first as number)), second as [string, unknown][]);
      else if (kind === 'date') keep(new Date(read(first) as number));
      else if (kind === 'regexp') keep(new RegExp(first as string, second as string));
      else if (kind === 'map') {
        const map = keep(new Map());
        for (const [key, member] of first as [unknown, unknown][]) map.set(read(key), read(member));
      } else if (kind === 'set') {
        const set = keep(new Set());
        for (const member of first as unknown[]) set.add(read(member));
      } else if (kind === 'buffer') keep(bytes.fromText(first as string).buffer);
      else if (kind === 'view') {
        const view = views[first as string];
        if (!view) throw refusal();
        keep(new view(read(second) as ArrayBuffer, third as number, fourth as number));
      } else if (kind === 'error') buildError(keep, first as string, second as string, third, fourth);
      else if (kind === 'boxed') keep(Object(read(first)));
    }

    function buildError(
      keep: (error: Error) => Error,
      name: string,
      message: string,
      stack: unknown,
      cause: unknown,
    ): void {
      const error = keep(new (errors[name] ?? Error)(message));
      const hidden = { writable: true, enumerable: false, configurable: true };
      Object.defineProperty(error, 'stack', { value: stack, ...hidden });
      if (cause !== undefined) Object.defineProperty(error, 'cause', { value: read(cause), ...hidden });
    }

    return read(root);
  }

  return { encode, decode };
}
