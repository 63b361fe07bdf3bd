import type { Cue } from '../../../../protocol/pack/vtt.ts';
import { foldAnswer } from '../../../../protocol/quiz/fold-answer.ts';

/** What is looked through: each cue as it is compared. Folding is most of the work, so it is done once. */
export const foldCues = (cues: readonly Cue[]): string[] => cues.map(({ text }) => foldAnswer(text));

/** Indexes of the cues that hold the words, however they are accented or vowelled; none for no words. */
export function findCues(folded: readonly string[], words: string): number[] {
  const sought = foldAnswer(words);
  if (sought === '') return [];
  return folded.flatMap((text, index) => (text.includes(sought) ? [index] : []));
}
