import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import vuetify from 'vite-plugin-vuetify';

const here = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      // Only what brings a binary of its own, and escpos and pdfkit with their dynamic requires, stay outside. The rest is
      // bundled: reading hundreds of small files made the start half as long again and main heavier by a third.
      externalizeDeps: { exclude: ['any-ascii', 'drizzle-orm', 'uuid', 'zod'] },
      rollupOptions: {
        input: {
          index: resolve(here, 'src/main/index.ts'),
          // Threads of their own, so files of their own.
          'accounts-worker': resolve(here, 'src/main/cis/accounts-worker.ts'),
          'report-worker': resolve(here, 'src/main/report-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload must be one CommonJS file with nothing to load.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve(here, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    build: {
      minify: true,
      rollupOptions: { input: resolve(here, 'src/renderer/index.html') },
      chunkSizeWarningLimit: 1_500,
    },
    plugins: [vue(), vuetify({ autoImport: true })],
  },
});
