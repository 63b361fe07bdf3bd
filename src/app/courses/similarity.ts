import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';

/** What tells how like a course is to another one. */
export type Kind = Pick<
  CatalogueCourse,
  'course' | 'subject' | 'level' | 'competencies' | 'collections' | 'languages' | 'title'
>;

const POINTS = { subject: 3, level: 1, competency: 2, collection: 2, word: 2 } as const;
/** Words of fewer letters join others together. */
const LEAST_LETTERS = 4;

/** How like courses are to one that is given: no points at all where they have no language in common. */
export function likenessTo(given: Kind): (other: Kind) => number {
  const words = wordsOf(given.title);
  return (other) => {
    if (other.course === given.course || !other.languages.some((tag) => given.languages.includes(tag))) return 0;
    const shared =
      POINTS.competency * common(given.competencies, other.competencies) +
      POINTS.collection * common(given.collections, other.collections) +
      POINTS.word * common([...words], [...wordsOf(other.title)]);
    const isSameSubject = given.subject === other.subject;
    if (shared === 0 && !isSameSubject) return 0;
    return shared + (isSameSubject ? POINTS.subject : 0) + (given.level === other.level ? POINTS.level : 0);
  };
}

const common = (a: readonly string[] = [], b: readonly string[] = []): number =>
  a.filter((one) => b.includes(one)).length;

/** The words of a title that say something; of Chinese each two characters that stand side by side. */
function wordsOf(title: string): ReadonlySet<string> {
  const words = title.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(
    words.flatMap((word) => (/\p{sc=Han}/u.test(word) ? pairsOf(word) : word.length < LEAST_LETTERS ? [] : [word])),
  );
}

const pairsOf = (word: string): string[] => Array.from(word, (_, at) => word.slice(at, at + 2)).slice(0, -1);
