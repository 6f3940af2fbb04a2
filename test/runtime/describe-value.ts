/**
 * Writes down everything about a value that a clone has to keep: kinds, holes, bytes, shared and
 * circular references, prototypes. It runs in pages and in main, so it uses nothing from outside.
 */
export function describeValue(value: unknown): string {
  const seen = new Map<object, number>();
  const write = (item: unknown): string => {
    if (Object.is(item, -0)) return '-0';
    if (typeof item === 'bigint') return `${item}n`;
    if (typeof item === 'string') return JSON.stringify(item);
    if (typeof item !== 'object' || item === null) return String(item);
    const known = seen.get(item);
    if (known !== undefined) return `@${known}`;
    seen.set(item, seen.size);
    const own = Object.keys(item)
      .filter(() => !ArrayBuffer.isView(item) && !(item instanceof String))
      .map((name) => `${JSON.stringify(name)}: ${write((item as Record<string, unknown>)[name])}`);
    return `${Object.getPrototypeOf(item)?.constructor?.name}(${inner(item)}){${own.join(', ')}}`;
  };
  const inner = (item: object): string => {
    if (item instanceof Date) return String(item.getTime());
    if (item instanceof RegExp) return String(item);
    if (item instanceof Map) return [...item].map(([key, member]) => `${write(key)} => ${write(member)}`).join(', ');
    if (item instanceof Set) return [...item].map(write).join(', ');
    if (item instanceof ArrayBuffer) return [...new Uint8Array(item)].join(' ');
    if (ArrayBuffer.isView(item)) return `${write(item.buffer)} +${item.byteOffset} ${item.byteLength}`;
    if (item instanceof Error) {
      const cause = 'cause' in item ? ` because ${write(item.cause)}` : '';
      return `${item.name}: ${item.message} ${typeof item.stack}${cause}`;
    }
    if (Array.isArray(item)) return `length ${item.length}`;
    const boxed = item.valueOf();
    return boxed === item ? '' : write(boxed);
  };
  return write(value);
}
