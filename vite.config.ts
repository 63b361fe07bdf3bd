import { readFileSync } from 'node:fs';
import lingui from '@lingui/babel-plugin-lingui-macro';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { precacheIntegrity } from './scripts/precache-integrity.ts';
import { firstPaint } from './scripts/vite-plugin-first-paint.ts';
import { messages } from './scripts/vite-plugin-messages.ts';
import { stylesInChunks } from './scripts/vite-plugin-styles.ts';
import { webManifest } from './scripts/web-manifest.ts';

/**
 * Few chunks, since a request costs more than a neighbour's bytes: what the first screen of a first visit shows; the frame around every
 * page; home with the databases; what goes on behind the pages; what pages share beyond that; what goes by file or QR code. Each takes
 * what it imports along.
 */
const CHUNKS = [
  { name: 'first-run', tags: ['$initial' as const], priority: 4 },
  { name: 'frame', test: /src\/(app\/start-app|features\/home\/home-page)\./, priority: 3 },
  {
    name: 'home-screen',
    test: /src\/(features\/(home\/home-contents|first-run\/try-out)|app\/(state-from-data|language-backup))\./,
    priority: 2,
  },
  { name: 'background', test: /src\/app\/background\./, priority: 1 },
  {
    name: 'ways-back',
    test: /src\/(app\/sentinel|sync\/rescue|protocol\/people\/(rescue-api|backup-file|recovery-token)|data\/study\/study-mark)\./,
    priority: 0.5,
  },
  { name: 'parts', test: /src\/(?!(carrier|protocol\/carrier|features\/carry)\/)/, minShareCount: 2, priority: 0.4 },
  { name: 'carry', test: /src\/(carrier|protocol\/carrier)\// },
];

/** Where `npm run dev` has the server. */
const SERVER = 'http://localhost:8080';

/** Public key, in hex, of whoever signs the catalogue: the app trusts no other. `npm run build` makes one where none is. */
function rootKey(): string {
  const { ROOT_KEY, ROOT_KEY_FILE = 'data/keys/root.pub' } = process.env;
  const key = ROOT_KEY ?? readFileSync(ROOT_KEY_FILE, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('ROOT_KEY is not an Ed25519 public key in hex');
  return key;
}

export default defineConfig({
  plugins: [
    messages(),
    preact({ babel: { plugins: [lingui] } }),
    stylesInChunks(),
    firstPaint(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      injectRegister: false,
      integration: precacheIntegrity,
      manifest: webManifest,
      // The phone keeps the icons of an installed app itself, a facilitator's page is of no use without the server, and most
      // phones read QR codes without our decoder.
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg,webmanifest}'],
        globIgnores: ['assets/centre-*', 'assets/decode-*'],
      },
    }),
  ],
  // The same Dexie without the parts that only old engines need, and as a module: no wrapper for CommonJS.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  define: { __ROOT_KEY__: JSON.stringify(rootKey()) },
  build: {
    // Read by scripts/sizes.ts, which follows the imports of each screen.
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: CHUNKS },
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
      },
    },
  },
  server: { proxy: { '/api': SERVER, '/media': SERVER, '/packs': SERVER } },
});
