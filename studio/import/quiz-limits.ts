import type { QuizItem } from '../../src/protocol/pack/module-manifest.ts';

/** What a quiz says of time, attempts and order (pack-spec [QUIZ5]). */
export type QuizLimits = Pick<QuizItem, 'limitMinutes' | 'attempts' | 'shuffle'>;

/**
 * The limits that a source tells, each only where it means one: numbers may be missing, nothing, or below zero for "none". A part of a
 * minute counts as a whole one.
 */
export function quizLimits({
  seconds = 0,
  attempts = 0,
  shuffle,
}: {
  seconds?: number;
  attempts?: number;
  shuffle?: QuizLimits['shuffle'] | false;
}): QuizLimits {
  return {
    ...(seconds > 0 && Number.isFinite(seconds) && { limitMinutes: Math.ceil(seconds / 60) }),
    ...(attempts > 0 && Number.isSafeInteger(attempts) && { attempts }),
    ...(shuffle && { shuffle }),
  };
}
