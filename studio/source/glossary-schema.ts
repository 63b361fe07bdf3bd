import * as v from 'valibot';
import { wordsSchema } from '../../src/protocol/pack/words.ts';
import { keySchema } from './quiz-schema.ts';

/** Words of a course by key: what each is called, and what it means, in the languages of the course. */
export const glossarySchema = v.record(keySchema, v.strictObject({ words: wordsSchema, definition: wordsSchema }));
export type GlossaryYaml = v.InferOutput<typeof glossarySchema>;

export const GLOSSARY_FILE = 'glossary.yaml';
