import type { Cancellable } from './deps.ts';
import { fetchRest } from './fetch-rest.ts';

interface FetchOptions extends Cancellable {
  /** More than this is not what was asked for, and is not read. */
  limitBytes: number;
  cache: RequestCache;
}

/** Fetches a body of at most `limitBytes`. Throws PackProblem; an abort passes through. */
export async function fetchBytes(
  fetch: typeof globalThis.fetch,
  url: string,
  { limitBytes, ...options }: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const arriving = { bytes: new Uint8Array(limitBytes), length: 0 };
  await fetchRest(fetch, url, arriving, options);
  return arriving.bytes.subarray(0, arriving.length);
}
