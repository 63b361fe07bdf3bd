import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packFileUrl } from '../../src/handing/pack-file-url.ts';
import { onPackFile } from '../../sw/on-pack-file.ts';
import { newLibrary } from '../data/library/support/phone-library.ts';
import { dispatch } from './support/events.ts';

const HERE = 'http://caravan.test';

beforeAll(() => {
  vi.stubGlobal('location', new URL(HERE));
  vi.stubGlobal('__ROOT_KEY__', '00'.repeat(32));
});
afterAll(() => vi.unstubAllGlobals());

const ask = (path: string, init: RequestInit = {}) => {
  const library = newLibrary();
  const request = new Request(HERE + path, init);
  return dispatch<FetchEvent>((event) => onPackFile(event, { library: () => library }), { request }).response;
};
const ADDRESS = packFileUrl('Course.caravan', [{ course: 4097, rung: '240' }]);

describe('the service worker, asked for a file of courses', () => {
  it.each([
    '/hand/',
    '/hand/x',
    '/hand/x?give=4097',
    '/hand/x?give=4097.8k',
    '/hand/x?give=4097.240&give=x',
    '/hand?give=4097.240',
  ])('leaves %s to others', (path) => {
    expect(ask(path)).toBeUndefined();
    expect(ask(ADDRESS, { method: 'POST' })).toBeUndefined();
  });

  it('begins none where the course is not whole here: the page stays', async () => {
    expect((await ask(ADDRESS))?.status).toBe(204);
  });
});
