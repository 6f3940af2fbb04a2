import type { PrinterCondition } from './printer-fault.ts';

/** What the printer says about itself. Layouts from Epson's ESC/POS reference, "status transmission". */

/** GS a: printer, errors, paper, reserved. */
export function autoStatus(condition: PrinterCondition): Uint8Array {
  const offline = condition === 'ready' ? 0 : 0x08;
  const cover = condition === 'cover-open' ? 0x20 : 0;
  const paper = condition === 'out-of-paper' ? 0x0f : 0;
  return Uint8Array.of(0x10 | offline | cover, 0, paper, 0x0f);
}

/** DLE EOT n: 1 printer, 2 cause of being offline, 3 error, 4 roll, 5 slip. Bits 1 and 4 are always set. */
export function realTimeStatus(n: number, condition: PrinterCondition): Uint8Array {
  let bits = 0;
  if (n === 1 && condition !== 'ready') bits = 0x08;
  if (n === 2 && condition === 'cover-open') bits = 0x04;
  if (n === 2 && condition === 'out-of-paper') bits = 0x20;
  if (n === 4 && condition === 'out-of-paper') bits = 0x6c;
  return Uint8Array.of(0x12 | bits);
}

/** GS ( H 48: the identifier comes back when everything before it is on paper. */
export function markerAnswer(id: Uint8Array): Uint8Array {
  return Uint8Array.of(0x37, 0x22, ...id, 0x00);
}

/** GS r 1. A printer without paper does not get as far as answering it. */
export const PROCESSED = Uint8Array.of(0x00);

/** GS I 67: the model. */
export const MODEL_NAME = Uint8Array.of(0x5f, ...new TextEncoder().encode('VIRTUAL-305'), 0x00);
