import { z } from 'zod';

/** Acts that need a reason from the office's list, with free text beside it. */
export const REASONED_ACTS = [
  'override',
  'void',
  'correction',
  'refuse-check',
  'access',
  'over-short',
  'reject-count',
  'no-sale',
] as const;
export type ReasonedAct = (typeof REASONED_ACTS)[number];

/** One entry of such a list. The code goes into facts and reports; the words are shown. */
export const reasonSchema = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,29}$/),
    en: z.string().trim().min(1).max(60),
    es: z.string().trim().min(1).max(60),
  })
  .strict();
export type Reason = z.infer<typeof reasonSchema>;

export const INITIAL_REASONS: Record<ReasonedAct, Reason[]> = {
  override: [
    { code: 'verified', en: 'Checked with the bank or the issuer', es: 'Verificado con el banco o el emisor' },
    { code: 'known-customer', en: 'Known customer, supervisor decides', es: 'Cliente conocido, decide el supervisor' },
    { code: 'same-number', en: 'Another instrument with the same number', es: 'Otro documento con el mismo número' },
    { code: 'other', en: 'Other, see text', es: 'Otro, ver texto' },
  ],
  void: [
    { code: 'wrong-account', en: 'Wrong account', es: 'Cuenta equivocada' },
    { code: 'wrong-amount', en: 'Wrong amount', es: 'Importe equivocado' },
    { code: 'wrong-tender', en: 'Wrong tender', es: 'Forma de pago equivocada' },
    { code: 'customer', en: 'Customer changed their mind', es: 'El cliente cambió de opinión' },
    { code: 'other', en: 'Other, see text', es: 'Otro, ver texto' },
  ],
  correction: [
    { code: 'keyed-wrong', en: 'Keyed wrong at the counter', es: 'Mal registrado en ventanilla' },
    { code: 'customer', en: 'Customer named the wrong account', es: 'El cliente indicó otra cuenta' },
    { code: 'cis-refused', en: 'The CIS refused the account', es: 'El CIS rechazó la cuenta' },
    { code: 'count', en: 'Found when the drawer was counted', es: 'Hallado al contar la caja' },
    { code: 'paid-twice', en: 'Receipted twice', es: 'Recibo hecho dos veces' },
    { code: 'other', en: 'Other, see text', es: 'Otro, ver texto' },
  ],
  'refuse-check': [
    { code: 'unsigned', en: 'Not signed', es: 'Sin firma' },
    { code: 'post-dated', en: 'Dated in the future', es: 'Con fecha futura' },
    { code: 'stale', en: 'Too old', es: 'Demasiado antiguo' },
    { code: 'wrong-payee', en: 'Made out to somebody else', es: 'A nombre de otro' },
    { code: 'words-figures', en: 'Words and figures differ', es: 'Letras y cifras no coinciden' },
    { code: 'third-party', en: 'Third-party check', es: 'Cheque de un tercero' },
    { code: 'other', en: 'Other, see text', es: 'Otro, ver texto' },
  ],
  access: [
    { code: 'new-person', en: 'New in the office', es: 'Nuevo en la oficina' },
    { code: 'duties', en: 'Other duties', es: 'Otras tareas' },
    { code: 'forgot-pin', en: 'Forgot the PIN', es: 'Olvidó el PIN' },
    { code: 'pin-known', en: 'Somebody else may know the PIN', es: 'Otra persona puede conocer el PIN' },
    { code: 'left', en: 'Left the office', es: 'Dejó la oficina' },
    { code: 'leave', en: 'On leave', es: 'De licencia' },
    { code: 'returned', en: 'Came back', es: 'Volvió' },
    { code: 'other', en: 'Other, see text', es: 'Otro, ver texto' },
  ],
  'over-short': [
    { code: 'change', en: 'Change given wrong', es: 'Cambio mal dado' },
    { code: 'keyed-wrong', en: 'Amount keyed wrong', es: 'Importe mal registrado' },
    { code: 'bank', en: 'Bank was not right at opening', es: 'El fondo no cuadraba al abrir' },
    { code: 'check-missing', en: 'Check not found', es: 'Falta un cheque' },
    { code: 'not-found', en: 'Looked for, not found', es: 'Buscado, no encontrado' },
    { code: 'other', en: 'Other, see text', es: 'Otro, ver texto' },
  ],
  'reject-count': [
    { code: 'count-again', en: 'Count again', es: 'Contar otra vez' },
    { code: 'explain', en: 'Explain the difference', es: 'Explicar la diferencia' },
    { code: 'correct-first', en: 'Correct a receipt first', es: 'Corregir antes un recibo' },
    { code: 'other', en: 'Other, see text', es: 'Otro, ver texto' },
  ],
  'no-sale': [
    { code: 'change', en: 'Change for a customer', es: 'Cambio para un cliente' },
    { code: 'paper', en: 'Put a check or paper in', es: 'Guardar un cheque o papel' },
    { code: 'count', en: 'Look at the drawer', es: 'Revisar la caja' },
    { code: 'stuck', en: 'The drawer did not open', es: 'La caja no se abrió' },
    { code: 'other', en: 'Other, see text', es: 'Otro, ver texto' },
  ],
};

/** A bank account that deposits go to, and its place in the city's general ledger. */
export const bankAccountSchema = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,29}$/),
    en: z.string().trim().min(1).max(60),
    es: z.string().trim().min(1).max(60),
    glCode: z.string().trim().min(1).max(30),
  })
  .strict();
export type BankAccount = z.infer<typeof bankAccountSchema>;

export const INITIAL_BANK_ACCOUNTS: BankAccount[] = [
  { code: 'operating', en: 'Utility operating account', es: 'Cuenta operativa de servicios', glCode: '100-1010' },
];

/** What can be paid without an account: goes to the GL, never to the CIS. `cents` null: the clerk types the amount. */
export const miscItemSchema = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,29}$/),
    en: z.string().trim().min(1).max(60),
    es: z.string().trim().min(1).max(60),
    glCode: z.string().trim().min(1).max(30),
    cents: z.int().min(1).max(99_999_999).nullable(),
  })
  .strict();
export type MiscItem = z.infer<typeof miscItemSchema>;

export const INITIAL_MISC_ITEMS: MiscItem[] = [
  {
    code: 'deposit',
    en: 'Deposit for new service',
    es: 'Depósito por servicio nuevo',
    glCode: '100-2290',
    cents: null,
  },
  { code: 'reconnect', en: 'Reconnect fee', es: 'Cargo por reconexión', glCode: '100-4420', cents: null },
  { code: 'meter', en: 'Meter fee', es: 'Cargo por medidor', glCode: '100-4410', cents: null },
];
