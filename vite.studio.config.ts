import { join } from 'node:path';
import lingui from '@lingui/babel-plugin-lingui-macro';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { studioMessages } from './scripts/vite-plugin-studio-messages.ts';

const ROOT = import.meta.dirname;

/** The pages of the studio, for the computer they are served by: nothing of them is in the app. */
export default defineConfig({
  root: join(ROOT, 'studio/page'),
  // Their address has a secret in it, or is below another path.
  base: './',
  publicDir: false,
  plugins: [studioMessages(ROOT), preact({ babel: { plugins: [lingui] } })],
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  // The preview says which root key its catalogue hangs on.
  define: { __ROOT_KEY__: '""' },
  build: {
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: { input: ['index.html', 'preview.html'].map((name) => join(ROOT, 'studio/page', name)) },
  },
});
