import { createVuetify } from 'vuetify';
import { aliases, mdi } from 'vuetify/iconsets/mdi-svg';

/** One accent, a deep civic teal. Amber and red are for states only, and never alone without a word. */
export const vuetify = createVuetify({
  icons: { defaultSet: 'mdi', aliases, sets: { mdi } },
  theme: {
    defaultTheme: 'light',
    themes: {
      light: {
        dark: false,
        colors: {
          background: '#f4f6f6',
          surface: '#ffffff',
          primary: '#0b5456',
          secondary: '#3d5a5c',
          error: '#a3161b',
          warning: '#8a4b00',
          success: '#1b5e20',
          info: '#0b5456',
        },
      },
      dark: {
        dark: true,
        colors: {
          background: '#101617',
          surface: '#182021',
          primary: '#6fd0cf',
          secondary: '#a9c4c5',
          error: '#ff9a94',
          warning: '#ffc46b',
          success: '#8fd694',
          info: '#6fd0cf',
        },
      },
    },
  },
  defaults: {
    VBtn: { variant: 'flat', rounded: 'md', height: 44 },
    VTextField: { variant: 'outlined', density: 'comfortable', hideDetails: 'auto', autocomplete: 'off' },
    VSelect: { variant: 'outlined', density: 'comfortable', hideDetails: 'auto' },
  },
});
