import type { Report } from '#shared/report.ts';

/** The words that the paper adds by itself. They are part of a document, so they live with it. */
type PaperWords = {
  page: (page: number, pages: number) => string;
  /** After the title of what began on an earlier page. */
  continued: string;
  signed: string;
  dated: string;
  /** Heads of a CSV file of labels and values. */
  label: string;
  value: string;
};

export const PAPER_WORDS: Record<Report['language'], PaperWords> = {
  en: {
    page: (page, pages) => `Page ${page} of ${pages}`,
    continued: 'continued',
    signed: 'Signature',
    dated: 'Date and time',
    label: 'Item',
    value: 'Value',
  },
  es: {
    page: (page, pages) => `Página ${page} de ${pages}`,
    continued: 'continuación',
    signed: 'Firma',
    dated: 'Fecha y hora',
    label: 'Concepto',
    value: 'Valor',
  },
};
