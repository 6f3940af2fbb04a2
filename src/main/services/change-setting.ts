import type { SettingRow } from '#shared/contract/setting.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { SETTING_KEYS, SETTINGS, type SettingKey } from '#shared/setting.ts';
import { faultOfSetting, type SettingFault } from '#shared/setting-fault.ts';
import { checkCisUrl } from '../cis/cis-url.ts';
import { parsePrinterAddress } from '../devices/printer-from-address.ts';
import type { Actor, Office } from '../office.ts';

/** A setting changes from today on; the fact says who, what and why. Addresses are checked before they are kept. */
export function changeSetting(
  office: Office,
  actor: Actor,
  input: { key: SettingKey; value: unknown; reason: string },
): Result<null> {
  const { schema, changedBy } = SETTINGS[input.key];
  if (!changedBy.includes(actor.role)) return refuse('ROLE_NOT_ALLOWED', { role: actor.role });
  const parsed = schema.safeParse(input.value);
  if (!parsed.success) return refuse('SETTING_INVALID', { key: input.key, ...faultOfSetting(input.key, parsed.error) });
  const why = faultOfAddress(input.key, String(parsed.data));
  if (why !== null) return refuse('SETTING_INVALID', { key: input.key, why });
  return office.ledger.transaction(() => {
    const validFrom = office.businessDate();
    const payload = { key: input.key, value: JSON.stringify(parsed.data), validFrom, reason: input.reason };
    office.ledger.append(office.context(actor.userId), [{ kind: 'setting.changed', payload }]);
    return ok(null);
  });
}

function faultOfAddress(key: SettingKey, value: string): SettingFault | null {
  if (value === '') return null;
  if (key === 'cis.url') return checkCisUrl(value);
  if (key !== 'printer.address') return null;
  const address = parsePrinterAddress(value);
  return address.kind === 'invalid' ? address.fault : null;
}

/** The CIS's access token is a secret beside the journal; that it was changed is a fact. */
export function keepCisToken(office: Office, actor: Actor, token: string): Result<null> {
  return office.ledger.transaction(() => {
    office.people.keepSecret('cis-token', token);
    const payload = { key: 'cis.token', value: '"kept"', validFrom: office.businessDate(), reason: 'new token' };
    office.ledger.append(office.context(actor.userId), [{ kind: 'setting.changed', payload }]);
    return ok(null);
  });
}

export function listSettings(office: Office, actor: Actor): Result<{ rows: SettingRow[]; cisTokenKept: boolean }> {
  const date = office.businessDate();
  const settings = office.settings.on(date);
  const changes = office.settings.changes(date);
  const names = new Map(office.people.all().map((person) => [person.userId, person.name]));
  const rows = SETTING_KEYS.map((key): SettingRow => {
    const change = changes.get(key);
    return {
      key,
      value: settings[key],
      validFrom: change?.validFrom ?? null,
      changedBy: change ? (names.get(change.author) ?? change.author) : null,
      reason: change?.reason ?? null,
      mayChange: SETTINGS[key].changedBy.includes(actor.role),
    };
  });
  return ok({ rows, cisTokenKept: office.people.secret('cis-token') !== null });
}
