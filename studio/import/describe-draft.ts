import { createHash } from 'node:crypto';
import { COURSES_PER_PUBLISHER } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';
import type { Publisher } from '../source/schemas.ts';
import type { CourseDraft } from './draft.ts';

/** Imported courses are numbered in this publisher's block, unless another is asked for. */
const IMPORT_PUBLISHER = 1000;

export interface CourseNumbers {
  publisher?: number;
  number?: number;
}

/** What course.yaml and publisher.yaml say of a draft; modules are named by whoever writes them. */
export function describeDraft(
  draft: CourseDraft,
  numbers: CourseNumbers,
  report: Report,
): { yaml: object; publisher: Publisher } {
  const { name, source, machine, title, attribution } = draft;
  const languages = [source, ...draft.languages.filter((lang) => lang !== source)];
  if (!draft.licence) {
    report('unknown-licence', name, undefined, 'the licence is not known: ask before you publish this');
  }
  const number = numbers.number ?? numberOf(name);
  const yaml = {
    ...{ number, source, languages, machine: machine.filter((lang) => languages.includes(lang)), title },
    summary: { [source]: title[source] ?? name, ...draft.summary },
    outcomes: draft.outcomes ?? {},
    ...{ subject: 'teaching', level: 'beginner', licence: draft.licence ?? 'unknown', attribution },
    mark: { sign: (number % 6) + 1, cloth: 'abcd'.charAt(number % 4) },
  };
  report('guessed', name, undefined, 'subject, level and bale mark are guesses: set them in course.yaml');
  return { yaml, publisher: { number: numbers.publisher ?? IMPORT_PUBLISHER, name: draft.publisher ?? name } };
}

/** A number that the same course gets again on any machine; `--number` settles the rare clash. */
const numberOf = (name: string): number =>
  1 + (createHash('sha256').update(name).digest().readUInt32BE() % (COURSES_PER_PUBLISHER - 1));
