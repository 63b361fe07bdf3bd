import { courseOfBackgroundFetch } from '../src/data/library/background-fetch.ts';
import type { LibraryDb } from '../src/data/library/library-db.ts';
import { takeInBackground } from '../src/data/library/take-in-background.ts';
import { flushCounted, note } from '../src/data/usage/counter.ts';
import { answerHeadBytes, requestHeadBytes } from '../src/data/usage/wire-size.ts';

interface BackgroundFetchDeps {
  library: () => LibraryDb;
}

/** Takes in what the browser fetched in the background, and counts it: no Resource Timing speaks of it. */
export function onBackgroundFetch(event: BackgroundFetchEvent, { library }: BackgroundFetchDeps): void {
  const takeIn = takeInBackground({ library: library(), now: Date.now, count }, event.registration);
  event.waitUntil(takeIn.finally(flushCounted));
}

const count = (url: URL, headers: Headers, bodyBytes: number): void =>
  note('lessons', requestHeadBytes(url) + answerHeadBytes(headers) + bodyBytes);

/** Opens the course when she taps the browser's notification. */
export function onBackgroundFetchClick(
  event: BackgroundFetchEvent,
  { clients }: { clients: Pick<Clients, 'matchAll' | 'openWindow'> },
): void {
  const course = courseOfBackgroundFetch(event.registration.id);
  if (course !== undefined) event.waitUntil(openCourse(`/course/${course}`, clients));
}

async function openCourse(path: string, clients: Pick<Clients, 'matchAll' | 'openWindow'>): Promise<void> {
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = pages.find(({ url }) => new URL(url).pathname === path);
  await (shown ? shown.focus() : clients.openWindow(path));
}
