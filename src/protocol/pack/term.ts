import * as v from 'valibot';
import { numberSchema, wordsSchema } from './words.ts';

/** A word that the course explains: what it is called in every language of the course, and what it means in the chunk's own [TERM]. */
export const termSchema = v.object({ n: numberSchema, words: wordsSchema, html: v.string() });
export type Term = v.InferOutput<typeof termSchema>;
