import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LibraryDb } from '../../src/data/library/library-db.ts';
import { mediaUrl } from '../../src/protocol/pack/media-url.ts';
import { onMedia } from '../../sw/on-media.ts';
import { bytesOf, createPackServer } from '../data/library/support/pack-server.ts';
import { newLibrary } from '../data/library/support/phone-library.ts';
import { dispatch } from './support/events.ts';

const server = createPackServer();
const picture = server.putBlob(bytesOf(400, 1));
const HERE = 'http://caravan.test';
let library: LibraryDb;
let opened = 0;

const fetchEvent = (url: string, init: RequestInit = {}) => {
  const deps = {
    library: () => {
      opened += 1;
      return library;
    },
    fetch: server.fetch,
  };
  return dispatch<FetchEvent>((event) => onMedia(event, deps), { request: new Request(url, init) });
};

beforeAll(() => {
  server.start();
  vi.stubGlobal('location', new URL(HERE));
});
afterAll(() => {
  server.stop();
  vi.unstubAllGlobals();
});
beforeEach(() => {
  library = newLibrary();
  opened = 0;
});

describe('the media handler of the service worker', () => {
  it('answers media addresses with what the library and the line have [URL2]', async () => {
    await library.chunks.put({ hash: picture.hash, bytes: new Blob([bytesOf(400, 1)]) });
    const response = await fetchEvent(`${HERE}${mediaUrl([picture], 'png')}`, { headers: { range: 'bytes=0-1' } })
      .response;
    expect(response?.status).toBe(206);
    expect(await response?.bytes()).toEqual(bytesOf(400, 1).slice(0, 2));
    expect(server.asked).toEqual([]);
  });

  it.each([
    `${HERE}/assets/app.js`,
    `${HERE}/api/v1/exchange`,
    `${HERE}/mediaxyz`,
    `http://elsewhere.test${mediaUrl([picture], 'png')}`,
  ])('leaves %s to the browser, and opens no database for it', (url) => {
    expect(fetchEvent(url).response).toBeUndefined();
    expect(opened).toBe(0);
  });

  it('leaves everything but GET and HEAD to the browser', async () => {
    const url = `${HERE}${mediaUrl([picture], 'png')}`;
    expect(fetchEvent(url, { method: 'POST' }).response).toBeUndefined();
    expect((await fetchEvent(url, { method: 'HEAD' }).response)?.status).toBe(200);
  });
});
