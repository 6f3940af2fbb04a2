import type { failure as english } from '../en/failure.ts';

/** A sentence for every refusal: what happened, and what to do next. */
export const failure: typeof english = {
  failure: {
    ROUTE_UNKNOWN:
      'La ventana pidió algo que este programa no conoce. Presione Ctrl+R para cargar la ventana de nuevo.',
    INPUT_INVALID: 'Algo escrito aquí no se puede usar: {field}. Corríjalo e intente de nuevo.',
    NOT_SIGNED_IN: 'Nadie ha iniciado sesión. Inicie sesión primero.',
    STATION_LOCKED: 'La estación está bloqueada. Escriba su PIN para seguir.',
    ROLE_NOT_ALLOWED: 'Esto no corresponde a su función. Pídalo a quien la tenga.',
    INTERNAL_FAULT: 'El programa cometió un error; está en el registro. Este paso no guardó nada. Intente de nuevo.',
    PIN_WRONG: 'PIN incorrecto. Quedan {left} intentos antes de una pausa.',
    PIN_BACKOFF: 'Demasiados PIN incorrectos. Intente de nuevo en {seconds} s.',
    PIN_TOO_WEAK: 'Elija un PIN de 6 a 12 dígitos que no repita un solo dígito ni cuente hacia arriba o abajo.',
    USER_UNKNOWN: 'Esta persona no puede iniciar sesión aquí.',
    USER_EXISTS: 'Ya hay alguien llamado {name}. Use otro nombre.',
    SETUP_CODE_WRONG: 'Este no es el código. Está en la carpeta de datos, en first-administrator-code.txt.',
    SETUP_DONE: 'El primer administrador ya existe. Inicie sesión.',
    ACCOUNT_UNKNOWN: 'No existe la cuenta {accountNo}. Búsquela por nombre o dirección.',
    ACCOUNTS_NOT_LOADED: 'Las cuentas aún no están aquí. Llegan en cuanto responda el CIS.',
    DRAWER_NOT_OPEN: 'Su cajón no está abierto. F10 lo abre.',
    DRAWER_ALREADY_OPEN: 'Su cajón ya está abierto.',
    DRAFT_UNKNOWN: 'Este pago ya no está abierto. Abra la cuenta de nuevo.',
    DRAFT_OPEN: 'Hay otro pago abierto. Primero termínelo, apártelo o déjelo.',
    NUMBER_MISSING: 'Falta el número del cheque o del giro.',
    NUMBER_INVALID: 'Esto no es un número de cheque o giro: solo letras, dígitos, espacios y guiones.',
    ISSUER_MISSING: 'Falta el emisor del giro.',
    CHANGE_FROM_CASH_ONLY:
      'Sobran {overCents}. Solo se da cambio de efectivo: el resto queda como crédito en una cuenta, o se devuelve el cheque.',
    CASH_NOT_NEEDED: 'El efectivo no hace falta: {cashCents} volverían tal como llegaron. Quítelo.',
    OWN_ACCOUNT:
      'La cuenta {displayNo} está vinculada a usted o a su hogar. Debe hacerlo otra persona. El intento queda registrado.',
    APPROVAL_NEEDED: 'Se necesita una segunda persona.',
    APPROVAL_UNKNOWN: 'No existe esa solicitud de segunda persona. Pídala de nuevo.',
    APPROVAL_OWN:
      'Nadie aprueba su propia solicitud ni su propio recibo, ni nada de su propia cuenta. Llame a otra persona.',
    APPROVAL_ROLE: 'Hace falta alguien con el permiso. Llame a un supervisor.',
    APPROVAL_OVER: 'Esta solicitud de segunda persona ya terminó. Pídala de nuevo.',
    APPROVAL_DIFFERS: 'Algo cambió después de que la segunda persona aceptó. Pregúntele de nuevo.',
    REASON_UNKNOWN: 'Elija un motivo de la lista.',
    CART_CHANGED:
      'Los importes cambiaron después de abrir la pantalla de cobro: ahora se deben {linesCents}. No se tomó nada. Revise los importes y pulse Enter otra vez.',
    TRANSACTION_DIFFERS: 'Este pago ya se tomó como {receiptNo}, con otros importes. Mire primero ese recibo.',
    LINES_MISSING: 'Aún no hay nada que pagar. Abra primero una cuenta.',
    AMOUNT_INVALID: 'Un importe debe ser mayor que cero.',
    AMOUNT_OVER_CAP: 'Lo máximo que se puede tomar para una cuenta es {capCents}.',
    TENDER_NOT_ACCEPTED: 'Esta forma de pago no se acepta aquí.',
    TENDER_SHORT: 'Todavía faltan {missingCents}.',
    ODD_UNCONFIRMED: 'Hay algo inusual. Mire una vez más.',
    RECEIPT_UNKNOWN: 'No existe el recibo {receiptNo}.',
    RECEIPT_VOIDED: 'El recibo {receiptNo} ya está anulado.',
    VOID_TOO_LATE: 'El recibo {receiptNo} ya no se puede anular: su día o su cajón terminó. Necesita una corrección.',
    VOID_INSTEAD:
      'El recibo {receiptNo} es de hoy y su cajón está abierto: anúlelo (Alt V), y el cliente se va con su dinero.',
    RECEIPT_REVERSED: 'El recibo {receiptNo} ya se revirtió con una corrección.',
    CORRECTION_UNKNOWN: 'El recibo {receiptNo} no tiene esa línea o forma de pago. Ábralo otra vez.',
    NOTHING_TO_CORRECT: 'Eso ya lo dice el recibo. Elija lo que debería decir.',
    CASH_DIFFERS:
      'Por este recibo quedaron {keptCents} en efectivo, así que se devuelve exactamente eso. Cuente de nuevo.',
    PRINT_JOB_UNKNOWN: 'Este trabajo de impresión ya no está.',
    PRINT_JOB_STATE: 'Este trabajo de impresión cambió mientras tanto. Mire su estado.',
    SETTING_INVALID: 'Este valor no se puede usar: {why}',
    STORAGE_FULL: 'El disco está lleno. No se tomó nada. Libere espacio y presione Enter de nuevo.',
    STORAGE_FAILED: 'El disco no lo aceptó. No se tomó nada. Intente de nuevo; si sigue, llame al administrador.',
  },
};
