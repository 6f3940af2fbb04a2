import { createVuetify } from 'vuetify';
import { aliases, mdi } from 'vuetify/iconsets/mdi-svg';
import { firstTheme, type ThemeName } from './look.ts';

const defaultTheme: ThemeName = firstTheme();

/** One accent, a deep civic teal. Amber and red are for states only, and never alone without a word. */
export const vuetify = createVuetify({
  icons: { defaultSet: 'mdi', aliases, sets: { mdi } },
  theme: {
    defaultTheme,
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
      contrast: {
        dark: false,
        colors: {
          background: '#ffffff',
          surface: '#ffffff',
          'on-background': '#000000',
          'on-surface': '#000000',
          primary: '#000000',
          secondary: '#000000',
          error: '#7a0010',
          warning: '#5a3000',
          success: '#00400c',
          info: '#000000',
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
