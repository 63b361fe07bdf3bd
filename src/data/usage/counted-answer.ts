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

/** By address; a later request to the same takes the place of an earlier one that the browser never spoke of. */
const open = new Map<string, CountedAnswer>();

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
  open.set(url, answer);
  return answer;
}

/** What is counted for an address and not settled; from now on it is. */
export function takeCounted(url: string): CountedAnswer | undefined {
  const answer = open.get(url);
  open.delete(url);
  return answer;
}
