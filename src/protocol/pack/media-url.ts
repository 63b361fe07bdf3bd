import type { BlobRef } from './blob-ref.ts';

/** File endings that packs use, and the exact content type of each. */
export const CONTENT_TYPES = {
  mp4: 'video/mp4',
  m4a: 'audio/mp4',
  vtt: 'text/vtt; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
} as const;
export type MediaEnding = keyof typeof CONTENT_TYPES;

const MEDIA_URL = /^\/media\/([0-9a-f]{64})-(\d{1,15})\.([a-z0-9]+)$/;

const isMediaEnding = (ending: string): ending is MediaEnding => Object.hasOwn(CONTENT_TYPES, ending);

/**
 * The address of a blob that an element can load (pack-spec [URL2]). The service worker answers it from the phone's
 * chunks; where none is in control the server answers the same address from its packs.
 */
export const mediaUrl = (ref: BlobRef, ending: MediaEnding): string => `/media/${ref.hash}-${ref.bytes}.${ending}`;

/** Reads a media address back; undefined when the path is not one. */
export function parseMediaUrl(path: string): { ref: BlobRef; ending: MediaEnding } | undefined {
  const match = MEDIA_URL.exec(path);
  if (!match?.[1] || !match[2] || !match[3]) return undefined;
  if (!isMediaEnding(match[3])) return undefined;
  return { ref: { hash: match[1], bytes: Number(match[2]) }, ending: match[3] };
}

/** The path of a chunk below the packs' base address (pack-spec [URL1]): any static host can serve it. */
export const chunkPath = (hash: string): string => `chunks/${hash.slice(0, 2)}/${hash}`;
