import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** Where the page of `copyDist` stands, and where its script. */
const PAGE = 'bare.html';
const SCRIPT = 'assets/bare.js';
export const BARE_PAGE = `/${PAGE}`;
export const BARE_SCRIPT = `/${SCRIPT}`;

/** No icon is asked for, and nothing runs but the one script. */
const HTML = `<!doctype html><html lang="en"><title>bare</title><link rel="icon" href="data:," />
<script type="module" src="${BARE_SCRIPT}"></script></html>`;

/**
 * A copy of the built app with one page more: a bare one, whose script is `entry` and what it imports, bundled as the app is. So a real
 * browser runs the app's own modules under the app's own policy, with or without its pages.
 *
 * @returns the folder, for DIST_DIR
 */
export async function copyDist(dist: string, entry: string): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'caravan-dist-'));
  cpSync(dist, copy, { recursive: true });
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    build: {
      outDir: copy,
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry, formats: ['es'], fileName: () => SCRIPT },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  writeFileSync(join(copy, PAGE), HTML);
  return copy;
}
