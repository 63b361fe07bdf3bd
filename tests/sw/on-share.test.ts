import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetShared, readShared } from '../../src/handing/shared-files.ts';
import { onShare } from '../../sw/on-share.ts';
import { dispatch } from './support/events.ts';
import { fakeCaches } from './support/fake-caches.ts';

const HERE = 'http://caravan.test';
const post = (path: string, files: readonly File[], caches = fakeCaches(HERE)) => {
  const body = new FormData();
  for (const file of files) body.append('packs', file);
  const request = new Request(HERE + path, { method: 'POST', body });
  return dispatch<FetchEvent>((event) => onShare(event, { caches }), { request }).response;
};
const leadsTo = async (response: Promise<Response> | undefined) => (await response)?.headers.get('location');

beforeAll(() => vi.stubGlobal('location', new URL(HERE)));
afterAll(() => vi.unstubAllGlobals());

describe('what another app shares', () => {
  it('is kept for the page that takes it in, in place of what was shared before', async () => {
    const caches = fakeCaches(HERE);
    await post('/hand/take', [new File(['one'], 'a.caravan'), new File(['two'], 'b.caravan')], caches);
    expect(await leadsTo(post('/hand/take', [new File(['three'], 'c.caravan')], caches))).toBe(
      `${HERE}/hand?shared=here`,
    );
    expect(await Promise.all((await readShared(caches)).map((file) => file.text()))).toEqual(['three']);
    await forgetShared(caches);
    expect(await readShared(caches)).toEqual([]);
  });

  it('may be nothing, or too much for this phone: the page says so', async () => {
    expect(await leadsTo(post('/hand/take', []))).toBe(`${HERE}/hand?shared=nothing`);
    const caches = fakeCaches(HERE);
    vi.spyOn(caches, 'open').mockRejectedValue(new DOMException('', 'QuotaExceededError'));
    expect(await leadsTo(post('/hand/take', [new File(['x'], 'a.caravan')], caches))).toBe(`${HERE}/hand?shared=full`);
  });

  it('is taken at its own address only', () => {
    expect(post('/hand', [])).toBeUndefined();
    expect(post('/api/v1/x', [])).toBeUndefined();
  });
});
