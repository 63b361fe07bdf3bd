import type { ManifestOptions } from 'vite-plugin-pwa';

/** What a phone shows of the installed app. */
export const webManifest: Partial<ManifestOptions> = {
  name: 'Caravan',
  short_name: 'Caravan',
  description: 'Courses for university teachers, studied with or without a network',
  lang: 'en',
  id: '/',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#efe7d7',
  theme_color: '#262a6b',
  categories: ['education'],
  icons: [
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
};
