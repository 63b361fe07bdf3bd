import { expect, it } from 'vitest';
import { chooseForm } from '../../../../src/features/lesson/video/choose-form.ts';
import type { PlayableForm, PlayedRung } from '../../../../src/features/lesson/video/video-on-phone.ts';

const form = (rung: PlayedRung, isWhole = true): PlayableForm => ({
  rung,
  isWhole,
  rendition: { ending: rung === 'audio' ? 'm4a' : 'mp4', parts: [{ hash: rung, bytes: 1 }] },
});
const WISH = { rung: undefined, isSoundOnly: false, failed: new Set<string>() };
const ALL = [form('360', false), form('240'), form('144'), form('audio')];

it.each([
  ['the best picture that is whole', ALL, WISH, '240'],
  ['the rung she chose, though not all of it is here', ALL, { ...WISH, rung: '360' }, '360'],
  ['the rung she is at, though a better one came', ALL, { ...WISH, rung: '144' }, '144'],
  ['sound, where she wants no picture', ALL, { ...WISH, isSoundOnly: true }, 'audio'],
  ['her rung without its picture, where sound alone is not here', [form('240')], { ...WISH, isSoundOnly: true }, '240'],
  ['the next lower rung, where one cannot be played', ALL, { ...WISH, rung: '240', failed: new Set(['240']) }, '144'],
  ['whole sound before a part of a picture', [form('240', false), form('audio')], WISH, 'audio'],
  ['a part, where nothing is whole', [form('240', false)], WISH, '240'],
  ['nothing, where nothing is left', [form('240')], { ...WISH, failed: new Set(['240']) }, undefined],
] as const)('plays %s', (_, forms, wish, rung) => {
  expect(chooseForm(forms, wish)?.rung).toBe(rung);
});
