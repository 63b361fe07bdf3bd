import type { Step } from './read-project.ts';

/**
 * Which step of the source each step of a translation is. Translations lag behind: steps were put in and taken out since, so
 * that their numbers say nothing. The alignment in order that shares the most pictures wins; a quiz is a quiz in every language.
 */
export function alignSteps(source: readonly Step[], translation: readonly Step[]): (Step | undefined)[] {
  const width = translation.length + 1;
  const best = new Float64Array((source.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = source.length - 1; i >= 0; i--) {
    for (let j = translation.length - 1; j >= 0; j--) {
      best[i * width + j] = Math.max(
        at(i + 1, j),
        at(i, j + 1),
        at(i + 1, j + 1) + likeness(source[i], translation[j]),
      );
    }
  }
  const aligned: (Step | undefined)[] = [];
  for (let i = 0, j = 0; i < source.length; i++) {
    while (j < translation.length && at(i, j) === at(i, j + 1)) j++;
    const isPair = j < translation.length && at(i, j) > at(i + 1, j);
    aligned.push(isPair ? translation[j++] : undefined);
  }
  return aligned;
}

/** Two steps that have nothing to tell them by may still be one, where nothing better is in the way. */
function likeness(a: Step | undefined, b: Step | undefined): number {
  if (!a || !b || (a.quiz === undefined) !== (b.quiz === undefined)) return 0;
  const shared = [...a.pictures].filter((picture) => b.pictures.has(picture)).length;
  return shared + (a.quiz ? QUIZ : 0) + UNKNOWN;
}
const QUIZ = 10;
const UNKNOWN = 0.1;
