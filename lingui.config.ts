import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';
import { LOCALES } from './src/i18n/locales.ts';

/** The `.po` files are the source of every word; `scripts/vite-plugin-messages.ts` compiles them at build. */
export default defineConfig({
  sourceLocale: 'en',
  locales: LOCALES.map((locale) => locale.tag),
  catalogs: [
    { path: '<rootDir>/locales/{locale}', include: ['src'], exclude: ['src/protocol/**'] },
    { path: '<rootDir>/studio/page/locales/{locale}', include: ['studio/page'] },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'origin',
});
