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

/** numbers.yaml: every number a course has given away, by the path of the thing. Paths of things that went stay. */
export const lockSchema = v.strictObject({
  /** The number of the course that the lock was made for, and a name that no other lock has (pack-spec [NUM5]). */
  course: v.optional(numberSchema),
  id: v.optional(hashSchema),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Hash of the root of that version. */
  root: v.string(),
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
        v.strictObject({ n: numberSchema, next: numberSchema, choices: v.record(v.string(), numberSchema) }),
      ),
    }),
  ),
  videos: v.record(v.string(), v.strictObject({ revision: numberSchema, seconds: numberSchema })),
  /** For each translation the hash of it, and of its source when it last changed. */
  translations: v.record(v.string(), v.record(langSchema, v.strictObject({ text: hashSchema, source: hashSchema }))),
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
