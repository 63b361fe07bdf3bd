import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VitePWAOptions } from 'vite-plugin-pwa';

const integrityOf = (file: string): string =>
  `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;

/**
 * Tells the service worker the hash of each file of the app. Without it a captive portal that answers `200` while the app is being put on
 * the phone would be kept in the file's place, and shown as the app from then on.
 */
export const precacheIntegrity = {
  beforeBuildServiceWorker({ injectManifest }) {
    // The web manifest, once more and without a hash: the patterns find it too.
    injectManifest.additionalManifestEntries = [];
    injectManifest.manifestTransforms = [
      (entries) => ({
        manifest: entries.map((entry) => ({
          ...entry,
          integrity: integrityOf(join(injectManifest.globDirectory ?? '', entry.url)),
        })),
      }),
    ];
  },
} satisfies VitePWAOptions['integration'];
