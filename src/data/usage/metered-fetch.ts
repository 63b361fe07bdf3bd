import { type CountedAnswer, countAnswer } from './counted-answer.ts';
import { type BodyCounter, countedBody } from './counted-body.ts';
import { note, noteAtHub } from './counter.ts';
import { kindOf } from './kind-of.ts';
import type { UsageKind } from './usage.ts';
import { answerHeadBytes, bodyBytes, requestHeadBytes } from './wire-size.ts';

type Fetch = typeof globalThis.fetch;

/**
 * `fetch` that counts what it moves: request and answer with their headers, the body as it comes, compressed ones at their compressed size.
 * What is cut counts as far as it came. `kind` is what it is for, where the address does not tell.
 */
export const meteredFetch =
  (fetch: Fetch, kind?: UsageKind): Fetch =>
  async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    // The service worker answers for these, and counts what it fetches for them.
    if (url.pathname.startsWith('/media/') && isControlled()) return fetch(input, init);
    // The one other origin that the app ever asks is a campus hub's.
    const say = url.origin === location.origin ? note : noteAtHub;
    const count = countAnswer(url.href, kind ?? kindOf(url.pathname), say);
    const asked = requestHeadBytes(url, new Headers(init?.headers)) + bodyBytes(init?.body);
    let answer: Response;
    try {
      answer = await fetch(input, init);
    } catch (error) {
      // It may have got through with only the answer lost.
      if (navigator.onLine) count.head(asked);
      count.end();
      throw error;
    }
    count.head(asked + answerHeadBytes(answer.headers));
    return counted(answer, count);
  };

const isControlled = (): boolean => globalThis.navigator.serviceWorker?.controller != null;

/** Answers that have no body, though Chromium shows an empty one: none may be made with it (Fetch, 2.2.3). */
const BODILESS = [204, 205, 304];

/** The same answer, whose body is counted while it is read; who reads nothing of it counts nothing. */
function counted(answer: Response, count: CountedAnswer): Response {
  if (!answer.body || BODILESS.includes(answer.status)) {
    count.end();
    return answer;
  }
  const body = countedBody(answer.body, bodyCounter(answer.headers, count));
  const { status, statusText, headers } = answer;
  return new Response(body, { status, statusText, headers });
}

/** Counts the parts of a body as they are read; of a compressed one what its header promises, once it has begun to come. */
function bodyCounter(headers: Headers, count: CountedAnswer): BodyCounter {
  const isCompressed = !['', 'identity'].includes(headers.get('content-encoding') ?? '');
  const promised = Number(headers.get('content-length') ?? 0);
  if (!isCompressed || promised === 0) return { add: count.body, end: count.end };
  let rest = promised;
  return {
    // No more than what was read: a compressed body that is cut may weigh less than it promised.
    add: (bytes) => {
      const part = Math.min(rest, bytes);
      rest -= part;
      count.body(part);
    },
    end: () => {
      count.body(rest);
      count.end();
    },
  };
}
