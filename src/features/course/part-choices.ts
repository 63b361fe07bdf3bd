import type { Item, Lesson } from '../../protocol/pack/module-manifest.ts';
import type { CourseManifests } from '../../protocol/pack/plan-download.ts';
import { isFile } from '../../protocol/pack/plan-download.ts';

/** A module, lesson or item that can be had by itself. */
export interface PartChoice {
  readonly number: number;
  readonly title: Item['title'];
  /** How far it is set in under what it stands in. */
  readonly depth: number;
  /** Which lesson of the course it is, 1 for the first; of a lesson only. */
  readonly position?: number;
  /** Of an item only. */
  readonly kind?: Item['kind'];
  /** No rung holds it: it is here, or it is not. */
  readonly isFile?: true;
  /** All that comes with it. */
  readonly items: readonly Item[];
}

/** The parts of a course to choose from, in reading order. What would bring just what the part around it brings is left out. */
export function choicesOf({ root, modules }: Pick<CourseManifests, 'root' | 'modules'>): PartChoice[] {
  const all = modules.flatMap(({ lessons }) => lessons);
  const isOne = modules.length === 1;
  const ofLesson = (lesson: Lesson): PartChoice[] => {
    const { number, title, items } = lesson;
    const depth = isOne ? 0 : 1;
    const whole = { number, title, depth, position: all.indexOf(lesson) + 1, items };
    return [whole, ...items.filter((item) => isApart(item, lesson)).map((item) => ofItem(item, depth + 1))];
  };
  return modules.flatMap(({ number, lessons }) => {
    const title = root.modules.find((module) => module.number === number)?.title ?? {};
    const whole = { number, title, depth: 0, items: lessons.flatMap(({ items }) => items) };
    return [...(isOne ? [] : [whole]), ...lessons.flatMap(ofLesson)];
  });
}

const ofItem = (item: Item, depth: number): PartChoice => ({
  number: item.number,
  title: item.title,
  depth,
  kind: item.kind,
  ...(isFile(item) && { isFile: true }),
  items: [item],
});

/** The only video of a lesson comes with the lesson; texts and quizzes come with any part. */
const isApart = (item: Item, { items }: Lesson): boolean =>
  isFile(item) || (item.kind === 'video' && items.filter(({ kind }) => kind === 'video').length > 1);
