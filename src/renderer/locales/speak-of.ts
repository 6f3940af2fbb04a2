import { useI18n } from 'vue-i18n';
import { type BusinessDate, calendarDate, shortDate, timeOfDay } from '#shared/day.ts';
import type { Failure, FailureCode } from '#shared/failure.ts';
import { cents, formatDollars } from '#shared/money.ts';
import type { SettingKey } from '#shared/setting.ts';
import { TILL_PIECES, type TillPiece, type TillPieceCode } from '#shared/till-count.ts';

/** What stands on a note or a coin: "$20", "25¢". */
const face = ({ faceCents }: Pick<TillPiece, 'faceCents'>): string =>
  faceCents >= 100 ? `$${faceCents / 100}` : `${faceCents}¢`;

/** Refusals whose reason is a code, too, and where its words stand. */
const REASONS: Partial<Record<FailureCode, string>> = {
  SETTING_INVALID: 'settingFault',
  REPORT_FAILED: 'reportTrouble',
};

/** How the window says things: failures, instants, dates, troubles; in the language it speaks. */
export function useWords() {
  const { t, te, locale } = useI18n();

  /** What a code in a refusal's details is called: a kind of tender, the state of a drawer or a day; dates as they are written. */
  function named(code: FailureCode, key: string, value: string): string {
    if (key === 'date') return shortDate(value as BusinessDate);
    const states = code === 'DAY_STATE' ? 'close.dayIs' : 'drawer.state';
    const path = key === 'code' ? `tender.name.${value}` : `${states}.${value}`;
    return ['code', 'state'].includes(key) && te(path) ? t(path) : value;
  }

  function failure({ code, details }: Failure): string {
    const words = Object.entries(details).map(([key, value]): [string, unknown] => {
      if (typeof value === 'string') return [key, named(code, key, value)];
      // Steps of the close.
      if (key === 'missing' && Array.isArray(value))
        return [key, value.map((step) => t(`close.step.${step}`)).join(', ')];
      if (typeof value !== 'number') return [key, value];
      if (key.endsWith('Cents')) return [key, formatDollars(cents(value))];
      return key === 'waitMs' ? ['seconds', Math.ceil(value / 1000)] : [key, value];
    });
    const said = Object.fromEntries(words);
    const reasons = REASONS[code];
    return t(`failure.${code}`, reasons ? { why: t(`${reasons}.${said.why}`, said) } : said);
  }

  return {
    t,
    te,
    failure,
    locale,
    /** A setting's key has a dot in it, which in a path of texts would lead further down. */
    setting: (key: SettingKey): string => t(`setting["${key}"]`),
    money: (amount: number): string => formatDollars(cents(amount)),
    face,
    /** Pieces of a till by their name: "$20 bills", "rolls of 25¢", "$20 bill" where there is one. */
    pieces(code: TillPieceCode, many = 2): string {
      const piece = TILL_PIECES.find((one) => one.code === code);
      return piece ? t(`till.pieces.${piece.kind}`, { face: face(piece) }, many) : code;
    },
    number: (count: number): string => new Intl.NumberFormat(locale.value === 'es' ? 'es-US' : 'en-US').format(count),
    time: (atMs: number): string => timeOfDay(atMs),
    date: (date: string): string => shortDate(date as BusinessDate),
    weekday: (date: string): string =>
      new Intl.DateTimeFormat(locale.value, {
        weekday: 'short',
        month: 'short',
        day: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(`${date}T12:00:00Z`)),
    /** The name of a day of the week, ISO 8601: 1 Monday to 7 Sunday. */
    dayOfWeek: (day: number): string =>
      new Intl.DateTimeFormat(locale.value, { weekday: 'long', timeZone: 'UTC' }).format(
        new Date(Date.UTC(2024, 0, day)),
      ),
    /** An instant as a person says it: the time of today, else date and time. */
    when: (atMs: number, nowMs: number): string => {
      const day = calendarDate(atMs);
      return day === calendarDate(nowMs) ? timeOfDay(atMs) : `${shortDate(day)} ${timeOfDay(atMs)}`;
    },
    trouble: (reason: string | null): string => {
      if (reason === null) return '';
      return te(`trouble.${reason}`) ? t(`trouble.${reason}`) : reason;
    },
  };
}
