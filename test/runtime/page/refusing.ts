/**
 * Wraps an object so that whatever it does not have is refused by its full name, on reading and on
 * writing. A stand-in that answered `undefined` would let a test pass that fails on Electron.
 *
 * Runtimes and test tools look up a few names on every object they meet; those stay harmless.
 * The source text of this function is also put into pages.
 */
export function refusing<Target extends object>(name: string, target: Target): Target {
  const harmless = ['then', 'inspect', 'toJSON', 'constructor', 'prototype', '__esModule', '$$typeof', 'nodeType'];
  const refusal = (property: string) => {
    const path = name === '' ? property : `${name}.${property}`;
    return new Error(`electron stand-in: ${path} is not provided`);
  };
  return new Proxy(target, {
    get(object, property, receiver) {
      if (typeof property === 'string' && !(property in object) && !harmless.includes(property)) {
        throw refusal(property);
      }
      return Reflect.get(object, property, receiver);
    },
    set(object, property, value, receiver) {
      if (typeof property === 'string' && !(property in object)) throw refusal(property);
      return Reflect.set(object, property, value, receiver);
    },
  });
}
