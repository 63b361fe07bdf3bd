import { expect, it } from 'vitest';
import { captionLanguages } from '../../../../src/features/lesson/video/caption-languages.ts';

const ref = (bytes: number) => ({ hash: 'a'.repeat(64), bytes, ending: 'vtt' as const });
const captions = { en: ref(2000), fr: { ...ref(2400), wire: 900 }, ar: ref(3000) };

it('offers what is on the phone first and for nothing, the rest for what it moves', () => {
  expect(captionLanguages({ captions }, ['ar'], true)).toEqual([
    { lang: 'ar', costBytes: 0, isShowable: true },
    { lang: 'en', costBytes: 2000, isShowable: true },
    { lang: 'fr', costBytes: 900, isShowable: true },
  ]);
});

it('names what is not here without a network, and lets nobody choose it', () => {
  const offered = captionLanguages({ captions }, ['ar'], false);
  expect(offered.filter(({ isShowable }) => isShowable).map(({ lang }) => lang)).toEqual(['ar']);
  expect(offered).toHaveLength(3);
});
