import type { Term } from '../../src/protocol/pack/term.ts';
import { renderInline } from '../markdown/render.ts';
import type { SourceCourse } from '../source/read-course.ts';
import { type CourseBuild, textSource } from './course-build.ts';

/** The words that a course explains. */
export interface Glossary {
  /** The terms of these numbers, and those that their definitions link to, in one language and in the order of the glossary. */
  termsOf: (numbers: ReadonlySet<number>, lang: string) => Term[];
  /** Every number that it has. */
  numbers: readonly number[];
}

interface CompiledTerm {
  n: number;
  /** By language. */
  terms: ReadonlyMap<string, Term>;
  /** The terms that its definition links to. */
  links: ReadonlySet<number>;
}

/** Renders the definitions of a course's glossary in all its languages (pack-spec [TERM]). */
export function compileGlossary({ folder, glossary }: SourceCourse, build: CourseBuild): Glossary {
  if (!glossary) return { termsOf: () => [], numbers: [] };
  const { file, value, lineOf } = glossary;
  const compiled = Object.entries(value).map(([key, { words, definition }]): CompiledTerm => {
    const n = build.numbers.term(key);
    const links = new Set<number>();
    const firstLine = lineOf(key, 'definition');
    const source = {
      ...textSource(build, { folder, file, firstLine }, () => undefined),
      picture: (url: string) => {
        build.report('left-out', file, firstLine, `definitions hold no pictures: ${url}`);
        return undefined;
      },
      termOf: (linked: string) => {
        const number = build.termOf(linked);
        if (number !== undefined) links.add(number);
        return number;
      },
    };
    const terms = build.languages.map((lang): [string, Term] => {
      const own = definition[lang]?.trim();
      const html = own ? renderInline(own, source) : renderInline(definition[build.source] ?? '', source, build.source);
      return [lang, { n, words, html }];
    });
    return { n, terms: new Map(terms), links };
  });
  const linksOf = new Map(compiled.map(({ n, links }) => [n, links]));
  return {
    numbers: compiled.map(({ n }) => n),
    termsOf: (numbers, lang) => {
      // A set that grows while it is walked through is walked through to its new end.
      const wanted = new Set(numbers);
      for (const n of wanted) for (const linked of linksOf.get(n) ?? []) wanted.add(linked);
      return compiled.flatMap(({ n, terms }) => (wanted.has(n) ? (terms.get(lang) ?? []) : []));
    },
  };
}
