import { expect, it } from 'vitest';
import { withCoding } from '../../../src/data/phone/with-coding.ts';
import type { ModuleManifest, VideoItem } from '../../../src/protocol/pack/module-manifest.ts';

const media = { parts: [{ hash: 'a'.repeat(64), bytes: 1 }], ending: 'mp4' as const };
const video: VideoItem = {
  ...{ kind: 'video', number: 3, title: {}, seconds: 10, revision: 1, sound: 'en', synthetic: true, captions: {} },
  renditions: { '240': media },
  av1: { '240': media },
};
const { av1: _, ...older } = video;
const course = (item: VideoItem): { modules: ModuleManifest[] } => ({
  modules: [
    { format: 1, number: 1, lessons: [{ number: 2, title: {}, minutes: 1, items: [item] }], text: {}, images: [] },
  ],
});

const MODERN = { isAv1Better: true, plays: { h264: true, av1: true } };
const SOFTWARE = { isAv1Better: false, plays: { h264: true, av1: true } };
const OLD = { isAv1Better: false, plays: { h264: true, av1: false } };
const FREE = { isAv1Better: true, plays: { h264: false, av1: true } };
const wanted = { lang: 'en', rung: '240' } as const;

it.each([
  ['AV1 on a phone that decodes it well', MODERN, video, undefined, true],
  ['H.264 on one that would only just play AV1', SOFTWARE, video, undefined, undefined],
  ['H.264 where the course has nothing else', MODERN, older, undefined, undefined],
  ['AV1 where only texts are here', MODERN, video, { rung: 'text' }, true],
  ['H.264 where that is here: its sound is shared', MODERN, video, { rung: '144' }, undefined],
  ['H.264 where that of a single lesson is here', MODERN, video, { rung: 'none', parts: { 3: 'audio' } }, undefined],
  ['AV1 where that is here, though it was judged otherwise since', SOFTWARE, video, { rung: '144', av1: true }, true],
  ['H.264 where AV1 is here that does not play any more', OLD, video, { rung: '144', av1: true }, undefined],
  ['AV1 where H.264 is here that does not play', FREE, video, { rung: '144' }, true],
] as const)('a wish comes in %s', (_name, phone, item, kept, av1) => {
  expect(withCoding(wanted, course(item), phone, kept).av1).toBe(av1);
});
