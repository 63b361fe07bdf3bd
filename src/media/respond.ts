import { type DownloadProblem, PackProblem } from '../data/library/pack-problem.ts';
import type { Piece } from '../data/library/pieces.ts';
import { bytesOf, type MediaEnding, parseMediaUrl } from '../protocol/pack/media-url.ts';
import { type MediaDeps, piecesOf, type ReadOptions, readPiece } from './media-chunks.ts';
import { mediaHeaders, rangeHeader } from './media-headers.ts';
import { type ByteRange, parseRange } from './range.ts';
import { chunkEndAt, type Slice, slicesOf } from './slices.ts';
import { streamParts } from './stream-parts.ts';

const STATUS_OF: Record<DownloadProblem, number> = {
  offline: 504,
  portal: 502,
  missing: 404,
  altered: 502,
  trouble: 502,
  full: 507,
};

/** What is played: a media element that is told of an HTTP error in what it reads ahead gives the whole file up. */
const isPlayed = (ending: MediaEnding): boolean => ending === 'mp4' || ending === 'm4a';

/** What may come later. */
const isPassing = (kind: DownloadProblem): boolean => kind === 'offline' || kind === 'portal' || kind === 'trouble';

/**
 * Answers a request for `/media/...` from the phone's chunks (pack-spec [URL2]), and from the line where one is missing.
 * An open-ended Range gets the rest of the chunk it starts in, at most 1 MiB: a complete answer, so that nothing is
 * held open while the video is paused. Without a line 504; for bytes that somebody altered 502. Of what is played, a Range that cannot
 * be answered yet is a network error: browsers play on with what they have, and ask again.
 */
export async function respondMedia(deps: MediaDeps, request: Request): Promise<Response> {
  const media = parseMediaUrl(new URL(request.url).pathname);
  if (!media) return new Response(null, { status: 404 });
  const { parts, ending } = media;
  const size = bytesOf(parts);
  const headers = mediaHeaders(parts, ending);
  const range = parseRange(rangeHeader(request, parts), size);
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  try {
    const pieces = await piecesOf(deps, parts, { signal: request.signal });
    const { start, end } = range ? withinChunk(range, pieces) : { start: 0, end: size - 1 };
    headers.set('Content-Length', String(end - start + 1));
    if (range) headers.set('Content-Range', `bytes ${start}-${end}/${size}`);
    const status = range ? 206 : 200;
    if (request.method === 'HEAD') return new Response(null, { status, headers });
    const options = { signal: request.signal, isLeftToDownload: isPlayed(ending) };
    const body = await bodyOf(deps, slicesOf(pieces, start, end), options);
    return new Response(body, { status, headers });
  } catch (error) {
    if (!(error instanceof PackProblem)) throw error;
    if (range && isPlayed(ending) && isPassing(error.kind)) return Response.error();
    return new Response(null, { status: STATUS_OF[error.kind] });
  }
}

/** Who names no end takes what is given: the answer stops where a second chunk would have to be read. */
const withinChunk = ({ start, end, isOpen }: ByteRange, pieces: readonly Piece[]): { start: number; end: number } => ({
  start,
  end: isOpen ? Math.min(end, chunkEndAt(pieces, start)) : end,
});

/** What lies in one chunk is a slice of its Blob, which the browser reads from the disk by itself. */
async function bodyOf(deps: MediaDeps, slices: readonly Slice[], options: ReadOptions): Promise<BodyInit | null> {
  const [first, ...rest] = slices.map(({ piece, from, to }) => async () => {
    const chunk = await readPiece(deps, piece, options);
    return chunk.slice(from, to);
  });
  if (!first) return null;
  return rest.length === 0 ? first() : streamParts(await first(), rest);
}
