import * as v from 'valibot';
import { langSchema, numberSchema } from '../../src/protocol/pack/words.ts';

const hashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/** A block in the lock: `12 paragraph 0123456789abcdef`. */
const blockLineSchema = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d* [a-z0-9]+ [0-9a-f]{16}$/, 'not a block line'),
  v.transform((line) => {
    const [n, kind = '', hash = ''] = line.split(' ');
    return { n: Number(n), kind, hash };
  }),
);

const translatorSchema = v.picklist(['course', 'machine', 'person', 'source']);

/** A unit of a translation in the lock: `person 01234567 89abcdef`, who made it, from which words, and what was made. */
const unitLineSchema = v.pipe(
  v.string(),
  v.regex(/^(?:course|machine|person|source) [0-9a-f]{8} [0-9a-f]{8}$/, 'not a line of a translation'),
  v.transform((line) => {
    const [by = '', source = '', target = ''] = line.split(' ');
    return { by: v.parse(translatorSchema, by), source, target };
  }),
);
/** By unit; older studios kept one hash of the whole text, and one of its source when it last changed. */
const translationSchema = v.union([
  v.pipe(
    v.record(v.string(), unitLineSchema),
    v.transform((units): TranslationRecord => ({ units })),
  ),
  v.pipe(
    v.strictObject({ text: hashSchema, source: hashSchema }),
    v.transform((whole): TranslationRecord => ({ units: {}, whole })),
  ),
]);
export interface TranslationRecord {
  units: Record<string, UnitRecord>;
  whole?: { text: string; source: string };
}
/**
 * `by`: `course` stands for what course.yaml says of the language, `source` for words of the source that nobody has translated
 * yet. `source` and `target` are short hashes.
 */
export interface UnitRecord {
  by: v.InferOutput<typeof translatorSchema>;
  source: string;
  target: string;
}

/** numbers.yaml: every number a course has given away, by the path of the thing. Paths of things that went stay. */
export const lockSchema = v.strictObject({
  /** The number of the course that the lock was made for, and a name that no other lock has (pack-spec [NUM5]). */
  course: v.optional(numberSchema),
  id: v.optional(hashSchema),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Hash of the root of that version. */
  root: v.string(),
  /** Versions that were handed in to a server, by number, and the beginning of the hash of each one's root. */
  published: v.optional(v.record(v.string(), hashSchema)),
  next: numberSchema,
  things: v.record(v.string(), numberSchema),
  texts: v.record(
    v.string(),
    v.strictObject({
      next: numberSchema,
      blocks: v.array(blockLineSchema),
      /** Blocks of a translation that the source does not have. */
      only: v.optional(v.record(langSchema, v.array(blockLineSchema)), {}),
    }),
  ),
  quizzes: v.record(
    v.string(),
    v.strictObject({
      next: numberSchema,
      questions: v.record(
        v.string(),
        v.strictObject({
          n: numberSchema,
          next: numberSchema,
          choices: v.record(v.string(), numberSchema),
          /** Whether the numbers of its choices are those of an exam, which tell nothing. */
          sealed: v.optional(v.literal(true)),
        }),
      ),
    }),
  ),
  /** Terms of the glossary, by key. */
  terms: v.optional(v.record(v.string(), numberSchema)),
  videos: v.record(v.string(), v.strictObject({ revision: numberSchema, seconds: numberSchema })),
  /** By the place of the words and the language: who translated each unit of it, and from what. */
  translations: v.record(v.string(), v.record(langSchema, translationSchema)),
});
/** A lock that knows whose it is: those of older studios are told so when they are read. */
export type Lock = v.InferOutput<typeof lockSchema> & { course: number; id: string };

export const EMPTY_LOCK: Omit<Lock, 'course' | 'id'> = {
  version: 0,
  root: '',
  next: 1,
  things: {},
  texts: {},
  quizzes: {},
  videos: {},
  translations: {},
};
