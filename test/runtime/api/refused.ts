/** A name that can be imported and handed around, and refuses whatever is done with it. */
export function refused(name: string): object {
  const refuse = (): never => {
    throw new Error(`electron stand-in: ${name} is not provided`);
  };
  return new Proxy(class {}, {
    get: (_target, property) => (typeof property === 'symbol' || property === 'then' ? undefined : refuse()),
    set: refuse,
    apply: refuse,
    construct: refuse,
  });
}
