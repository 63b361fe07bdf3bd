import type { BlobRef } from './blob-ref.ts';

/** What an element of a page can show or play. */
const SHOWN = ['mp4', 'm4a', 'vtt', 'svg', 'png', 'jpg', 'webp', 'avif', 'gif'] as const;
const SAVED = ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'rtf', 'epub', 'csv', 'txt', 'zip', 'bin'] as const;

/** File endings that packs use; `content-types.ts` has the type of each. */
export const MEDIA_ENDINGS = [...SHOWN, ...SAVED] as const;
export type MediaEnding = (typeof MEDIA_ENDINGS)[number];

const isOneOf = (endings: readonly string[], ending: string): boolean => endings.includes(ending);

/** Whether a page can show it. The rest is saved, or opened by another app. */
export const isShownInPage = (ending: MediaEnding): boolean => isOneOf(SHOWN, ending);

/** A file of more parts would have an address that servers refuse. */
export const MOST_PARTS = 4;

const PART = '[0-9a-f]{64}-\\d{1,15}';
const MEDIA_URL = new RegExp(`^/media/(${PART}(?:_${PART}){0,${MOST_PARTS - 1}})\\.([a-z0-9]+)$`);

export const isMediaEnding = (ending: string): ending is MediaEnding => isOneOf(MEDIA_ENDINGS, ending);

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
