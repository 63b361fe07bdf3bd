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
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  rtf: 'application/rtf',
  epub: 'application/epub+zip',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  zip: 'application/zip',
  bin: 'application/octet-stream',
} as const;
export type MediaEnding = keyof typeof CONTENT_TYPES;

/** What an element of a page can show or play. The rest is saved, or opened by another app. */
const SHOWN = new Set<MediaEnding>(['mp4', 'm4a', 'vtt', 'svg', 'png', 'jpg', 'webp', 'avif', 'gif']);
export const isShownInPage = (ending: MediaEnding): boolean => SHOWN.has(ending);

/** A file of more parts would have an address that servers refuse. */
export const MOST_PARTS = 4;

const PART = '[0-9a-f]{64}-\\d{1,15}';
const MEDIA_URL = new RegExp(`^/media/(${PART}(?:_${PART}){0,${MOST_PARTS - 1}})\\.([a-z0-9]+)$`);

const isMediaEnding = (ending: string): ending is MediaEnding => Object.hasOwn(CONTENT_TYPES, ending);

/**
 * The address of a blob that an element can load, or of several that are one file (pack-spec [URL2]). The service worker answers
 * it from the phone's chunks; where none is in control the server answers the same address from its packs.
 */
export const mediaUrl = (parts: readonly BlobRef[], ending: MediaEnding): string =>
  `/media/${parts.map(({ hash, bytes }) => `${hash}-${bytes}`).join('_')}.${ending}`;

/** Reads a media address back; undefined when the path is not one. */
export function parseMediaUrl(path: string): { parts: BlobRef[]; ending: MediaEnding } | undefined {
  const [, names, ending] = MEDIA_URL.exec(path) ?? [];
  if (!names || !ending || !isMediaEnding(ending)) return undefined;
  const parts = names.split('_').map((name) => ({ hash: name.slice(0, 64), bytes: Number(name.slice(65)) }));
  return { parts, ending };
}

/** Bytes of a file of several parts. */
export const bytesOf = (parts: readonly BlobRef[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0);

/** The path of a chunk below the packs' base address (pack-spec [URL1]): any static host can serve it. */
export const chunkPath = (hash: string): string => `chunks/${hash.slice(0, 2)}/${hash}`;
