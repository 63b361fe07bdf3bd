import { expect, it } from 'vitest';
import { videoOnPhone } from '../../../../src/features/lesson/video/video-on-phone.ts';
import { newLibrary } from '../../../data/library/support/phone-library.ts';

const hash = (name: string) => name.padEnd(64, '0');
const rendition = (...names: string[]) => ({
  ending: 'mp4' as const,
  parts: names.map((name) => ({ hash: hash(name), bytes: 1 })),
});
const item = {
  captions: {},
  renditions: { audio: rendition('a'), '144': rendition('a', '144'), '240': rendition('a', '240') },
  av1: { audio: rendition('b'), '144': rendition('b', '144b'), '240': rendition('b', '240b') },
};
const BOTH = { h264: true, av1: true };

it.each([
  ['nothing where nothing is whole', ['144'], BOTH, false, undefined],
  ['the higher rung, whatever its coding', ['a', '144', 'b', '240b'], BOTH, false, '240b'],
  ['of one rung H.264', ['a', '240', 'b', '240b'], BOTH, false, '240'],
  ['of one rung AV1 where it is better for the phone', ['a', '240', 'b', '240b'], BOTH, true, '240b'],
  ['AV1 that is here, though the phone was judged otherwise since', ['b', '240b'], BOTH, false, '240b'],
  ['H.264 that is here, though AV1 would be better', ['a', '144'], BOTH, true, '144'],
  ['no AV1 on a phone that does not play it', ['a', '144', 'b', '240b'], { h264: true, av1: false }, false, '144'],
  ['no H.264 on a phone that does not play it', ['a', '240', 'b', '144b'], { h264: false, av1: true }, true, '144b'],
  ['sound where no picture is here', ['b'], BOTH, true, 'b'],
] as const)('plays %s', async (_, here, plays, isAv1Better, played) => {
  const db = newLibrary();
  await db.chunks.bulkPut(here.map((name) => ({ hash: hash(name), bytes: new Blob(['x']) })));
  const { forms } = await videoOnPhone(db, item, { plays, isAv1Better });
  const found = forms.find(({ isWhole }) => isWhole)?.rendition;
  expect(found?.parts.at(-1)?.hash).toBe(played && hash(played));
});
