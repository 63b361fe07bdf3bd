import * as v from 'valibot';
import { blobRefSchema } from './blob-ref.ts';

/** How many courses of a shard share a list of roots: the first so many the first list, and so on (pack-spec [CAT4]). */
export const COURSES_PER_ROOT_LIST = 20;

/** The roots of some courses, by course number. */
export const rootListSchema = v.record(v.string(), blobRefSchema);
