import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { blobRefSchema, sha256Schema } from '../../src/protocol/pack/blob-ref.ts';
import { stagedIdSchema } from '../../src/protocol/pack/publishing.ts';
import { signedSchema } from '../../src/protocol/pack/signed.ts';
import { numberSchema } from '../../src/protocol/pack/words.ts';
import { sha256 } from '../../studio/store/sha256.ts';
import type { PublisherPlaces } from './places.ts';
import { writeWhole } from './write-whole.ts';

const stagedSchema = v.object({
  id: stagedIdSchema,
  course: numberSchema,
  version: numberSchema,
  root: blobRefSchema,
  release: signedSchema,
  /** Milliseconds since 1970. */
  stagedMs: v.number(),
  /** All that the version names: what of it was uploaded is kept. */
  chunks: v.array(sha256Schema),
});
/** A version that was checked, and waits for its release. */
export type StagedVersion = v.InferOutput<typeof stagedSchema>;

const ID_DIGITS = 16;
/** The same release has the same id, however often it is handed in. */
export const stagedIdOf = (payload: string): string => sha256(payload).slice(0, ID_DIGITS);

const fileOf = ({ staged }: PublisherPlaces, id: string): string => join(staged, `${id}.json`);

/** What a publisher has staged, oldest version first. What cannot be read does not count. */
export function listStaged(places: PublisherPlaces): StagedVersion[] {
  if (!existsSync(places.staged)) return [];
  return readdirSync(places.staged)
    .flatMap((name) => {
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), stagedSchema), readText(join(places.staged, name)));
      return parsed.success ? [parsed.output] : [];
    })
    .sort((a, b) => a.course - b.course || a.version - b.version);
}

export const keepStaged = (places: PublisherPlaces, version: StagedVersion): Promise<void> =>
  writeWhole(fileOf(places, version.id), JSON.stringify(version), places.partial);

export const dropStaged = (places: PublisherPlaces, { id }: StagedVersion): void =>
  rmSync(fileOf(places, id), { force: true });

/** A file may go while the folder is read. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
