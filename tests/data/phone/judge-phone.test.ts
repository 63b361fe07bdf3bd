import { expect, it } from 'vitest';
import { judgePhone } from '../../../src/data/phone/judge-phone.ts';
import type { Decoding, PhoneMeasure } from '../../../src/data/phone/measure-phone.ts';

const NEVER: Decoding = { supported: false, smooth: false, powerEfficient: false };
const ROUGH: Decoding = { supported: true, smooth: false, powerEfficient: false };
const SOFT: Decoding = { supported: true, smooth: true, powerEfficient: false };
const HARD: Decoding = { supported: true, smooth: true, powerEfficient: true };

/** Decodings of sound, 144, 240 and 360 lines. */
type Four = readonly [Decoding, Decoding, Decoding, Decoding];
const coding = ([sound, low, middle, high]: Four) => ({ sound, '144': low, '240': middle, '360': high });
const all = (one: Decoding): Four => [one, one, one, one];
const phone = (h264: Four, av1: Four, memoryGiB?: number): PhoneMeasure => ({
  ...{ probes: '', measuredAt: 0, h264: coding(h264), av1: coding(av1) },
  ...(memoryGiB !== undefined && { memoryGiB }),
});

it.each([
  ['H.264 in hardware', phone(all(HARD), all(NEVER)), '360', false],
  ['all in software: AV1 would empty its battery', phone(all(SOFT), all(SOFT)), '360', false],
  ['AV1 in hardware', phone(all(HARD), all(HARD)), '360', true],
  ['AV1 in hardware that refuses the smallest pictures', phone(all(HARD), [HARD, SOFT, HARD, HARD]), '360', true],
  ['AV1 in hardware only above 240 lines', phone(all(HARD), [HARD, HARD, SOFT, HARD]), '360', false],
  ['AV1 in hardware, but not smoothly', phone(all(HARD), [HARD, HARD, HARD, ROUGH]), '360', false],
  ['no H.264 at all: AV1 is all that there is', phone(all(NEVER), all(SOFT)), '360', true],
  ['a slow decoder', phone([HARD, HARD, HARD, ROUGH], all(NEVER)), '240', false],
  ['a very slow decoder', phone([HARD, ROUGH, ROUGH, ROUGH], all(NEVER)), 'audio', false],
  ['no H.264, and AV1 not smoothly', phone(all(NEVER), [SOFT, SOFT, ROUGH, ROUGH]), '144', true],
  ['nothing of ours', phone(all(NEVER), all(NEVER)), 'text', false],
  ['1 GiB of memory', phone(all(HARD), all(NEVER), 1), '240', false],
  ['2 GiB of memory', phone(all(HARD), all(NEVER), 2), '360', false],
] as const)('a phone with %s', (_, measure, best, isAv1Better) => {
  expect(judgePhone(measure)).toMatchObject({ best, isAv1Better });
});

it('tells what a phone plays at all, well or not', () => {
  expect(judgePhone(phone(all(ROUGH), all(SOFT))).plays).toEqual({ h264: true, av1: true });
  expect(judgePhone(phone(all(NEVER), all(SOFT))).plays).toEqual({ h264: false, av1: true });
});
