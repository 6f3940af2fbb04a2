/** The words of slips. Like a receipt's, they are part of a document and live with it. */
type SlipWords = {
  slip: string;
  amount: string;
  returned: string;
  returnedText: string;
  returnedNext: string;
  portal: string;
  byPhone: string;
  yourAccount: string;
  haveReady: string;
  needed: readonly string[];
  autopay: string;
  fees: string;
  noFees: string;
  byMail: string;
  voided: string;
  voidedAt: string;
  askedBy: string;
  approvedBy: string;
  cashReturned: string;
  corrected: string;
  reversed: string;
  correction: string;
  correctedAt: string;
  was: string;
  is: string;
  refundDue: string;
  notReceived: string;
};

export const SLIP_WORDS: Record<'en' | 'es', SlipWords> = {
  en: {
    slip: 'Slip',
    amount: 'Amount',
    returned: 'NOT ACCEPTED',
    returnedText: 'This check was not taken and goes back to you. Your account was not credited.',
    returnedNext: 'Please bring a correct check, a money order, or cash. No fee is charged for payments in person.',
    portal: 'PAY ONLINE',
    byPhone: 'By phone',
    yourAccount: 'Your utility account number:',
    haveReady: 'To register you need:',
    needed: [
      'this account number',
      'an e-mail address and a password',
      'your name and phone number',
      'for autopay: your bank details',
    ],
    autopay: 'Autopay from the former portal was not carried over. It must be set up again.',
    fees: 'Card, online and phone payments carry a fee of the payment company.',
    noFees: 'Cash, checks and money orders at this office carry no fee of any kind.',
    byMail: 'By mail, checks and money orders:',
    voided: '*** VOID ***',
    voidedAt: 'Voided',
    askedBy: 'Asked by',
    approvedBy: 'Agreed by',
    cashReturned: 'Cash returned',
    corrected: '* CORRECTED *',
    reversed: '* REVERSED *',
    correction: 'Correction',
    correctedAt: 'Corrected',
    was: 'Was',
    is: 'Is',
    refundDue: 'The payment below was taken back from the account. The city refunds the money.',
    notReceived: 'The payment below was taken back from the account. No money was received for it.',
  },
  es: {
    slip: 'Hoja',
    amount: 'Importe',
    returned: 'NO ACEPTADO',
    returnedText: 'Este cheque no fue aceptado y se le devuelve. No se acreditó nada a su cuenta.',
    returnedNext: 'Traiga un cheque correcto, un giro o efectivo. No se cobra ningún cargo por pagos en persona.',
    portal: 'PAGUE EN LÍNEA',
    byPhone: 'Por teléfono',
    yourAccount: 'Su número de cuenta de servicios:',
    haveReady: 'Para registrarse necesita:',
    needed: [
      'este número de cuenta',
      'un correo electrónico y una contraseña',
      'su nombre y teléfono',
      'para pago automático: datos de su banco',
    ],
    autopay: 'El pago automático del portal anterior no se trasladó. Debe configurarlo de nuevo.',
    fees: 'Los pagos con tarjeta, en línea y por teléfono llevan un cargo de la empresa de pagos.',
    noFees: 'Efectivo, cheques y giros en esta oficina no llevan ningún cargo.',
    byMail: 'Por correo, cheques y giros:',
    voided: '*** ANULADO ***',
    voidedAt: 'Anulado',
    askedBy: 'Pedido por',
    approvedBy: 'Aceptado por',
    cashReturned: 'Efectivo devuelto',
    corrected: '* CORREGIDO *',
    reversed: '* REVERTIDO *',
    correction: 'Corrección',
    correctedAt: 'Corregido',
    was: 'Decía',
    is: 'Es',
    refundDue: 'El pago de abajo se retiró de la cuenta. La ciudad devuelve el dinero.',
    notReceived: 'El pago de abajo se retiró de la cuenta. No se recibió dinero por él.',
  },
};
