import * as v from 'valibot';
import { sha256Schema } from '../../src/protocol/pack/blob-ref.ts';
import { type Fault, faultSchema, PUBLISH_PROBLEMS, stagedIdSchema } from '../../src/protocol/pack/publishing.ts';
import { signedSchema } from '../../src/protocol/pack/signed.ts';
import { numberSchema } from '../../src/protocol/pack/words.ts';

const folders = { packsDir: v.string(), keysDir: v.string() };

/** What a thread is asked to do with the packs. */
export const jobSchema = v.variant('kind', [
  v.object({ kind: v.literal('stage'), ...folders, course: numberSchema, release: signedSchema, nowMs: v.number() }),
  v.object({ kind: v.literal('release'), ...folders, course: numberSchema, id: stagedIdSchema }),
  v.object({ kind: v.literal('withdraw'), ...folders, course: numberSchema, withdrawal: signedSchema }),
  // Finishes the catalogue where a release was stopped half-way.
  v.object({ kind: v.literal('catalogue'), ...folders }),
  v.object({ kind: v.literal('sweep'), ...folders, nowMs: v.number() }),
]);
export type Job = v.InferOutput<typeof jobSchema>;

const problemKinds = v.custom<keyof typeof PUBLISH_PROBLEMS>(
  (kind) => typeof kind === 'string' && Object.hasOwn(PUBLISH_PROBLEMS, kind),
);

/** What came of it. */
export const outcomeSchema = v.variant('kind', [
  v.object({ kind: v.literal('done'), version: v.optional(numberSchema), id: v.optional(stagedIdSchema) }),
  v.object({
    kind: v.literal('problem'),
    problem: problemKinds,
    detail: v.string(),
    faults: v.optional(v.array(faultSchema)),
    missing: v.optional(v.array(sha256Schema)),
  }),
]);
export type Outcome = v.InferOutput<typeof outcomeSchema>;

export const problemOutcome = (
  problem: keyof typeof PUBLISH_PROBLEMS,
  detail: string,
  more: { faults?: Fault[]; missing?: string[] } = {},
): Outcome => ({ kind: 'problem', problem, detail, ...more });
