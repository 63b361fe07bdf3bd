import * as v from 'valibot';
import { findingSchema, studioReportSchema } from '../report/report-schema.ts';

const media = { mediaCache: v.string() };

/** What a worker is to do. All paths are those of this machine. */
export const jobRequestSchema = v.variant('kind', [
  v.object({
    ...media,
    kind: v.literal('import'),
    source: v.string(),
    out: v.string(),
    number: v.number(),
    publisher: v.exactOptional(v.number()),
  }),
  v.object({
    ...{ ...media, kind: v.literal('attach'), course: v.string(), item: v.string() },
    files: v.array(v.string()),
  }),
  v.object({ kind: v.literal('check'), course: v.string() }),
  v.object({
    ...media,
    kind: v.literal('build'),
    course: v.string(),
    out: v.string(),
    keys: v.string(),
    cache: v.string(),
  }),
  v.object({
    ...{ ...media, kind: v.literal('publish'), course: v.string(), to: v.string(), key: v.string(), work: v.string() },
  }),
]);
export type JobRequest = v.InferOutput<typeof jobRequestSchema>;

/** What a worker tells of it. */
export const jobMessageSchema = v.variant('type', [
  v.object({ type: v.literal('progress'), share: v.number(), step: v.string() }),
  v.object({
    type: v.literal('end'),
    isDone: v.boolean(),
    /** What it found while it worked; of an import, not what the course is like since. */
    findings: v.array(findingSchema),
    /** What is known of the course since. */
    report: v.exactOptional(studioReportSchema),
    /** Where learners find what was published. */
    address: v.exactOptional(v.string()),
    /** Why it could not be published, as the server or the network says. */
    refusal: v.exactOptional(v.string()),
  }),
]);
export type JobMessage = v.InferOutput<typeof jobMessageSchema>;
export type JobEnd = Extract<JobMessage, { type: 'end' }>;
