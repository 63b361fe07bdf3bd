import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { COURSES_PER_PUBLISHER } from '../../src/protocol/pack/words.ts';
import { buildPacks } from '../build-packs.ts';
import { collectFindings, type Finding, hasErrors, type Report } from '../report/finding.ts';
import { findCourses } from '../source/find-courses.ts';
import { readCourse } from '../source/read-course.ts';
import { historyPath, listCourses } from '../store/history.ts';
import { keyFromPem } from '../store/signing.ts';
import { openStore } from '../store/store.ts';
import { type AuthorClient, type ClientOptions, createAuthorClient } from './author-client.ts';
import { askState, newestOf } from './course-state.ts';
import { continueFrom, noteHandedIn } from './lineage.ts';
import type { PublishEvent } from './publish-event.ts';
import { PublishFailure } from './publish-failure.ts';
import { type PublishedCourse, publishFromStore, versionsIn } from './publish-store.ts';

export interface PublishOptions {
  /** A course, a folder with courses below it, or a folder of packs. */
  source: string;
  /** The address of the server. */
  to: string;
  /** The file of the author's private key. */
  key: string;
  /** Where courses are built before they are sent; it may be thrown away at any time. */
  work: string;
  mediaCache?: string | undefined;
  /** Leaves the release to somebody else. */
  stageOnly?: boolean;
  signal: AbortSignal;
  progress?: (event: PublishEvent) => void;
  firstWaitMs?: number;
}

/** What was published. With an error among the findings, nothing was sent. */
export interface PublishResult {
  findings: Finding[];
  courses: PublishedCourse[];
}

/**
 * Publishes courses on a server: builds them, sends what it lacks, has them checked, and makes them public. It may be stopped at any
 * time, and goes on where it was when it is started again. @throws PublishFailure, or the signal's reason
 */
export async function publishCourse(options: PublishOptions): Promise<PublishResult> {
  const { source, stageOnly = false, signal, progress = () => undefined } = options;
  const client = openClient(options, progress);
  const key = readAuthorKey(options.key);
  const { findings, report } = collectFindings();
  const isPacks = existsSync(join(source, 'chunks'));
  const built = isPacks ? packsIn(source) : await build(client, options, report);
  const courses: PublishedCourse[] = [];
  if (hasErrors(findings)) return { findings, courses };
  for (const { course, folder, packs } of built) {
    const published = await publishFromStore(client, course, {
      ...{ folder: packs, key, isStageOnly: stageOnly, signal, progress },
    });
    courses.push(published);
    const handedIn = versionsIn(packs, course).at(-1);
    if (folder !== undefined && handedIn) noteHandedIn(folder, handedIn, report);
  }
  return { findings, courses };
}

/** A course in a store, and the folder that it was built from. */
interface Built {
  course: number;
  folder?: string;
  packs: string;
}

const packsIn = (packs: string): Built[] => listCourses(openStore(packs)).map((course) => ({ course, packs }));

async function build(
  client: AuthorClient,
  { source, work, mediaCache, signal, progress }: PublishOptions,
  report: Report,
): Promise<Built[]> {
  const packs = join(work, 'packs');
  for (const folder of findCourses(source)) {
    const course = courseNumberOf(folder, report);
    if (course === undefined) continue;
    continueFrom(folder, course, newestOf(await askState(client, course), course), report);
    // What was built here before and never handed in is nobody's version.
    rmSync(join(packs, historyPath(course)), { force: true });
  }
  progress?.({ step: 'build' });
  const keys = join(work, 'keys');
  const made = await buildPacks({ source, out: packs, keys, cache: join(work, 'cache'), mediaCache, signal });
  for (const { code, file, line, message } of made.findings) report(code, file, line, message);
  return made.courses.map(({ number, folder }) => ({ course: number, folder, packs }));
}

/** The number of a course in its folder; undefined, and findings, where it cannot be read. */
export function courseNumberOf(folder: string, report: Report): number | undefined {
  const course = readCourse(folder, report);
  return course && course.publisher.number * COURSES_PER_PUBLISHER + course.yaml.value.number;
}

/** A client in the name of whoever has the key. @throws PublishFailure */
export function openClient(
  { to, key, signal, firstWaitMs }: Pick<PublishOptions, 'to' | 'key' | 'signal' | 'firstWaitMs'>,
  progress: (event: PublishEvent) => void,
): AuthorClient {
  const options: ClientOptions = { to, key: readAuthorKey(key), signal };
  options.onRetry = (reason, waitMs) => progress({ step: 'retry', reason, waitMs });
  if (firstWaitMs !== undefined) options.firstWaitMs = firstWaitMs;
  return createAuthorClient(options);
}

/** @throws PublishFailure where the file holds no key */
export function readAuthorKey(file: string): ReturnType<typeof keyFromPem> {
  try {
    return keyFromPem(readFileSync(file));
  } catch {
    // Its place says nothing on the page of the studio, and what the decoder says nothing anywhere.
    throw new PublishFailure(`${basename(file)} ${existsSync(file) ? 'is not the file of a key' : 'is not there'}`);
  }
}
