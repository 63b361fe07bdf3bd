import type { AppContext } from './app-env.ts';
import { type ByteRange, parseRange } from './byte-range.ts';

/** Bytes that are ready to be sent, whole or in part. */
export interface Blob {
  readonly size: number;
  /** Strong, without its quotes: it names exactly these bytes. */
  readonly etag: string;
  readonly type: string;
  readonly cacheControl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Opens nothing before it is read from: a HEAD never reads. */
  readonly read: (range: ByteRange) => ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>;
}

/** Answers GET and HEAD with a blob: 200, 304, a single range as 206, or 416 (RFC 9110, 13 and 14). */
export function sendBlob(c: AppContext, blob: Blob): Response {
  const etag = `"${blob.etag}"`;
  const headers = new Headers({
    'cache-control': blob.cacheControl,
    'content-type': blob.type,
    etag,
    'accept-ranges': 'bytes',
    ...blob.headers,
  });
  if (matches(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers });

  const ifRange = c.req.header('if-range');
  const isRangeWanted = ifRange === undefined || ifRange === etag;
  const range = isRangeWanted ? parseRange(c.req.header('range'), blob.size) : undefined;
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${blob.size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: blob.size };
  headers.set('content-length', String(end - start));
  if (range) headers.set('content-range', `bytes ${start}-${end - 1}/${blob.size}`);
  return new Response(blob.read({ start, end }), { status: range ? 206 : 200, headers });
}

const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
