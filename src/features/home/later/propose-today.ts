import { bestOf } from '../../../app/courses/best-of.ts';
import { type Kind, likenessTo } from '../../../app/courses/similarity.ts';
import { formFor, formsOf, isAffordable, type Means } from '../../../data/phone/affordable.ts';
import type { WeighedRung } from '../../../data/phone/propose-rung.ts';
import type { CatalogueCourse } from '../../../protocol/pack/catalogue.ts';

/** A course that today's data is enough for, in the form that suits her phone. */
export interface ProposedCourse {
  readonly entry: CatalogueCourse;
  readonly form: WeighedRung;
}

interface Given {
  readonly means: Means;
  /** The language that she reads. */
  readonly lang: string;
  /** Courses that are here, or on their way. */
  readonly taken: ReadonlySet<number>;
  /** The course that she studies. */
  readonly current: Kind | undefined;
}

const MOST = 3;
/** Of two courses that are equally like hers, the lighter one. */
const POINT_BYTES = 1e9;

/** Looks through courses that come some at a time for those to propose today: like hers, in her language, and within what is left. */
export function proposeToday({ means, lang, taken, current }: Given) {
  const likeness = current && likenessTo(current);
  const pointsOf = ({ entry, form }: ProposedCourse): number => {
    if (taken.has(entry.course) || !entry.languages.includes(lang) || !isAffordable(form, means)) return 0;
    return 1 + (likeness?.(entry) ?? 0) + 1 / (1 + form.costBytes / POINT_BYTES);
  };
  const best = bestOf(MOST, pointsOf);
  return {
    add: (entries: readonly CatalogueCourse[]): void =>
      best.add(entries.map((entry) => ({ entry, form: formFor(formsOf(entry.bytes), means) }))),
    items: best.items,
  };
}
