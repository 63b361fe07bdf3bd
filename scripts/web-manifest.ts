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
  // Courses that colleagues hand on: sw/on-share.ts takes what is shared, features/handing what is opened.
  share_target: {
    action: '/hand/take',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: {
      files: [{ name: 'packs', accept: ['application/vnd.caravan.packs', 'application/octet-stream', '.caravan'] }],
    },
  },
  file_handlers: [{ action: '/hand', accept: { 'application/vnd.caravan.packs': ['.caravan'] } }],
  icons: [
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
};
