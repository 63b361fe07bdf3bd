import type { Lesson } from '../../protocol/pack/module-manifest.ts';

/** A lesson with its neighbours on the route. */
export interface LessonPlace {
  readonly lesson: Lesson;
  /** 1 for the first lesson of the course. */
  readonly position: number;
  readonly previous: Lesson | undefined;
  readonly next: Lesson | undefined;
}

/** Where a lesson stands among all lessons of its course; undefined where the course has no such lesson. */
export function placeOfLesson(lessons: readonly Lesson[], number: number): LessonPlace | undefined {
  const index = lessons.findIndex((lesson) => lesson.number === number);
  const lesson = lessons[index];
  return lesson && { lesson, position: index + 1, previous: lessons[index - 1], next: lessons[index + 1] };
}
