import { type Note, note } from './counter.ts';
import type { UsageKind } from './usage.ts';

/** What was counted of one request and its answer, until the browser's own figure is known. */
export interface CountedAnswer {
  /** Of request and headers, in bytes. */
  head(bytes: number): void;
  /** Of the answer's body, in bytes, as they come. */
  body(bytes: number): void;
  /** No more of the body comes. */
  end(): void;
  /** The browser's figure for the body, in bytes; `nothing`: its HTTP cache answered, and nobody was asked. */
  settle(movedBytes: number | 'nothing'): void;
}

/** Browsers round both times, not always alike. */
const ROUNDED_MS = 1;
/** Of one address: of older ones the browser will not speak any more. */
const MOST_OPEN = 8;

/** By address, each with when it was asked for, the first one first: a piece that was cut is asked for again before the browser speaks of the cut. */
const open = new Map<string, { answer: CountedAnswer; atMs: number }[]>();

/** Begins to count a request. */
export function countAnswer(url: string, kind: UsageKind, say: Note = note): CountedAnswer {
  const noted = { head: 0, body: 0 };
  let isEnded = false;
  let moved: number | 'nothing' | undefined;
  const correct = () => {
    if (!isEnded || moved === undefined) return;
    say(kind, moved === 'nothing' ? -noted.head - noted.body : moved - noted.body);
  };
  const answer: CountedAnswer = {
    head: (bytes) => {
      noted.head += bytes;
      say(kind, bytes);
    },
    body: (bytes) => {
      noted.body += bytes;
      say(kind, bytes);
    },
    end: () => {
      isEnded = true;
      correct();
    },
    settle: (movedBytes) => {
      moved = movedBytes;
      correct();
    },
  };
  open.set(url, [...(open.get(url) ?? []).slice(1 - MOST_OPEN), { answer, atMs: performance.now() }]);
  return answer;
}

/**
 * What is counted of the request that the browser began at `startMs`, on the clock of `performance.now`, and is not settled; from now on it
 * is. Those before it are forgotten: the browser never spoke of them.
 */
export function takeCounted(url: string, startMs: number): CountedAnswer | undefined {
  const asked = open.get(url) ?? [];
  // Where the page's clock goes otherwise than the browser's, they are taken in their order.
  const at = Math.max(
    0,
    asked.findLastIndex(({ atMs }) => atMs <= startMs + ROUNDED_MS),
  );
  const later = asked.slice(at + 1);
  if (later.length > 0) open.set(url, later);
  else open.delete(url);
  return asked[at]?.answer;
}
