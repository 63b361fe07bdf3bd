import * as v from 'valibot';
import { sha256Schema } from '../pack/blob-ref.ts';
import { rungSchema } from '../pack/module-manifest.ts';
import { langSchema, numberSchema } from '../pack/words.ts';

/** What a campus hub answers beside what every server does; `docs/hub-spec.md` has its rules. */
export const HUB_API = {
  /** GET: what this hub is and holds. A server that is no hub answers 404. */
  description: '/hub.json',
  /** GET, of servers and hubs: the files of the app, for hubs that serve it too. */
  appFiles: '/app-files.json',
} as const;

/** GET hub.json, open to every origin [HUB1]. */
export const hubDescriptionSchema = v.object({
  format: v.literal(1),
  /** As its people call it. */
  name: v.string(),
  /** The origin that its packs come from and its facts go to: the main server's, or that of another hub. */
  from: v.string(),
  /** When that origin last answered, by the hub's clock; null: not since the hub began. */
  heardAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  /** Whether it answered when it was last asked. */
  hasLine: v.boolean(),
  /** Courses that are here. Others of the catalogue can be had only while there is a line. */
  courses: v.array(
    v.object({
      course: numberSchema,
      version: numberSchema,
      /** The rungs that are whole here, by language. */
      rungs: v.record(langSchema, v.array(rungSchema)),
    }),
  ),
});
export type HubDescription = v.InferOutput<typeof hubDescriptionSchema>;

/** GET app-files.json: the built app as it lies in its folder [HUB12]. */
export const appFilesSchema = v.object({
  format: v.literal(1),
  files: v.array(
    v.object({
      /** Of its address, beginning with a slash; no segment of it is `.` or `..`, or begins with a dot. */
      path: v.pipe(v.string(), v.regex(/^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/)),
      bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      hash: sha256Schema,
    }),
  ),
});
export type AppFiles = v.InferOutput<typeof appFilesSchema>;
