import type { ItemDraft, LessonDraft } from './draft.ts';

/** A teacher's pace: words read in a minute, and minutes for a quiz question or a video of unknown length. */
const WORDS_A_MINUTE = 150;
const MINUTES_A_QUESTION = 0.5;
const MINUTES_A_VIDEO = 5;

/** Minutes that a lesson takes, at least 1. */
export const lessonMinutes = ({ items }: LessonDraft): number =>
  Math.max(1, Math.round(items.reduce((sum, item) => sum + minutesOf(item), 0)));

function minutesOf(item: ItemDraft): number {
  if (item.kind === 'text') return countWords(Object.values(item.text)[0] ?? '') / WORDS_A_MINUTE;
  if (item.kind === 'quiz') return item.questions.length * MINUTES_A_QUESTION;
  return item.kind === 'video' ? MINUTES_A_VIDEO : 0;
}

const countWords = (text: string): number => text.split(/\s+/).length;
