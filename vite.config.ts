import { readFileSync } from 'node:fs';
import lingui from '@lingui/babel-plugin-lingui-macro';
import preact from '@preact/preset-vite';
import { defineConfig, type Rolldown } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { isLater, isLaterChunk, laterCode } from './scripts/later-code.ts';
import { precacheIntegrity } from './scripts/precache-integrity.ts';
import { firstPaint } from './scripts/vite-plugin-first-paint.ts';
import { glossary } from './scripts/vite-plugin-glossary.ts';
import { messages } from './scripts/vite-plugin-messages.ts';
import { sharedModules, sharedModulesInWorker } from './scripts/vite-plugin-shared-modules.ts';
import { stylesInChunks } from './scripts/vite-plugin-styles.ts';
import { webManifest } from './scripts/web-manifest.ts';

/**
 * Few chunks, since a request costs more than a neighbour's bytes: what the first screen of a first visit shows; the frame around every
 * page; home with the databases; what goes on behind the pages; the look for what was lost; what counts her data; the downloader, once
 * something is wished for; the exchange, once there is something to say; what pages share beyond that; what goes by file or QR code. Each
 * takes what it imports along.
 */
const CHUNKS = [
  { name: 'first-run', tags: ['$initial' as const], priority: 4 },
  { name: 'frame', test: /src\/(app\/start-app|features\/home\/home-page)\./, priority: 3 },
  {
    name: 'home-screen',
    test: /src\/(features\/(home\/home-contents|first-run\/try-out)|app\/(state-from-data|who-studies)|data\/profiles\/language-backup)\./,
    priority: 2,
  },
  { name: 'background', test: /src\/app\/background\./, priority: 1 },
  { name: 'sentinel', test: /src\/app\/sentinel\./, priority: 0.9 },
  { name: 'usage', test: /src\/(data\/usage\/|app\/(data-pill|use-usage|count-usage)\.)/, priority: 0.88 },
  { name: 'downloader', test: /src\/app\/run-by-rules\./, priority: 0.85 },
  { name: 'exchange', test: /src\/sync\/exchange-profiles\./, priority: 0.8 },
  {
    name: 'parts',
    test: (id: string) => /src\/(?!(carrier|protocol\/carrier|sw-bridge)\/)/.test(id) && !isLater(id),
    minShareCount: 2,
    priority: 0.4,
  },
  { name: 'carry', test: (id: string) => /src\/(carrier|protocol\/carrier)\//.test(id) && !isLater(id) },
  {
    name: 'later-parts',
    test: isLater,
    minShareCount: 2,
    priority: 0.3,
    includeDependenciesRecursively: false,
  },
];

/** Files that only some phones keep, and the set that each belongs to: `/assets/need/SET/`, as sw/listed-files.ts reads it. */
const NEEDED_BY_SOME = [
  { module: /virtual:messages\/([^/]+)\/(?:home|pages)$/, set: '$1' },
  { module: /virtual:messages\/([^/]+)\/later$/, set: 'later.$1' },
  { module: /virtual:glossary\/([^/]+)$/, set: 'later.$1' },
  { module: /.*\/node_modules\/uqr\/.*$/, set: 'later' },
  { module: /.*\/node_modules\/qr\/decode\.js$/, set: 'reader' },
  { module: /.*\/node_modules\/@noble\/ed25519\/index\.js$/, set: 'signature' },
];

function chunkName(chunk: Rolldown.PreRenderedChunk): string {
  const module = chunk.facadeModuleId ?? '';
  const found = NEEDED_BY_SOME.find((some) => some.module.test(module));
  // The facilitator's page is of no use without the server, and kept by nobody.
  if (!found && isLaterChunk(chunk) && !/\/centre(-page\.tsx)?$/.test(module))
    return 'assets/need/later/[name]-[hash:7].js';
  const folder = found ? `need/${module.replace(found.module, found.set).replace('\0', '')}/` : '';
  return `assets/${folder}[name]-[hash:7].js`;
}

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
    laterCode(),
    messages(),
    glossary(),
    preact({ babel: { plugins: [lingui] } }),
    stylesInChunks(),
    sharedModules(),
    firstPaint(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      injectRegister: false,
      integration: precacheIntegrity,
      manifest: webManifest,
      // The phone keeps the icons of an installed app itself, and a facilitator's page is of no use without the server.
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg,webmanifest}'],
        globIgnores: ['assets/centre-*'],
        buildPlugins: { vite: [sharedModulesInWorker()] },
      },
    }),
  ],
  // The same code without what only old engines need: half of its bytes.
  resolve: {
    alias: [{ find: /^workbox-window$/, replacement: 'workbox-window/build/workbox-window.prod.mjs' }],
  },
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
        chunkFileNames: chunkName,
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: 'assets/need/later/[name]-[hash:7].js' } },
  },
  server: { proxy: { '/api': SERVER, '^/x$': SERVER, '/media': SERVER, '/packs': SERVER } },
});
