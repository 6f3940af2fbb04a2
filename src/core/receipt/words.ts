import type { TenderCode } from '#shared/tender.ts';

/** The receipt's own words. They are part of a document, so they live with it and not with the window's texts. */
export type ReceiptWords = {
  training: string;
  duplicate: (copy: number) => string;
  receipt: string;
  station: string;
  clerk: string;
  received: string;
  effective: string;
  account: string;
  service: string;
  paid: string;
  balance: string;
  balanceAsOf: (when: string) => string;
  credit: string;
  pending: string;
  total: string;
  change: string;
  tender: Record<TenderCode, string>;
  fees: string;
  noFee: string;
  verify: string;
};

export const RECEIPT_WORDS: Record<'en' | 'es', ReceiptWords> = {
  en: {
    training: '*** TRAINING - NOT A RECEIPT ***',
    duplicate: (copy) => `DUPLICATE ${copy}`,
    receipt: 'Receipt',
    station: 'Station',
    clerk: 'Clerk',
    received: 'Received',
    effective: 'Counts as of',
    account: 'Account',
    service: 'Service at',
    paid: 'Payment',
    balance: 'Balance after',
    balanceAsOf: (when) => `Balance of the city's records as of ${when}, less this payment.`,
    credit: 'Credit after',
    pending: 'The payment is received. It will show on the account when the records are updated.',
    total: 'TOTAL',
    change: 'Change',
    tender: {
      cash: 'Cash',
      'personal-check': 'Personal check',
      'business-check': 'Business check',
      'cashiers-check': "Cashier's check",
      'money-order': 'Money order',
    },
    fees: 'Fees',
    noFee: 'No fee is charged for payments in person.',
    verify: 'Verify code',
  },
  es: {
    training: '*** PRÁCTICA - NO ES UN RECIBO ***',
    duplicate: (copy) => `DUPLICADO ${copy}`,
    receipt: 'Recibo',
    station: 'Estación',
    clerk: 'Cajero/a',
    received: 'Recibido',
    effective: 'Cuenta a partir de',
    account: 'Cuenta',
    service: 'Servicio en',
    paid: 'Pago',
    balance: 'Saldo después',
    balanceAsOf: (when) => `Saldo según los registros de la ciudad al ${when}, menos este pago.`,
    credit: 'Crédito después',
    pending: 'El pago está recibido. Aparecerá en la cuenta cuando se actualicen los registros.',
    total: 'TOTAL',
    change: 'Cambio',
    tender: {
      cash: 'Efectivo',
      'personal-check': 'Cheque personal',
      'business-check': 'Cheque de empresa',
      'cashiers-check': 'Cheque de caja',
      'money-order': 'Giro',
    },
    fees: 'Cargos',
    noFee: 'No se cobra ningún cargo por pagos en persona.',
    verify: 'Código de verificación',
  },
};
