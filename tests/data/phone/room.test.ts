import { expect, it } from 'vitest';
import { defaultForm } from '../../../src/data/phone/default-form.ts';
import { roomBytes } from '../../../src/data/phone/room.ts';

const GIB = 2 ** 30;
const MIB = 2 ** 20;

it.each([
  ['nothing where Chromium tells everyone 10 GiB above what is used', 3 * MIB + 17, 10 * GIB + 3 * MIB + 17, undefined],
  ['nothing where it tells the whole of a small disk', 5_000, 7 * GIB + 5_000, undefined],
  ['nothing where Firefox tells the most it gives', 5_000, 10 * GIB, undefined],
  ['nothing where the browser tells nothing', 0, 0, undefined],
  ['what is left but for the reserve', 30_000_000, 530_000_000, 500_000_000 - 20 * MIB],
  ['no room where only the reserve is left', 1_000_000, 1_000_000 + 19 * MIB, 0],
])('the room for downloads is %s', (_, usedBytes, quotaBytes, room) => {
  expect(roomBytes({ usedBytes, quotaBytes })).toBe(room);
});

it.each([
  ['240', undefined, { rung: 'audio', isVideoForWifi: true, lessons: undefined }],
  ['240', 5e9, { rung: 'audio', isVideoForWifi: true, lessons: undefined }],
  ['240', 140e6, { rung: 'audio', isVideoForWifi: true, lessons: 30 }],
  ['360', 40e6, { rung: 'audio', isVideoForWifi: false, lessons: 6 }],
  ['240', 5e6, { rung: 'text', isVideoForWifi: false, lessons: 1 }],
  ['audio', undefined, { rung: 'audio', isVideoForWifi: false, lessons: undefined }],
  ['text', 5e6, { rung: 'text', isVideoForWifi: false, lessons: undefined }],
] as const)('a phone that plays %s, with room for %s bytes, is proposed %o', (best, room, form) => {
  expect(defaultForm({ best, roomBytes: room })).toEqual(form);
});
