import { createI18n } from 'vue-i18n';
import { en } from './en.ts';
import { es } from './es.ts';

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = 'counter.language';

export const i18n = createI18n({
  legacy: false,
  locale: localStorage.getItem(KEPT) === 'es' ? 'es' : 'en',
  fallbackLocale: 'en',
  messages: { en, es },
});

document.documentElement.lang = i18n.global.locale.value;

/** The window's language, kept for the next start. */
export function speak(language: Language): void {
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
  localStorage.setItem(KEPT, language);
}
