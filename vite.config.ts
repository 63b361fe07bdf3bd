import { readFileSync } from 'node:fs';
import lingui from '@lingui/babel-plugin-lingui-macro';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { firstPaint } from './scripts/vite-plugin-first-paint.ts';
import { messages } from './scripts/vite-plugin-messages.ts';
import { webManifest } from './scripts/web-manifest.ts';

/** Few chunks, since a request costs more than a neighbour's bytes; home waits for the first three only. */
const CHUNKS = [
  { name: 'shell', tags: ['$initial' as const], priority: 3 },
  { name: 'data', test: /node_modules\/(dexie|valibot)|src\/(data|protocol\/(pack|progress|facts))\//, priority: 2 },
  { name: 'parts', test: /src\/(ui|app|i18n)\//, minShareCount: 2, priority: 1 },
  { name: 'sync', test: /node_modules\/workbox-window|src\/(sync|sw-bridge|protocol)\// },
];

/** Where `npm run dev` has the server. */
const SERVER = 'http://localhost:8080';

/** Public key, in hex, of whoever signs the catalogue: the app trusts no other. */
function rootKey(): string {
  const { ROOT_KEY, ROOT_KEY_FILE } = process.env;
  const key = ROOT_KEY ?? (ROOT_KEY_FILE === undefined ? '' : readFileSync(ROOT_KEY_FILE, 'utf8').trim());
  if (key !== '' && !/^[0-9a-f]{64}$/.test(key)) throw new Error('ROOT_KEY is not an Ed25519 public key in hex');
  return key;
}

export default defineConfig({
  plugins: [
    messages(),
    preact({ babel: { plugins: [lingui] } }),
    firstPaint(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: webManifest,
      injectManifest: { globPatterns: ['**/*.{html,js,css,svg,webmanifest}'], globIgnores: ['**/*.map'] },
    }),
  ],
  define: { __ROOT_KEY__: JSON.stringify(rootKey()) },
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  server: { proxy: { '/api': SERVER, '/media': SERVER, '/packs': SERVER } },
});
