import { expect, it } from 'vitest';
import { proposeRung } from '../../../src/data/phone/propose-rung.ts';

const OPTIONS = [
  { rung: 'text', costBytes: 1_800_000 },
  { rung: 'audio', costBytes: 9_000_000 },
  { rung: '144', costBytes: 24_000_000 },
  { rung: '240', costBytes: 36_000_000 },
] as const;
const RICH = { limitBytes: 1_000_000_000, best: '360', roomBytes: undefined, isOnWifi: false } as const;

it.each([
  ['the highest rung where nothing is in its way', {}, '240', 'nothing'],
  ['the best one under a fifth of a day', { limitBytes: 50_000_000 }, 'audio', 'data'],
  ['none that takes just a fifth of a day', { limitBytes: 45_000_000 }, 'text', 'data'],
  ['the lightest one where none is under a fifth of a day', { limitBytes: 1_000_000 }, 'text', 'data'],
  ['none that the phone does not play smoothly', { best: '144' }, '144', 'player'],
  ['sound where it plays no pictures', { best: 'audio' }, 'audio', 'player'],
  ['text where it plays nothing', { best: 'text' }, 'text', 'player'],
  ['none that does not fit', { roomBytes: 30_000_000 }, '144', 'room'],
  ['over Wi-Fi whatever it costs', { isOnWifi: true, limitBytes: 1_000_000 }, '240', 'nothing'],
  ['over Wi-Fi nothing that does not fit', { isOnWifi: true, roomBytes: 0 }, 'text', 'room'],
  ['what just fits', { roomBytes: 36_000_000 }, '240', 'nothing'],
  ['the lightest one where nothing fits', { roomBytes: 0 }, 'text', 'room'],
  ['with the reason that no data would help', { best: '144', limitBytes: 130_000_000 }, '144', 'player'],
] as const)('proposes %s', (_, limits, rung, heldBy) => {
  expect(proposeRung(OPTIONS, { ...RICH, ...limits })).toEqual({ rung, heldBy });
});
