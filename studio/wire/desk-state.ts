import * as v from 'valibot';
import { findingSchema } from '../report/report-schema.ts';

const wordsSchema = v.record(v.string(), v.string());
const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What the studio is asked to do, one after the other. */
export const JOB_KINDS = ['import', 'attach', 'check', 'build', 'publish'] as const;

export const jobSchema = v.object({
  id: v.string(),
  kind: v.picklist(JOB_KINDS),
  /** The file that is worked on, as its owner called it; of a build, nothing. */
  name: v.string(),
  /** The course that it is about, once there is one. */
  course: v.exactOptional(v.string()),
  state: v.picklist(['waiting', 'running', 'done', 'failed', 'stopped']),
  /** From 0 to 1, where it can be told. */
  share: v.exactOptional(v.number()),
  /** What of it is worked on now, such as the path of a video. */
  step: v.exactOptional(v.string()),
  /** Why it failed. */
  errors: v.array(findingSchema),
  /** Where what it made can be seen: learners' address after publishing. */
  address: v.exactOptional(v.string()),
  /** Why a server did not take it, in its words. */
  refusal: v.exactOptional(v.string()),
});
export type Job = v.InferOutput<typeof jobSchema>;

/** What an item lacks, by its path in the course. */
export const gapSchema = v.object({
  item: v.string(),
  title: wordsSchema,
  kind: v.picklist(['video', 'captions', 'file']),
  /** Where its owner holds the video. */
  elsewhere: v.exactOptional(v.string()),
  /** The name of the file that is wanted. */
  file: v.exactOptional(v.string()),
  /** The languages that captions are lacking in. */
  languages: v.array(v.string()),
});
export type Gap = v.InferOutput<typeof gapSchema>;

export const deskCourseSchema = v.object({
  /** Its folder, as seen from the workspace. */
  id: v.string(),
  title: wordsSchema,
  source: v.string(),
  languages: v.array(v.string()),
  gaps: v.array(gapSchema),
  /** When its report was made, in milliseconds since 1970; a page that has an older one asks again. */
  reportedAt: v.exactOptional(v.number()),
  errors: countSchema,
  warnings: countSchema,
  /** The version of its last build. */
  version: v.exactOptional(countSchema),
  /** Where its preview runs. */
  preview: v.exactOptional(v.string()),
  isPreviewStarting: v.boolean(),
});
export type DeskCourse = v.InferOutput<typeof deskCourseSchema>;

/** All that the page shows, whole, after every change. */
export const deskStateSchema = v.object({
  /** The folder of the courses. */
  workspace: v.string(),
  hasFfmpeg: v.boolean(),
  courses: v.array(deskCourseSchema),
  /** The newest first. */
  jobs: v.array(jobSchema),
});
export type DeskState = v.InferOutput<typeof deskStateSchema>;

/** Why a request of the page was not done. */
export const PROBLEMS = [
  'bad-request',
  'not-found',
  'bad-name',
  'too-large',
  'disk-full',
  'cut-off',
  'failed',
] as const;
export type Problem = (typeof PROBLEMS)[number];
export const problemSchema = v.object({ problem: v.picklist(PROBLEMS) });

export const uploadSchema = v.object({ id: v.string() });
export const importRequestSchema = v.object({ upload: v.string(), name: v.pipe(v.string(), v.maxLength(300)) });
export const attachRequestSchema = v.object({ upload: v.string(), item: v.pipe(v.string(), v.maxLength(1000)) });
export const publishRequestSchema = v.object({
  /** The upload that the author's key came by. */
  upload: v.string(),
  url: v.pipe(v.string(), v.maxLength(1000), v.regex(/^https?:\/\//), v.url()),
});
