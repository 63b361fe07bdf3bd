import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as v from 'valibot';
import { LOCK_FILE } from '../numbers/lock-file.ts';
import type { Finding } from '../report/finding.ts';
import { courseReportSchema, findingSchema } from '../report/report-schema.ts';
import { sha256 } from '../store/sha256.ts';
import { haveSameBytes, provesMore, restamp, type Stamps, stampFiles } from './file-stamps.ts';
import { recipeHash } from './recipe.ts';
import { sourceFiles } from './source-files.ts';

const stampSchema = v.tuple([v.string(), v.number(), v.number(), v.number(), v.string()]);

const entrySchema = v.object({
  recipe: v.string(),
  stamps: v.object({ atMs: v.number(), files: v.array(stampSchema) }),
  lockId: v.string(),
  root: v.string(),
  /** Whether it has quizzes whose key lies beside the packs. */
  isSealed: v.boolean(),
  course: courseReportSchema,
  /** Their files as seen from the course, which may be named in another way the next time. */
  findings: v.array(findingSchema),
});
type Entry = Omit<v.InferOutput<typeof entrySchema>, 'stamps'> & { stamps: Stamps };

/** What was built of a course, as long as nothing of what it was built from has changed. */
export type RememberedCourse = Pick<Entry, 'lockId' | 'root' | 'isSealed' | 'course' | 'findings'>;

/** Remembers courses that were built, in a folder that may be thrown away at any time. */
export interface CourseCache {
  /** The course, where its files and the studio are what they were; it also must be asked whether the store has it. */
  find: (folder: string) => RememberedCourse | undefined;
  /** Notes what the files are like before they are read. */
  stamp: (folder: string) => Stamps | undefined;
  /** Keeps what was made of them; `lockText` is what numbers.yaml holds since. */
  keep: (folder: string, stamps: Stamps, lockText: string, built: RememberedCourse) => void;
}

export function openCourseCache(cacheFolder: string): CourseCache {
  const recipe = recipeHash();
  const fileOf = (folder: string): string =>
    join(cacheFolder, 'courses', `${sha256(realpathSync(folder)).slice(0, 32)}.json`);
  const write = (folder: string, entry: Entry): void => {
    const file = fileOf(folder);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(entry));
    renameSync(`${file}.new`, file);
  };
  return {
    find: (folder) => {
      const entry = readEntry(fileOf(folder));
      if (entry?.recipe !== recipe) return undefined;
      const paths = sourceFiles(folder);
      const stamps = paths && stampFiles(folder, paths, entry.stamps);
      if (!stamps || !haveSameBytes(stamps, entry.stamps)) return undefined;
      if (provesMore(entry.stamps, stamps)) write(folder, { ...entry, stamps });
      const findings = entry.findings.map((finding) => ({ ...finding, file: join(folder, finding.file) }));
      return { ...entry, course: { ...entry.course, folder }, findings };
    },
    stamp: (folder) => {
      const paths = sourceFiles(folder);
      return paths && stampFiles(folder, paths);
    },
    keep: (folder, before, lockText, { lockId, root, isSealed, course, findings }) => {
      const local = findings.map((finding): Finding => ({ ...finding, file: relative(folder, finding.file) }));
      const stamps = restamp(folder, before, LOCK_FILE, lockText);
      write(folder, { recipe, stamps, lockId, root, isSealed, course, findings: local });
    },
  };
}

/** Undefined where there is none, or it is broken: it only costs time. */
function readEntry(file: string): Entry | undefined {
  try {
    const result = v.safeParse(entrySchema, JSON.parse(readFileSync(file, 'utf8')));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
