import { parseVtt } from '../../protocol/pack/vtt.ts';

/** What is said from a second on. */
export interface Spoken {
  readonly second: number;
  readonly words: string;
}

/** Long enough to have the words of one thought together, short enough to jump into. */
const LONGEST_SECONDS = 20;

/** The cues of a WebVTT file, put together to passages. */
export function transcriptPassages(vtt: string): Spoken[] {
  const passages: { second: number; words: string }[] = [];
  let startedAt = Number.NEGATIVE_INFINITY;
  for (const { from, to, text } of parseVtt(vtt)) {
    const last = passages.at(-1);
    if (last && to - startedAt <= LONGEST_SECONDS) last.words += ` ${text}`;
    else {
      startedAt = from;
      passages.push({ second: Math.floor(from), words: text });
    }
  }
  return passages;
}
