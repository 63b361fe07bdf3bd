import type { BlobRef } from '../protocol/pack/blob-ref.ts';
import { CONTENT_TYPES } from '../protocol/pack/content-types.ts';
import { isShownInPage, type MediaEnding } from '../protocol/pack/media-url.ts';

/** What every answer for a media address says, a part or the whole. The address names the bytes: they never change. */
export const mediaHeaders = (parts: readonly BlobRef[], ending: MediaEnding): Headers =>
  new Headers({
    'Content-Type': CONTENT_TYPES[ending],
    'Accept-Ranges': 'bytes',
    ETag: entityTag(parts),
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
    // A drawing that is opened as a page of its own runs nothing.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    // A document is not opened within this origin: it is saved.
    ...(!isShownInPage(ending) && { 'Content-Disposition': 'attachment' }),
  });

/** The Range that holds: none, where If-Range names other bytes (RFC 9110, 13.1.5). */
export function rangeHeader(request: Request, parts: readonly BlobRef[]): string | null {
  const condition = request.headers.get('If-Range');
  return condition !== null && condition !== entityTag(parts) ? null : request.headers.get('Range');
}

const entityTag = (parts: readonly BlobRef[]): string => `"${parts.map(({ hash }) => hash).join('_')}"`;
