import { formsOf } from '../../data/phone/affordable.ts';
import type { WeighedRung } from '../../data/phone/propose-rung.ts';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';

/** What a card of the list shows of a course. Ten thousand of these are in memory: the rest of an entry is not. */
export type CourseRow = Pick<
  CatalogueCourse,
  'course' | 'lang' | 'title' | 'mark' | 'publisher' | 'lessons' | 'minutes' | 'languages' | 'machine'
> & {
  /** The forms it has, from the lightest up. */
  readonly forms: readonly WeighedRung[];
};

export const rowOf = ({ bytes, ...entry }: CatalogueCourse): CourseRow => {
  const { course, lang, title, mark, publisher, lessons, minutes, languages, machine } = entry;
  return { course, lang, title, mark, publisher, lessons, minutes, languages, machine, forms: formsOf(bytes) };
};
