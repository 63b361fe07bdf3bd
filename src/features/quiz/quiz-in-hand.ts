import type { QuizItem } from '../../protocol/pack/module-manifest.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';

/** A quiz as one version of its course has it. */
export interface QuizInHand {
  readonly course: number;
  readonly version: number;
  /** Number of the lesson it stands in. */
  readonly lesson: number;
  readonly item: QuizItem;
  readonly questions: readonly Question[];
  /** The language that the questions are in. */
  readonly lang: string;
}

/** Where a quiz is in the app. */
export const hrefOf = ({ course, item }: Pick<QuizInHand, 'course' | 'item'>): string =>
  `/course/${course}/quiz/${item.number}`;

/** A quiz by version of its course, as far as its questions are to be had. */
export type QuizVersions = ReadonlyMap<number, QuizInHand>;
