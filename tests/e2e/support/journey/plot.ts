import { readBuiltCourse } from '../../../support/packs.ts';

/** The course of the first journey, and the things in it that the story is about. */
export const COURSE = 4098;
export const course = readBuiltCourse(COURSE);

export function lessonWith(item: number) {
  const found = course.lessons.find(({ lesson }) => lesson.items.some(({ number }) => number === item));
  if (!found) throw new Error(`no lesson has item ${item}`);
  return found.lesson;
}

const videos = course.items.filter((item) => item.kind === 'video');
/** The longest video: at 360p it is more than one chunk. */
export const video = videos.reduce((a, b) => (b.seconds > a.seconds ? b : a));

const firstOf = <K extends 'text' | 'quiz'>(kind: K, items: typeof course.items) => {
  const found = items.find((item): item is Extract<typeof item, { kind: K }> => item.kind === kind);
  if (!found) throw new Error(`the course lost its ${kind}`);
  return found;
};
export const text = firstOf('text', lessonWith(video.number).items);
export const quiz = firstOf('quiz', course.items);
export const quizPath = `/course/${COURSE}/quiz/${quiz.number}`;
