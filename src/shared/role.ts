/** Who may do what. A person has exactly one role. */
export const ROLES = ['clerk', 'lead', 'supervisor', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that handle money: they open a drawer and take payments. */
export const MONEY_ROLES: readonly Role[] = ['clerk', 'lead', 'supervisor'];
/** Roles that see accounts and receipts. */
export const RECEIPT_READERS: readonly Role[] = [...MONEY_ROLES, 'auditor'];
/** Roles that see drawers, deposits and the day's close of everybody. */
export const DAY_READERS: readonly Role[] = ['lead', 'supervisor', 'auditor'];
/** Roles that may see the settings page at all. */
export const SETTING_READERS: readonly Role[] = ['supervisor', 'auditor', 'admin'];
