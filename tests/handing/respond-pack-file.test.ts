import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packFileUrl, parsePackFileUrl } from '../../src/handing/pack-file-url.ts';
import { respondPackFile } from '../../src/handing/respond-pack-file.ts';
import { streamPackFile } from '../../src/handing/write-pack-file.ts';
import { createHandKit } from './support/hand-kit.ts';

const HERE = 'http://caravan.test';
const NAME = 'Cours d’été (1) – vidéo 240p – 2 Mo.caravan';
const GIVEN = [{ course: 4097, rung: '240' }] as const;
let kit: ReturnType<typeof createHandKit>;
beforeEach(() => {
  kit = createHandKit();
  kit.server.start();
});
afterEach(() => kit.server.stop());

describe('the file that the service worker makes', () => {
  it('has an address with its name and what is in it', () => {
    const url = new URL(packFileUrl(NAME, [...GIVEN, { course: 4098, rung: 'text' }]), HERE);
    expect(parsePackFileUrl(url)).toEqual({ name: NAME, given: [...GIVEN, { course: 4098, rung: 'text' }] });
  });

  it('is saved under its name, with its length, byte for byte', async () => {
    const library = await kit.phoneWith([kit.putCourse()]);
    const { file } = await kit.give(library, [...GIVEN]);
    const response = await respondPackFile(library, { name: NAME, given: [...GIVEN] }, { rootKey: kit.rootKey });
    expect(response.headers.get('Content-Length')).toBe(String(file.length));
    const [, name = ''] = /filename\*=UTF-8''([^;]+)$/.exec(response.headers.get('Content-Disposition') ?? '') ?? [];
    expect(decodeURIComponent(name)).toBe(NAME);
    expect(name).not.toMatch(/['()*\s]/);
    expect(await response.bytes()).toEqual(file);
  });

  it('breaks off where the phone has lost a chunk, so that nobody takes it for whole', async () => {
    const course = kit.putCourse();
    const library = await kit.phoneWith([course]);
    const { plan } = await kit.give(library, [...GIVEN]);
    await library.chunks.delete(plan.pieces.at(-1)?.hash ?? '');
    await expect(new Response(streamPackFile(library, plan)).bytes()).rejects.toThrow('missing');
  });

  it('is read from the phone no faster than it is saved', async () => {
    const library = await kit.phoneWith([kit.putCourse()]);
    const { plan } = await kit.give(library, [...GIVEN]);
    const read = vi.spyOn(library.chunks, 'get');
    const reader = streamPackFile(library, plan).getReader();
    await reader.read();
    await reader.read();
    expect(read.mock.calls.length).toBeLessThanOrEqual(1);
    await reader.cancel();
  });
});
