import { expect, it } from 'vitest';
import { LibraryDb } from '../../src/data/library/library-db.ts';
import { flushCounted } from '../../src/data/usage/counter.ts';
import { readUsage, usedToday } from '../../src/data/usage/usage.ts';
import { onBackgroundFetch, onBackgroundFetchClick } from '../../sw/on-background-fetch.ts';
import { dispatch } from './support/events.ts';

const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((b) => b.toString(16).padStart(2, '0'))
    .join('');

const end = (library: LibraryDb, id: string, records: object[]) =>
  dispatch<BackgroundFetchEvent>((event) => onBackgroundFetch(event, { library: () => library }), {
    registration: { id, downloaded: 0, matchAll: async () => records },
  });

const recordOf = (hash: string, bytes: Uint8Array<ArrayBuffer>) => ({
  request: new Request(`http://caravan.test/packs/chunks/${hash.slice(0, 2)}/${hash}`),
  responseReady: Promise.resolve(new Response(bytes)),
});

it('keeps what has its hash, forgets that it was handed over, and counts all that came [DL20] [DL21]', async () => {
  const library = new LibraryDb('background');
  const good = Uint8Array.from({ length: 40_000 }, (_, n) => n);
  const hash = await hashOf(good);
  const other = await hashOf(new Uint8Array(1));
  await library.downloads.put({
    ...{ course: 4097, version: 1, lang: 'en', rung: '240', state: 'coming', doneBytes: 0, totalBytes: 80_000 },
    ...{ place: 1, updatedAt: 1, handedOver: { bytes: 80_000, kinds: ['video'] } },
  });
  await end(library, 'course-4097', [recordOf(other, good), recordOf(hash, good)]).done;
  expect(await library.chunks.toCollection().primaryKeys()).toEqual([hash]);
  expect(await library.downloads.get(4097)).not.toHaveProperty('handedOver');
  await flushCounted();
  expect(usedToday(await readUsage(), 'mobile', new Date())).toBeGreaterThan(80_000);
});

it('keeps nothing of a course that was taken off the phone meanwhile', async () => {
  const library = new LibraryDb('background-gone');
  const good = new Uint8Array(100);
  await end(library, 'course-4097', [recordOf(await hashOf(good), good)]).done;
  expect(await library.chunks.count()).toBe(0);
});

it('opens the course when she taps the notification', async () => {
  const opened: string[] = [];
  const clients = {
    matchAll: async () => [],
    openWindow: async (path: string | URL) => {
      opened.push(String(path));
      return null;
    },
  };
  const handler = (event: BackgroundFetchEvent) => onBackgroundFetchClick(event, { clients });
  await dispatch<BackgroundFetchEvent>(handler, { registration: { id: 'course-4097' } }).done;
  expect(opened).toEqual(['/course/4097']);
});
