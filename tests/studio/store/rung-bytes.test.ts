import { expect, test } from 'vitest';
import { type BlobRef, CHUNK_BYTES } from '../../../src/protocol/pack/blob-ref.ts';
import type { CourseRoot } from '../../../src/protocol/pack/course-root.ts';
import type { MediaRef, ModuleManifest, Rendition, VideoItem } from '../../../src/protocol/pack/module-manifest.ts';
import { rungBytes } from '../../../studio/store/rung-bytes.ts';

const blob = (name: string, bytes: number, wire?: number): BlobRef => ({ hash: name, bytes, ...(wire && { wire }) });
const media = (name: string, bytes: number): MediaRef => ({ ...blob(name, bytes), ending: 'mp4' });
const rendition = (...parts: BlobRef[]): Rendition => ({ parts, ending: 'mp4' });
const video = (
  number: number,
  renditions: VideoItem['renditions'],
  captions: VideoItem['captions'] = {},
): VideoItem => ({
  ...{ number, title: { en: 'A' }, kind: 'video', seconds: 1, revision: 1, sound: 'en', synthetic: true },
  ...{ captions, renditions, poster: media('poster', 1000) },
});

const ROOT: CourseRoot = {
  ...{
    format: 1,
    course: 1,
    version: 1,
    source: 'en',
    languages: ['en', 'ar'],
    machine: [],
    licence: '',
    attribution: [],
  },
  ...{ title: { en: 'A' }, summary: { en: 'A' }, outcomes: {}, subject: 'teaching', level: 'beginner' },
  ...{ publisher: { number: 0, name: '' }, mark: { sign: 1, cloth: 'a' } },
  modules: [{ number: 1, title: { en: 'A' }, manifest: blob('manifest', 900, 20) }],
};
const moduleWith = (...items: VideoItem[]): ModuleManifest => ({
  ...{ format: 1, number: 1, text: { en: blob('en', 3000, 300), ar: blob('ar', 4000, 400) } },
  images: [
    { ...media('both', 50_000), languages: ['en', 'ar'] },
    { ...media('english', 70_000), languages: ['en'] },
  ],
  lessons: [{ number: 2, title: { en: 'A' }, minutes: 1, items }],
});
const ref = blob('root', 100, 10);
const TEXT_EN = 10 + 20 + 300 + 50_000 + 70_000 + 1000;

test('[CAT3] the text rung is what is read and looked at in one language, as fetched, a shared blob once; captions of the source stand in', () => {
  const module = moduleWith(
    video(3, { '144': rendition(blob('a', 5)) }, { en: media('vtt', 7) }),
    video(4, { '144': rendition(blob('b', 5)) }),
  );
  expect(rungBytes(ref, { root: ROOT, modules: [module] }, 'en').text).toBe(TEXT_EN + 7);
  expect(rungBytes(ref, { root: ROOT, modules: [module] }, 'ar').text).toBe(TEXT_EN - 300 + 400 - 70_000 + 7);
});

test('[CAT3] a video without the wanted rendition counts with the next lower one; a rung that no video has is absent', () => {
  const module = moduleWith(
    video(3, {
      audio: rendition(blob('s1', 100)),
      '144': rendition(blob('s1', 100), blob('v1', 1000)),
      '240': rendition(blob('s1', 100), blob('v2', 2000)),
    }),
    video(4, { audio: rendition(blob('a2', 200)) }),
  );
  expect(rungBytes(ref, { root: ROOT, modules: [module] }, 'en')).toEqual({
    text: TEXT_EN,
    audio: TEXT_EN + 300,
    '144': TEXT_EN + 100 + 1000 + 200,
    '240': TEXT_EN + 100 + 2000 + 200,
  });
});

test('[CAT3] a video of more than one chunk brings its chunk list along', () => {
  const bytes = 2 * CHUNK_BYTES + 1;
  const counted = rungBytes(
    ref,
    { root: ROOT, modules: [moduleWith(video(3, { '360': rendition(blob('v', bytes)) }))] },
    'en',
  );
  const list = JSON.stringify(['0'.repeat(64), '0'.repeat(64), '0'.repeat(64)]);
  expect(counted['360']).toBe(TEXT_EN + bytes + list.length);
});
