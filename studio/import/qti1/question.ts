import type { Words } from '../../../src/protocol/pack/words.ts';
import type { QuestionYaml } from '../../source/quiz-schema.ts';
import type { Item, Qti1Context } from './item.ts';

/** What became of an item: a question, or words for the reader, or nothing, and why. */
export type Made = { question: QuestionYaml; note?: string } | { html: string } | { leftOut: string };

export const madeOf = (question: QuestionYaml, note?: string): Made => ({ question, ...(note && { note }) });

/** What every question has. */
export interface QuestionEntries {
  key: string;
  prompt: Words;
  explain?: Words;
  hints?: Words[];
}

/** What is shown after any answer; undefined where there is nothing. */
export function explainOf({ feedback }: Item, { inline, lang }: Qti1Context, more = ''): Words | undefined {
  const words = [feedback.general, more].map((html) => inline(html)).filter((text) => text !== '');
  return words.length > 0 ? { [lang]: words.join(' ') } : undefined;
}

/** The feedback of single answers, for questions that have no place for it. */
export const answerFeedback = ({ feedback }: Item): string => [...feedback.answers.values(), feedback.wrong].join('\n');
