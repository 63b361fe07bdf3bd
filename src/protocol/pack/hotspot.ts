import * as v from 'valibot';
import { numberSchema } from './words.ts';

/** A length or a place as a thousandth of the picture's width or height, from its top left corner. */
const permilleSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1000));

/**
 * A part of a picture. `points` of a `rect` are left, top, width and height; of an `ellipse` the middle and the two half axes; of a
 * `polygon` its corners, x and y by turns. `label` is its name for whoever does not see the picture [QUIZ4].
 */
export const hotspotAreaSchema = v.object({
  n: numberSchema,
  label: v.optional(v.string()),
  shape: v.picklist(['rect', 'ellipse', 'polygon']),
  points: v.pipe(v.array(permilleSchema), v.minLength(4), v.maxLength(64)),
});
export type HotspotArea = v.InferOutput<typeof hotspotAreaSchema>;

/** `src` is an address of media [URL2]; width and height are in pixels. */
export const hotspotPictureSchema = v.object({
  src: v.string(),
  width: numberSchema,
  height: numberSchema,
  alt: v.string(),
});
export type HotspotPicture = v.InferOutput<typeof hotspotPictureSchema>;
