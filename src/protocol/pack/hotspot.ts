import * as v from 'valibot';
import { parseMediaUrl } from './media-url.ts';
import { numberSchema } from './words.ts';

/** A length or a place as a thousandth of the picture's width or height, from its top left corner. */
const permilleSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1000));

/**
 * A part of a picture. `points` of a `rect` are left, top, width and height; of an `ellipse` the middle and the two half axes; of a
 * `polygon` its corners, x and y by turns. `label` is its name, in plain words, for
 * whoever does not see the picture [QUIZ4].
 */
export const hotspotAreaSchema = v.object({
  n: numberSchema,
  label: v.optional(v.string()),
  shape: v.picklist(['rect', 'ellipse', 'polygon']),
  points: v.pipe(v.array(permilleSchema), v.minLength(4), v.maxLength(64)),
});
export type HotspotArea = v.InferOutput<typeof hotspotAreaSchema>;

const isMediaUrl = (src: string): boolean => parseMediaUrl(src) !== undefined;

/** `src` is an address of media [URL2]; width and height are in pixels; `alt` is plain words. */
export const hotspotPictureSchema = v.object({
  src: v.pipe(v.string(), v.check(isMediaUrl, 'not an address of media')),
  width: numberSchema,
  height: numberSchema,
  alt: v.string(),
});
export type HotspotPicture = v.InferOutput<typeof hotspotPictureSchema>;
