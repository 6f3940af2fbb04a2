import type { causes as english } from '../en/causes.ts';

/** Lo que puede haber hecho que un arqueo no cuadre. */
export const causes: typeof english = {
  cause: {
    title: 'Lo que puede haber pasado',
    text: 'Cada una cuadra al centavo. Cuál fue se ve en el recibo y en la caja.',
    whole: 'Todo: {explained}',
    part: 'Una parte: {explained}',
    explains: { over: '{tender}, sobran {amount}', short: '{tender}, faltan {amount}' },
    alike: 'Una de {count} que encajan igual de bien.',
    open: 'Abrir {receiptNo}',
    correct: 'Corregir {receiptNo}',
    says: {
      'wrong-tender': '{receiptNo} se tomó como {from}, {amount}. Puede ser {to}.',
      'two-wrong-tenders': '{receipts}, juntos {amount}, se tomaron como {from}. Pueden ser {to}.',
      'not-in-drawer': 'Con recibo, pero no está en la caja: {receipts}, {amount}.',
      unticked: 'Sin marcar, así que no está en la caja: {receipts}, {amount}.',
      'receipted-twice': '{receiptNo} de {amount} puede ser el dinero de {first}, con dos recibos.',
      'paid-unreceipted': 'Los {amount} de {receiptNo} están otra vez: quizá se tomaron dos veces con un solo recibo.',
      voided: {
        over: '{receiptNo} se anuló. Puede que no se devolviera su efectivo.',
        short: '{receiptNo} se anuló. Puede que su efectivo se devolviera dos veces o que nunca entrara.',
      },
      pickup: {
        over: 'El retiro {number} se anotó, y su efectivo puede seguir en la caja.',
        short: 'El efectivo del retiro {number} puede haberse sacado dos veces.',
      },
      'starting-bank': {
        over: 'El fondo inicial puede haberse contado dos veces.',
        short: 'El fondo inicial puede haber quedado fuera del arqueo.',
      },
      'opening-count': 'El conteo de la apertura puede haber estado mal, y el fondo bien.',
      change: {
        over: 'El cambio de {receiptNo}, {amount}, puede no haberse dado.',
        short: 'El cambio de {receiptNo}, {amount}, puede haberse dado dos veces.',
      },
      note: {
        tendered: '{receiptNo}: el billete tomado como {meant} puede haber sido de {was}.',
        change: '{receiptNo}: puede haberse dado un billete de {was} por uno de {meant}.',
      },
      roll: {
        over: 'Se contó un {piece} más de los que hay.',
        short: 'Puede que un {piece} no se contara.',
      },
      strap: {
        over: 'Se contaron cien {piece} más de los que hay.',
        short: 'Puede que un fajo de cien {piece} no se contara.',
      },
      'wrong-line': 'Lo contado como {count} {piece} puede ser {really}.',
      'wrong-way': {
        pickup: 'El retiro {number} puede haber ido al revés: no cuadra por el doble de su importe.',
        void: '{receiptNo}: su efectivo puede haber ido al revés cuando se anuló.',
        receipt: '{receiptNo}: sus {amount} pueden haberse entregado en vez de tomarse.',
        change: '{receiptNo}: su cambio puede haberse tomado en vez de entregarse.',
      },
      'swapped-digits': {
        receipt: '{receiptNo}: se tecleó {keyed}; puede ser {really}. Hay dos dígitos cambiados.',
        total: 'El total se tecleó como {keyed} y puede ser {really}. Hay dos dígitos cambiados.',
        count: 'Se teclearon {keyed} {piece}; pueden ser {really}. Hay dos dígitos cambiados.',
      },
      'divisible-by-nine': 'Se puede dividir entre nueve, como pasa con dígitos cambiados.',
    },
  },
};
