import type { tender as english } from '../en/tender.ts';

/** How it is paid, and a second person. */
export const tender: typeof english = {
  tender: {
    issuer: 'Emisor',
    serial: 'Número de serie',
    number: 'Número de cheque',
    over: 'Sobra',
    putDown: 'Dejarlo y pagar el resto',
    credit: 'Sobran {amount}. Solo se da cambio de efectivo.',
    creditAsk: '¿Dejar el resto como crédito en la cuenta?',
    creditYes: 'Sí, como crédito',
    stamp: 'Séllelo: solo para depósito.',
  },
  approval: {
    title: 'Se necesita una segunda persona',
    need: {
      'cash-only': 'Esta cuenta no acepta cheques personales ni de empresa.',
      'tender-limit': 'Es más de lo que una sola persona puede aceptar así.',
      'same-instrument': 'Este giro ya se aceptó aquí antes.',
      void: 'Un recibo lo anulan dos personas.',
      correction: 'Un recibo lo corrigen dos personas.',
      access: 'Quién puede iniciar sesión, y con qué función, lo deciden dos personas.',
      'pin-reset': 'Un PIN nuevo para otra persona requiere dos personas.',
    },
    becomes: {
      'wrong-account': 'De {from} a {label}',
      'wrong-tender': '{was} pasa a ser {is}',
      'refund-due': 'Se revierte completo; la ciudad devuelve el dinero',
      'not-received': 'Se revierte completo; no se recibió dinero',
    },
    who: 'Quién acepta',
    nobody: 'No hay otra persona que pueda aceptar aquí.',
    reason: 'Motivo',
    note: 'Nota',
    pin: 'PIN de quien acepta',
    agree: 'Acepto exactamente esto',
  },
};
