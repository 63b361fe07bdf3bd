import * as v from 'valibot';
import { chunkPath } from '../protocol/pack/media-url.ts';
import { courseHistorySchema, withdrawalSchema } from '../protocol/pack/release.ts';
import { type Signed, signedSchema } from '../protocol/pack/signed.ts';
import type { OfferedCourse, PackSource } from './pack-source.ts';

const jsonOf = <T>(schema: v.GenericSchema<unknown, T>) => v.pipe(v.string(), v.parseJson(), schema);
const keysTextSchema = jsonOf(signedSchema);
const historyTextSchema = jsonOf(courseHistorySchema);
const withdrawalTextSchema = jsonOf(withdrawalSchema);

/** More than this is no history of a course. */
const MOST_JSON_BYTES = 1_048_576;

/**
 * A folder that mirrors a store (pack-spec, "Store"), as files by their paths, such as a computer or a memory card brings. Of each course its newest
 * signed version. Undefined where it is none.
 */
export async function openMirror(files: ReadonlyMap<string, File>): Promise<PackSource | undefined> {
  const keysPath = [...files.keys()].find((path) => path === 'keys.json' || path.endsWith('/keys.json'));
  if (keysPath === undefined) return undefined;
  const base = keysPath.slice(0, -'keys.json'.length);
  const keys = await readJson(files.get(keysPath), keysTextSchema);
  if (!keys) return undefined;
  const courses: OfferedCourse[] = [];
  for (const [path, file] of files) {
    if (!path.startsWith(`${base}courses/`)) continue;
    const release = await newestRelease(file);
    if (release) courses.push({ release });
  }
  const find: PackSource['find'] = ({ hash, bytes }) => {
    const file = files.get(base + chunkPath(hash));
    return file?.size === bytes ? file : undefined;
  };
  return { keys, courses, find, isWhole: true };
}

/** Undefined where the course was taken back [REL2], or no version of it was ever signed. */
async function newestRelease(file: File): Promise<Signed | undefined> {
  const history = await readJson(file, historyTextSchema);
  const newest = history?.versions.findLast(({ release }) => release);
  const withdrawal = v.safeParse(withdrawalTextSchema, history?.withdrawn?.payload);
  const isWithdrawn = withdrawal.success && newest !== undefined && newest.version <= withdrawal.output.withdrawn;
  return isWithdrawn ? undefined : newest?.release;
}

async function readJson<T>(file: File | undefined, schema: v.GenericSchema<unknown, T>): Promise<T | undefined> {
  if (!file || file.size > MOST_JSON_BYTES) return undefined;
  const parsed = v.safeParse(schema, await file.text());
  return parsed.success ? parsed.output : undefined;
}
