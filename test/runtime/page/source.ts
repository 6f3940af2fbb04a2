import { makeBridge } from './bridge.ts';
import { type Bytes, type Codec, makeCodec } from './codec.ts';
import { runInMainWorld } from './main-world.ts';
import { runInPreloadWorld } from './preload-world.ts';
import { refusing } from './refusing.ts';

/** The codec as main uses it. */
export const codec: Codec = makeCodec({
  toText: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  fromText: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});

/** Pages have these methods, Node 24 does not. */
interface PageBytes {
  toBase64(): string;
}
interface PageBytesType {
  fromBase64(text: string): Uint8Array<ArrayBuffer>;
}

function pageBytes(): Bytes {
  return {
    toText: (bytes) => (bytes as unknown as PageBytes).toBase64(),
    fromText: (text) => (Uint8Array as unknown as PageBytesType).fromBase64(text),
  };
}

/** An expression that makes the codec inside a page. */
export const codecSource = `(${makeCodec})((${pageBytes})())`;

// Only documents that a window shows get any of this: not its frames, not the empty first page.
const guard = 'if (window !== window.top || location.href === "about:blank") return;';

export function mainWorldSource(key: string): string {
  const name = JSON.stringify(key);
  return `(() => { ${guard} (${runInMainWorld})((${makeBridge})(${name}, 'main', 'preload')); })();`;
}

export function preloadWorldSource(key: string, process: object): string {
  const name = JSON.stringify(key);
  return `(() => { ${guard} (${runInPreloadWorld})({
    key: ${name},
    bridge: (${makeBridge})(${name}, 'preload', 'main'),
    codec: ${codecSource},
    refusing: ${refusing},
    process: ${JSON.stringify(process)},
  }); })();`;
}

/** The preload as a script of its own, so that a syntax error in it harms nothing else. */
export function preloadSource(key: string, path: string, source: string): string {
  const run = `globalThis[${JSON.stringify(key)}].runPreload`;
  const wrapped = `function (require, module, exports, process) {${source}\n}`;
  return `(() => { ${guard} ${run}(${wrapped}, ${JSON.stringify(path)}); })();\n//# sourceURL=file://${path}`;
}
