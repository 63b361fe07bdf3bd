import * as v from 'valibot';
import { foundSchema, OWN_KINDS, ownTextSchema } from './find/found.ts';

const idSchema = v.number();

/** What a page asks of the worker. */
export const requestSchema = v.variant('type', [
  v.object({ type: v.literal('courses'), id: idSchema, words: v.string() }),
  v.object({ type: v.literal('all'), id: idSchema, words: v.string(), lang: v.string() }),
  v.object({ type: v.literal('own'), kind: v.picklist(OWN_KINDS), texts: v.array(ownTextSchema) }),
  /** Look whether something came or went. */
  v.object({ type: v.literal('refresh') }),
]);
export type SearchRequest = v.InferOutput<typeof requestSchema>;

/** What the worker tells. */
export const answerSchema = v.variant('type', [
  v.object({ type: v.literal('courses'), id: idSchema, courses: v.instance(Uint32Array) }),
  v.object({ type: v.literal('all'), id: idSchema, found: foundSchema }),
  v.object({ type: v.literal('failed'), id: idSchema, message: v.string() }),
  /** The indexes are being brought up to date, or are so now: a search may find something else than before. */
  v.object({ type: v.literal('state'), isBuilding: v.boolean() }),
]);
export type SearchAnswer = v.InferOutput<typeof answerSchema>;
