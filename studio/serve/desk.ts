import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { findMediaTools } from '../ladder/tools.ts';
import type { StudioReport } from '../report/report-schema.ts';
import type { DeskState } from '../wire/desk-state.ts';
import { freeNumber, newFolder } from './course-folder.ts';
import { openCourseNotes } from './course-notes.ts';
import { DeskProblem } from './desk-problem.ts';
import type { JobEnd, JobRequest } from './job-messages.ts';
import { createJobQueue } from './job-queue.ts';
import { listCourses } from './list-courses.ts';
import { createPreviews } from './preview-processes.ts';
import { openUploads, type Uploads } from './uploads.ts';
import { createWatched, type Watched } from './watched.ts';

export interface DeskOptions {
  /** The folder of the courses; made where it is not there. */
  workspace: string;
  keys: string;
  mediaCache: string;
  /** The block of numbers that courses brought in are given. */
  publisher?: number | undefined;
}

/** All that the page can ask for. What it shows is `state`; it lives here, so that a page that is loaded anew goes on. */
export interface Desk {
  state: Watched<DeskState>;
  uploads: Uploads;
  /** Looks at the workspace again. */
  refresh: () => void;
  importPackage: (upload: string, name: string) => string;
  attach: (course: string, item: string, upload: string) => string;
  check: (course: string) => string;
  build: (course: string) => string;
  /** `upload` holds the author's key, which is gone afterwards. */
  publish: (course: string, upload: string, to: string) => string;
  report: (course: string) => StudioReport | undefined;
  setPreview: (course: string, isWanted: boolean) => void;
  removeJob: (id: string) => boolean;
  close: () => Promise<void>;
}

export async function openDesk({ workspace: given, keys, mediaCache, publisher }: DeskOptions): Promise<Desk> {
  const workspace = resolve(given);
  const own = join(workspace, '.caravan');
  mkdirSync(own, { recursive: true });
  const notes = openCourseNotes(join(own, 'notes'));
  const uploads = openUploads(join(own, 'uploads'));
  const hasFfmpeg = await findMediaTools({ signal: new AbortController().signal }).then(
    () => true,
    () => false,
  );
  const state = createWatched<DeskState>({ workspace, hasFfmpeg, courses: [], jobs: [] });
  const showJobs = (): void => state.set({ ...state.get(), jobs: queue.list() });
  const list = () => listCourses(workspace, { notes: notes.read, preview: previews.find });
  const refresh = (): void => state.set({ ...state.get(), courses: list().map(({ course }) => course) });
  const queue = createJobQueue(showJobs);
  const previews = createPreviews({ keys, mediaCache }, refresh);

  const folderOf = (id: string): string => {
    const found = list().find(({ course }) => course.id === id);
    if (!found) throw new DeskProblem('not-found');
    return found.folder;
  };
  const note = (folder: string, kind: JobRequest['kind']) => (end: JobEnd) => {
    notes.note(folder, kind, end, Date.now());
    refresh();
  };
  const order = (id: string, request: Exclude<JobRequest, { kind: 'import' }>, name: string, after = () => {}) =>
    queue.add({
      ...{ job: { kind: request.kind, name, course: id }, request },
      onEnd: note(request.course, request.kind),
      finally: after,
    });
  refresh();
  return {
    ...{ state, uploads, refresh },
    importPackage: (upload, name) => {
      const { place } = uploads.take(upload);
      const out = newFolder(workspace, name);
      const number = freeNumber(workspace);
      const request = {
        ...({ kind: 'import', source: place, out, number, mediaCache } as const),
        ...(publisher !== undefined && { publisher }),
      };
      return queue.add({
        ...{ job: { kind: 'import', name, course: basename(out) }, request },
        onEnd: note(out, 'import'),
        finally: () => uploads.drop(upload),
      });
    },
    attach: (id, item, upload) => {
      const { files } = uploads.take(upload);
      const request = { kind: 'attach', course: folderOf(id), item, files, mediaCache } as const;
      return order(id, request, files.map((file) => basename(file)).join(', '), () => uploads.drop(upload));
    },
    check: (id) => order(id, { kind: 'check', course: folderOf(id) }, ''),
    build: (id) => {
      const places = { out: join(own, 'packs'), keys, cache: join(own, 'cache'), mediaCache };
      return order(id, { kind: 'build', course: folderOf(id), ...places }, '');
    },
    publish: (id, upload, to) => {
      const [key = ''] = uploads.take(upload).files;
      const request = {
        kind: 'publish',
        course: folderOf(id),
        to,
        key,
        work: join(own, 'publishing'),
        mediaCache,
      } as const;
      return order(id, request, new URL(to).host, () => uploads.drop(upload));
    },
    report: (id) => notes.read(folderOf(id))?.report,
    setPreview: (id, isWanted) => (isWanted ? previews.start : previews.stop)(folderOf(id)),
    removeJob: queue.remove,
    close: async () => {
      await Promise.all([queue.close(), previews.close()]);
    },
  };
}
