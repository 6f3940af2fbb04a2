import type { SettingRow } from '#shared/contract/setting.ts';
import { cents, formatAmount, parseAmount } from '#shared/money.ts';
import type { SettingKey } from '#shared/setting.ts';

/** The headings under which settings stand on the office page, in their order. */
export const SETTING_GROUPS = ['office', 'rules', 'tenders', 'bank', 'reasons', 'devices'] as const;
type SettingGroup = (typeof SETTING_GROUPS)[number];

const GROUP_OF: Record<string, SettingGroup> = {
  office: 'office',
  portal: 'office',
  calendar: 'office',
  tender: 'tenders',
  'money-order': 'tenders',
  bank: 'bank',
  gl: 'bank',
  misc: 'reasons',
  reasons: 'reasons',
  printer: 'devices',
  cis: 'devices',
};

/** A setting whose first word is new is a rule. */
export function groupOf(key: SettingKey): SettingGroup {
  return GROUP_OF[key.split('.')[0] ?? ''] ?? 'rules';
}

/** How a setting is shown and edited. `other`: a shape this window has no editor for; shown, never changed here. */
export type SettingKind = 'tender' | 'list' | 'weekdays' | 'dates' | 'amount' | 'number' | 'text' | 'other';

export function kindOf({ key, value }: SettingRow): SettingKind {
  if (key.startsWith('tender.')) return 'tender';
  if (columnsOf(key)) return 'list';
  if (key === 'calendar.weekdays') return 'weekdays';
  if (key === 'calendar.holidays') return 'dates';
  if (typeof value === 'number') return key.endsWith('-cents') ? 'amount' : 'number';
  return typeof value === 'string' ? 'text' : 'other';
}

/** A column of a list. `code` is typed once and stays: facts and reports name it. `field` is empty where entries are bare text. */
export type ListColumn = {
  field: string;
  title: 'code' | 'english' | 'spanish' | 'glCode' | 'fixedAmount' | 'issuer' | 'till';
  kind: 'code' | 'text' | 'amount';
  max: number;
};

const REASON: ListColumn[] = [
  { field: 'code', title: 'code', kind: 'code', max: 30 },
  { field: 'en', title: 'english', kind: 'text', max: 60 },
  { field: 'es', title: 'spanish', kind: 'text', max: 60 },
];
const GL_CODE: ListColumn = { field: 'glCode', title: 'glCode', kind: 'text', max: 30 };
const LISTS: Record<string, ListColumn[]> = {
  'drawer.names': [{ field: '', title: 'till', kind: 'text', max: 20 }],
  'bank.accounts': [...REASON, GL_CODE],
  'money-order.issuers': [{ field: '', title: 'issuer', kind: 'text', max: 40 }],
  'misc.items': [...REASON, GL_CODE, { field: 'cents', title: 'fixedAmount', kind: 'amount', max: 12 }],
};

export function columnsOf(key: SettingKey): ListColumn[] | null {
  return LISTS[key] ?? (key.startsWith('reasons.') ? REASON : null);
}

/** An entry of a list as text in its fields. `stored`: it was there before, so its code stays. */
export type ListEntry = { stored: boolean; texts: Record<string, string> };

export function entriesOf(value: unknown, columns: readonly ListColumn[]): ListEntry[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  return list.map((entry) => ({
    stored: true,
    texts: Object.fromEntries(columns.map((column) => [column.field, textOf(entry, column)])),
  }));
}

function textOf(entry: unknown, { field, kind }: ListColumn): string {
  const value = field === '' ? entry : (entry as Record<string, unknown>)[field];
  if (value === null || value === undefined) return '';
  return kind === 'amount' && typeof value === 'number' ? formatAmount(cents(value)) : String(value);
}

export function blankEntry(columns: readonly ListColumn[]): ListEntry {
  return { stored: false, texts: Object.fromEntries(columns.map(({ field }) => [field, ''])) };
}

/** The list as main keeps it; null where an amount is none. */
export function listOf(entries: readonly ListEntry[], columns: readonly ListColumn[]): unknown[] | null {
  const list: unknown[] = [];
  for (const { texts } of entries) {
    const values = columns.map((column): [string, unknown] => [
      column.field,
      storedOf(texts[column.field] ?? '', column),
    ]);
    if (values.some(([, value]) => value === undefined)) return null;
    list.push(columns[0]?.field === '' ? values[0]?.[1] : Object.fromEntries(values));
  }
  return list;
}

function storedOf(text: string, { kind }: ListColumn): unknown {
  if (kind === 'amount') return optionalAmount(text);
  return kind === 'code' ? codeOf(text) : text.trim();
}

/** Dollars as cents; null where nothing is typed, undefined where it is no amount. */
export function optionalAmount(text: string): number | null | undefined {
  return text.trim() === '' ? null : (parseAmount(text) ?? undefined);
}

/** "Wrong account" becomes "wrong-account". */
function codeOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}
