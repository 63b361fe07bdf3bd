import type { Cancellable } from './deps.ts';
import { type DownloadProblem, PackProblem } from './pack-problem.ts';
import { readParts } from './read-parts.ts';
import { watchLine } from './watch-line.ts';

/** Bytes on their way: of `bytes`, the first `length` have come. */
export interface Arriving {
  readonly bytes: Uint8Array<ArrayBuffer>;
  length: number;
}

interface FetchOptions extends Cancellable {
  cache: RequestCache;
  /** Called as bytes come. */
  onProgress?: () => void;
}

/**
 * Fetches what has not come yet of at most `bytes.length` bytes, by a Range request where some have. What came stays in
 * `arriving` where the answer is cut short, by an error or not, and goes where somebody altered it. Throws PackProblem;
 * an abort passes through.
 */
export async function fetchRest(
  fetch: typeof globalThis.fetch,
  url: string,
  arriving: Arriving,
  { cache, signal, onProgress }: FetchOptions,
): Promise<void> {
  const line = watchLine(signal);
  try {
    const headers = arriving.length > 0 ? { range: `bytes=${arriving.length}-` } : {};
    // `manual`: a portal that redirects is told from a line that is dead.
    const response = await fetch(url, { redirect: 'manual', cache, headers, signal: line.signal });
    const problem = problemOf(response, arriving);
    if (problem) {
      response.body?.cancel().catch(() => undefined);
      throw new PackProblem(problem);
    }
    // The whole comes, whether or not a rest was asked for.
    if (response.status === 200) arriving.length = 0;
    await readInto(arriving, response, () => {
      line.alive();
      onProgress?.();
    });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof PackProblem)) throw new PackProblem('offline', { cause: error });
    if (error.kind === 'altered') arriving.length = 0;
    throw error;
  } finally {
    line.done();
  }
}

/** Why an answer is not the one that was asked for, as far as its head tells. */
function problemOf({ status, headers, type }: Response, arriving: Arriving): DownloadProblem | undefined {
  const isRedirect = type === 'opaqueredirect' || (status >= 300 && status < 400);
  if (isRedirect || (status === 200 && headers.get('content-type')?.startsWith('text/html'))) return 'portal';
  if (status === 200) return undefined;
  if (status === 206 && isRestOf(headers.get('content-range'), arriving)) return undefined;
  // Another part than was asked for, or a file of another size.
  if (status === 206 || status === 416) return 'altered';
  return status === 404 || status === 410 ? 'missing' : 'trouble';
}

/** A page of another origin may not see the header: then the hash alone decides, as it does in the end anyway. */
function isRestOf(range: string | null, { bytes, length }: Arriving): boolean {
  const rest = `bytes ${length}-${bytes.length - 1}`;
  return length > 0 && (range === null || range === `${rest}/${bytes.length}` || range === `${rest}/*`);
}

async function readInto(arriving: Arriving, { body }: Response, progressed: () => void): Promise<void> {
  if (!body) return;
  for await (const part of readParts(body)) {
    if (arriving.length + part.length > arriving.bytes.length) throw new PackProblem('altered');
    arriving.bytes.set(part, arriving.length);
    arriving.length += part.length;
    progressed();
  }
}
