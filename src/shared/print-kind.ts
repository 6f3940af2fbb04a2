/** What a print job is of: a receipt, an order to open the drawer, or a slip. */
export const PRINT_KINDS = [
  'receipt',
  'drawer-kick',
  'void-slip',
  'correction-slip',
  'return-slip',
  'portal-slip',
  'pickup-slip',
  'hand-over-slip',
  'exchange-slip',
  'day-slip',
] as const;
export type PrintKind = (typeof PRINT_KINDS)[number];
