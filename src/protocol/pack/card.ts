import * as v from 'valibot';
import { numberSchema } from './words.ts';

/** Something to choose or to put in its place: no key in it. */
export const cardSchema = v.object({ n: numberSchema, html: v.string() });
