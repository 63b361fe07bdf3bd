import { beforeEach, describe, expect, it } from 'vitest';
import { readDownloads } from '../../../src/data/library/download.ts';
import type { Download } from '../../../src/data/library/download-row.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { getNow, moveToFront, pinCourse } from '../../../src/data/library/queue.ts';
import { newLibrary } from './support/phone-library.ts';

const [FIRST, SECOND, THIRD] = [11, 12, 13];
let library: LibraryDb;

const deps = () => ({ library, now: () => 2_000 });
const put = (course: number, change: Partial<Download> = {}) =>
  library.downloads.put({
    ...{ course, version: 1, lang: 'en', rung: '240', state: 'waiting', place: course, updatedAt: 1 },
    ...{ doneBytes: 0, totalBytes: 0 },
    ...change,
  });
const order = async () => (await readDownloads(library)).map(({ course }) => course);
const states = async () => (await readDownloads(library)).map(({ state }) => state);

beforeEach(async () => {
  library = newLibrary();
  await put(FIRST);
  await put(SECOND);
  await put(THIRD);
});

describe('the queue', () => {
  it('is in the order of the places, whatever the numbers of the courses [DL8]', async () => {
    await put(FIRST, { place: 99 });
    expect(await order()).toEqual([SECOND, THIRD, FIRST]);
  });

  it('takes a download to the front, as often as she likes [DL8]', async () => {
    await moveToFront(deps(), THIRD);
    expect(await order()).toEqual([THIRD, FIRST, SECOND]);
    await moveToFront(deps(), SECOND);
    expect(await order()).toEqual([SECOND, THIRD, FIRST]);
  });

  it('leaves what is at the front there', async () => {
    await moveToFront(deps(), FIRST);
    expect((await library.downloads.get(FIRST))?.place).toBe(FIRST);
  });

  it('gets now what waits by the rules, what failed and what is paused, before all others [DL7]', async () => {
    await put(THIRD, { hold: 'wifi' });
    await put(SECOND, { state: 'failed', reason: 'altered' });
    await getNow(deps(), SECOND);
    await getNow(deps(), THIRD);
    const [first, second] = await readDownloads(library);
    expect(first).toMatchObject({ course: THIRD, state: 'waiting', isNow: true });
    expect(second).toMatchObject({ course: SECOND, state: 'waiting', isNow: true });
    expect([first?.hold, second?.reason]).toEqual([undefined, undefined]);
  });

  it('does not change what is here', async () => {
    await put(THIRD, { state: 'here' });
    await getNow(deps(), THIRD);
    await moveToFront(deps(), THIRD);
    expect(await library.downloads.get(THIRD)).toMatchObject({ state: 'here', place: THIRD });
    expect((await library.downloads.get(THIRD))?.isNow).toBeUndefined();
  });

  it('pins a course, whatever its state, until she takes the pin out', async () => {
    await pinCourse(deps(), FIRST, true);
    expect((await library.downloads.get(FIRST))?.isPinned).toBe(true);
    await pinCourse(deps(), FIRST, false);
    expect((await library.downloads.get(FIRST))?.isPinned).toBeUndefined();
    await pinCourse(deps(), 99, true);
    expect(await states()).toHaveLength(3);
  });
});
