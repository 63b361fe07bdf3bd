import type { Cancellable } from './deps.ts';
import { type DownloadProblem, PackProblem } from './pack-problem.ts';

/** A connection that has brought nothing for so long is lost, whatever the browser still hopes. */
const STALL_MS = 30_000;

interface FetchOptions extends Cancellable {
  /** More than this is not what was asked for, and is not read. */
  limitBytes: number;
  cache: RequestCache;
}

/** Fetches a body of at most `limitBytes`. Throws PackProblem; an abort passes through. */
export async function fetchBytes(
  fetch: typeof globalThis.fetch,
  url: string,
  { limitBytes, cache, signal }: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const line = watchLine(signal);
  try {
    const response = await fetch(url, { redirect: 'error', cache, signal: line.signal });
    if (response.status !== 200) throw new PackProblem(problemOf(response.status));
    return await readAtMost(response, limitBytes, line.alive);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof PackProblem ? error : new PackProblem('offline', { cause: error });
  } finally {
    line.done();
  }
}

const problemOf = (status: number): DownloadProblem => (status === 404 || status === 410 ? 'missing' : 'trouble');

async function readAtMost(response: Response, limitBytes: number, alive: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(limitBytes);
  const reader = response.body?.getReader();
  let length = 0;
  for (;;) {
    const part = await reader?.read();
    if (!part?.value) return bytes.subarray(0, length);
    if (length + part.value.length > limitBytes) {
      reader?.cancel().catch(() => undefined);
      throw new PackProblem('altered');
    }
    bytes.set(part.value, length);
    length += part.value.length;
    alive();
  }
}

/** A signal that also fires when the line has been silent for too long. (AbortSignal.any is too new for old phones.) */
function watchLine(signal: AbortSignal): Cancellable & { alive: () => void; done: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let timer = setTimeout(abort, STALL_MS);
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  return {
    signal: controller.signal,
    alive: () => {
      clearTimeout(timer);
      timer = setTimeout(abort, STALL_MS);
    },
    done: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}
