import type { QuizItem } from '../../protocol/pack/module-manifest.ts';
import type { LoadedQuestions } from './load-questions.ts';

/** The quiz of one page: which it is, and its questions in the current version of the course. */
export interface QuizInHand extends LoadedQuestions {
  readonly course: number;
  readonly version: number;
  /** Number of the lesson it stands in. */
  readonly lesson: number;
  readonly item: QuizItem;
}
