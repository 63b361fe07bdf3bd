import * as v from 'valibot';
import { cardSchema } from './card.ts';
import { hotspotAreaSchema, hotspotPictureSchema } from './hotspot.ts';
import { numberSchema } from './words.ts';

const blankSchema = v.variant('type', [
  v.object({ type: v.literal('choice'), n: numberSchema, choices: v.array(cardSchema) }),
  v.object({ type: v.literal('text'), n: numberSchema }),
  v.object({ type: v.literal('numeric'), n: numberSchema }),
]);

/** What a question of each type asks, without anything that tells what is right. */
export const askSchema = v.variant('type', [
  v.object({ type: v.literal('single'), choices: v.array(cardSchema) }),
  v.object({ type: v.literal('multiple'), choices: v.array(cardSchema) }),
  v.object({ type: v.literal('truefalse') }),
  v.object({ type: v.literal('numeric'), unit: v.optional(v.string()) }),
  v.object({ type: v.literal('text') }),
  v.object({ type: v.literal('order'), cards: v.array(cardSchema) }),
  v.object({ type: v.literal('match'), left: v.array(cardSchema), right: v.array(cardSchema) }),
  v.object({ type: v.literal('gaps'), parts: v.array(v.string()), gaps: v.array(blankSchema) }),
  v.object({ type: v.literal('extended') }),
  v.object({ type: v.literal('hotspot'), picture: hotspotPictureSchema, areas: v.array(hotspotAreaSchema) }),
]);
export type Ask = v.InferOutput<typeof askSchema>;
