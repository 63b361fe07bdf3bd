import { describe, expect, it } from 'vitest';
import { rungsOf } from '../../../src/features/course/rungs-of.ts';
import type { Item, ModuleManifest, VideoItem } from '../../../src/protocol/pack/module-manifest.ts';

const media = { parts: [{ hash: 'a'.repeat(64), bytes: 1 }], ending: 'mp4' as const };
const video = (renditions: VideoItem['renditions']): Item => ({
  kind: 'video',
  number: 1,
  title: {},
  seconds: 10,
  revision: 1,
  sound: 'en',
  synthetic: true,
  captions: {},
  renditions,
});
const course = (...items: Item[]): { modules: ModuleManifest[] } => ({
  modules: [{ format: 1, number: 1, lessons: [{ number: 2, title: {}, minutes: 1, items }], text: {}, images: [] }],
});

describe('the rungs of a course', () => {
  it('are only text where there is no video', () => {
    expect(rungsOf(course())).toEqual(['text']);
  });

  it('are those that some video has, from the lightest up', () => {
    expect(rungsOf(course(video({ '240': media }), video({ audio: media })))).toEqual(['text', 'audio', '240']);
  });

  it('begin at what is on the phone', () => {
    expect(rungsOf(course(video({ audio: media, '144': media, '360': media })), '144')).toEqual(['144', '360']);
  });
});
