import { refusing } from '../page/refusing.ts';

/** The image that `capturePage` gives: a PNG, as Chromium made it. */
export function createImage(png: Buffer) {
  return refusing('NativeImage', {
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    isEmpty: () => png.length === 0,
    /** Width and height stand at fixed places of every PNG. */
    getSize: () => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }),
  });
}
