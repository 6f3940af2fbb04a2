import { computed, ref } from 'vue';
import { useTheme } from 'vuetify';

/** In the order in which the bar's button goes through them. */
const THEMES = ['light', 'dark', 'contrast'] as const;
export type ThemeName = (typeof THEMES)[number];

const KEPT_THEME = 'counter.theme';
const KEPT_TEXT = 'counter.text';

/** What was chosen here last, else what the machine asks for. */
export function firstTheme(): ThemeName {
  const kept = THEMES.find((name) => name === localStorage.getItem(KEPT_THEME));
  const wantsContrast = window.matchMedia('(forced-colors: active), (prefers-contrast: more)').matches;
  return kept ?? (wantsContrast ? 'contrast' : 'light');
}

const large = ref(localStorage.getItem(KEPT_TEXT) === 'large');
const showText = (): boolean => document.documentElement.classList.toggle('large-text', large.value);
showText();

/** Colours and size of the text, kept for the next start. */
export function useLook() {
  const theme = useTheme();
  const next = computed((): ThemeName => {
    const now = THEMES.indexOf(theme.global.name.value as ThemeName);
    return THEMES[(now + 1) % THEMES.length] ?? 'light';
  });

  function switchTheme(): void {
    const chosen = next.value;
    theme.change(chosen);
    localStorage.setItem(KEPT_THEME, chosen);
  }

  function switchText(): void {
    large.value = !large.value;
    localStorage.setItem(KEPT_TEXT, large.value ? 'large' : 'normal');
    showText();
  }

  return { next, large, switchTheme, switchText };
}
