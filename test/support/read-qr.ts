import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
// From the package: by itself it would be fetched from the network.
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

/** The QR codes that a reader finds on a picture: what they say, and how wide they are, in the picture's pixels. */
export async function readQr(png: Uint8Array): Promise<{ text: string; level: string; widthPx: number }[]> {
  const found = await readBarcodes(png, { formats: ['QRCode'] });
  return found.map(({ text, ecLevel, position }) => ({
    text,
    level: ecLevel,
    widthPx: position.topRight.x - position.topLeft.x,
  }));
}
