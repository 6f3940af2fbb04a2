import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { fontsFolder } from '#main/reports/fonts-folder.ts';
import { renderPdf } from '#main/reports/pdf.ts';
import { pdfPictures } from '#test/support/pdf-picture.ts';
import { samplePacket, samplePayments } from '#test/support/sample-packet.ts';

/** Letter paper at 72 dots an inch. */
const [WIDTH, HEIGHT] = [612, 792];

/** How dark each dot is, 0 (white) to 255; fails for a dot with colour. */
async function darkness(png: Buffer): Promise<(x: number, y: number) => number> {
  const image = await loadImage(png);
  expect([image.width, image.height]).toEqual([WIDTH, HEIGHT]);
  const context = createCanvas(WIDTH, HEIGHT).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) throw new Error(`colour at dot ${at / 4}`);
  }
  return (x, y) => 255 - (data[4 * (y * WIDTH + x)] ?? 0);
}

test('a packet is printed in black and greys, within its margins, and every page has something on it', async () => {
  const { bytes, pages } = await renderPdf(samplePacket(samplePayments(120)), fontsFolder(import.meta.dirname));
  const pictures = await pdfPictures(bytes, 1);
  expect(pictures).toHaveLength(pages);
  for (const picture of pictures) {
    const dark = await darkness(picture);
    const inked = { left: WIDTH, right: 0, top: HEIGHT, bottom: 0, darkest: 0, dots: 0 };
    for (let y = 0; y < HEIGHT; y += 1) {
      for (let x = 0; x < WIDTH; x += 1) {
        if (dark(x, y) < 8) continue;
        inked.dots += 1;
        inked.left = Math.min(inked.left, x);
        inked.right = Math.max(inked.right, x);
        inked.top = Math.min(inked.top, y);
        inked.bottom = Math.max(inked.bottom, y);
        inked.darkest = Math.max(inked.darkest, dark(x, y));
      }
    }
    // Half an inch all around, which every office printer reaches; three quarters on the binder's side.
    expect(inked.left).toBeGreaterThanOrEqual(53);
    expect(inked.right).toBeLessThan(WIDTH - 36);
    expect(inked.top).toBeGreaterThanOrEqual(36);
    expect(inked.bottom).toBeLessThan(HEIGHT - 25);
    expect(inked.darkest).toBeGreaterThan(180);
    expect(inked.dots).toBeGreaterThan(2_000);
  }
});
