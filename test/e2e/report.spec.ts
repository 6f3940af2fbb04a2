import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { fontsFolder } from '#main/reports/fonts-folder.ts';
import { renderPdf } from '#main/reports/pdf.ts';
import { createReportPress } from '#main/reports/report-press.ts';
import type { ReportSource } from '#main/services/report-source.ts';
import { samplePacket, samplePayments } from '#test/support/sample-packet.ts';

test('the built worker finds its fonts and makes the bytes that the sources make', async () => {
  const workerFile = pathToFileURL(join(import.meta.dirname, '..', '..', 'out', 'main', 'report-worker.js'));
  const folder = mkdtempSync(join(tmpdir(), 'counter-305-report-'));
  const press = createReportPress<ReportSource>({ workerFile, log: (...what) => console.error(...what) });
  try {
    const report = samplePacket(samplePayments(200));
    expect(await press.press({ folder, name: 'packet', source: { of: 'report', report } })).toMatchObject({ ok: true });
    const { bytes } = await renderPdf(report, fontsFolder(import.meta.dirname));
    expect(readFileSync(join(folder, 'packet.pdf')).equals(bytes)).toBe(true);
  } finally {
    await press.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
