import { withSpace } from './hub-address.ts';
import { leaveHub } from './kept-hub.ts';

type Fetch = typeof globalThis.fetch;

const urlOf = (input: RequestInfo | URL): URL => new URL(input instanceof Request ? input.url : input, location.href);

/** `fetch` that may also ask a hub. */
export const toHub =
  (fetch: Fetch): Fetch =>
  (input, init) => {
    const url = urlOf(input);
    return fetch(input, url.origin === location.origin ? init : withSpace(url, init));
  };

/** A hub stands in the same building: one that says nothing for so long is gone. */
const PATIENCE_MS = 10_000;

/**
 * The same for the downloader: a hub that does not answer, or has not what it said, is left, and the download waits for a line. Requests to this page's own
 * origin pass through.
 */
export const leavingHub =
  (fetch: Fetch): Fetch =>
  async (input, init) => {
    const url = urlOf(input);
    if (url.origin === location.origin) return fetch(input, init);
    const call = new AbortController();
    const cancel = () => call.abort();
    init?.signal?.addEventListener('abort', cancel);
    const timer = setTimeout(cancel, PATIENCE_MS);
    try {
      const answer = await toHub(fetch)(input, { ...init, signal: call.signal });
      if (answer.status < 400) return answer;
      throw new TypeError(`the hub answers ${answer.status}`);
    } catch (error) {
      if (!init?.signal?.aborted) await leaveHub(url.origin);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
