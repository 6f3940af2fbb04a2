import { useI18n } from 'vue-i18n';
import { type BusinessDate, calendarDate, shortDate, timeOfDay } from '#shared/day.ts';
import type { Failure } from '#shared/failure.ts';
import { cents, formatDollars } from '#shared/money.ts';
import type { SettingKey } from '#shared/setting.ts';
import { TILL_PIECES, type TillPiece, type TillPieceCode } from '#shared/till-count.ts';

/** What stands on a note or a coin: "$20", "25¢". */
const face = ({ faceCents }: Pick<TillPiece, 'faceCents'>): string =>
  faceCents >= 100 ? `$${faceCents / 100}` : `${faceCents}¢`;

/** How the window says things: failures, instants, dates, troubles; in the language it speaks. */
export function useWords() {
  const { t, te, locale } = useI18n();

  /** What a code in a refusal's details is called: a kind of tender, the state of a drawer or a day. */
  function named(key: string, value: string): string {
    const path = key === 'code' ? `tender.name.${value}` : `drawer.state.${value}`;
    return ['code', 'state'].includes(key) && te(path) ? t(path) : value;
  }

  function failure({ code, details }: Failure): string {
    const words = Object.entries(details).map(([key, value]): [string, unknown] => {
      if (typeof value === 'string') return [key, named(key, value)];
      if (typeof value !== 'number') return [key, value];
      if (key.endsWith('Cents')) return [key, formatDollars(cents(value))];
      return key === 'waitMs' ? ['seconds', Math.ceil(value / 1000)] : [key, value];
    });
    const said = Object.fromEntries(words);
    // Why a setting is refused is a code, too.
    return t(`failure.${code}`, code === 'SETTING_INVALID' ? { why: t(`settingFault.${said.why}`, said) } : said);
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
