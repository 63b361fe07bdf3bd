import * as v from 'valibot';

/** A BCP 47 tag: course text takes any language. */
export const langSchema = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'not a language tag'));

/** One text in several languages, by tag. */
export const wordsSchema = v.record(langSchema, v.string());
export type Words = v.InferOutput<typeof wordsSchema>;

/** A number that was assigned once, for ever: of a course, of a thing inside a course, of a question, of a block. */
export const numberSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Course numbers come from per-publisher blocks of 4096 (pack-spec [NUM1]). */
export const COURSES_PER_PUBLISHER = 4096;

/** The words in the wanted language, else in the source language, else in any. */
export const inLanguage = (words: Words, lang: string, source: string): string =>
  words[lang] ?? words[source] ?? Object.values(words)[0] ?? '';
