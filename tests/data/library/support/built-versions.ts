import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { keepListing } from '../../../../src/data/library/keep-listing.ts';
import type { LibraryDb } from '../../../../src/data/library/library-db.ts';
import { wireBytes } from '../../../../src/protocol/pack/blob-ref.ts';
import type { CatalogueCourse } from '../../../../src/protocol/pack/catalogue.ts';
import { courseRootSchema } from '../../../../src/protocol/pack/course-root.ts';
import { chunkPath } from '../../../../src/protocol/pack/media-url.ts';
import { moduleManifestSchema } from '../../../../src/protocol/pack/module-manifest.ts';
import { planBlobs } from '../../../../src/protocol/pack/plan-download.ts';
import { courseHistorySchema } from '../../../../src/protocol/pack/release.ts';
import { buildPacks } from '../../../../studio/build-packs.ts';
import { hasErrors } from '../../../../studio/report/finding.ts';
import type { PackServer } from './pack-server.ts';

const FIXTURE = join(import.meta.dirname, '../../../fixtures/course-small');
export const COURSE = 7 * 4096 + 3;

/** A course as an author changes it: files that are written anew, by their paths; undefined is removed. */
export type Edit = Record<string, string | undefined>;

/** A version of a course that the studio has built. */
export type BuiltVersion = Awaited<ReturnType<typeof buildVersions>>[number];

/** Builds the small course with the studio, and again after each edit, and puts all its versions on a server. */
export async function buildVersions(server: PackServer, edits: readonly Edit[]) {
  const root = mkdtempSync(join(tmpdir(), 'caravan-versions-'));
  const [source, out, keys] = [join(root, 'course'), join(root, 'packs'), join(root, 'keys')];
  const json = (path: string): unknown => JSON.parse(readFileSync(join(out, path), 'utf8'));
  const built = [];
  try {
    cpSync(FIXTURE, source, { recursive: true });
    for (const edit of edits) {
      for (const [path, text] of Object.entries(edit)) {
        if (text === undefined) rmSync(join(source, path), { recursive: true });
        else {
          mkdirSync(dirname(join(source, path)), { recursive: true });
          writeFileSync(join(source, path), text);
        }
      }
      const { findings } = await buildPacks({ source, out, keys });
      if (hasErrors(findings)) throw new Error(JSON.stringify(findings));
      const newest = v.parse(courseHistorySchema, json(`courses/${COURSE}.json`)).versions.at(-1);
      if (!newest) throw new Error('nothing was built');
      const course = v.parse(courseRootSchema, json(chunkPath(newest.root.hash)));
      const modules = course.modules.map(({ manifest }) =>
        v.parse(moduleManifestSchema, json(chunkPath(manifest.hash))),
      );
      const { title, summary, publisher, partner: _partner, collections: _collections, ...rest } = course;
      const entry: CatalogueCourse = {
        ...rest,
        root: newest.root,
        lang: 'en',
        title: title.en ?? '',
        summary: summary.en ?? '',
        publisher: publisher.name,
        ...{ minutes: 5, lessons: 1, quizzes: 1, bytes: { text: 1 } },
      };
      built.push({ root: course, modules, rootRef: newest.root, entry });
    }
    for (const file of readdirSync(out, { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || file.name.endsWith('.br')) continue;
      const path = join(file.parentPath, file.name);
      server.putFile(path.slice(out.length + 1), new Uint8Array(readFileSync(path)));
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return built;
}

/** Lists a version in the library's catalogue, as a refresh would. */
export async function list(db: LibraryDb, { entry }: BuiltVersion): Promise<void> {
  const listing = { lang: 'en', shown: 'en', rootKey: 'of-the-test', counter: entry.version, payload: '' };
  await keepListing(db, listing, [entry]);
}

/** Of everything that a version holds in English with video, the addresses with what fetching each moves. */
export function blobsOf({ root, modules }: BuiltVersion): Map<string, number> {
  const refs = planBlobs({ root, modules }, { lang: 'en', rung: '144' }).map(({ ref }) => ref);
  return new Map(refs.map((ref) => [chunkPath(ref.hash), wireBytes(ref)]));
}
