import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { langSchema } from '../../protocol/pack/words.ts';
import { readEntry, writeEntries } from '../local-entries.ts';

const choiceSchema = v.object({ lang: v.optional(langSchema), beside: v.optional(langSchema) });

/** In which languages the texts of a course are read. */
export interface ReadingChoice {
  /** Instead of the language that the course is studied in. */
  readonly lang?: string | undefined;
  /** A second one that stands below each paragraph. */
  readonly beside?: string | undefined;
}

const listeners = new Set<() => void>();
const keyOf = (course: number): string => `reading.${course}`;

/** As it was chosen on this phone. */
export function readReadingChoice(course: number): ReadingChoice {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), choiceSchema), readEntry(keyOf(course)));
  return kept.success ? kept.output : {};
}

export function saveReadingChoice(course: number, choice: ReadingChoice): void {
  const isUsual = choice.lang === undefined && choice.beside === undefined;
  writeEntries({ [keyOf(course)]: isUsual ? undefined : JSON.stringify(choice) });
  for (const listener of [...listeners]) listener();
}

/** The choice for a course, of languages that it has; another one shows at once. */
export function useReadingLanguage(course: number, languages: readonly string[]): ReadingChoice {
  const [choice, setChoice] = useState(() => readReadingChoice(course));
  useEffect(() => {
    const look = () => setChoice(readReadingChoice(course));
    listeners.add(look);
    return () => listeners.delete(look);
  }, [course]);
  const known = (lang: string | undefined) => (lang !== undefined && languages.includes(lang) ? lang : undefined);
  return { lang: known(choice.lang), beside: known(choice.beside) };
}
