import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgePhone } from '../../../src/data/phone/judge-phone.ts';
import { PICTURE_RUNGS, PROBES, pictureProbe } from '../../../src/data/phone/ladder-probes.ts';
import { measurePhone } from '../../../src/data/phone/measure-phone.ts';
import { isGood } from '../../../src/data/phone/read-phone.ts';

const GOOD = { supported: true, smooth: true, powerEfficient: true };
const DAY_MS = 86_400_000;

/** A browser that knows what `isKnown` says, and throws at all else, as browsers do. */
const browser = (isKnown: (types: string) => boolean) => ({
  decodingInfo: async ({ video, audio }: MediaDecodingConfiguration) => {
    if (!isKnown(`${video?.contentType} ${audio?.contentType}`)) throw new TypeError('unknown codec');
    return { ...GOOD, configuration: undefined, keySystemAccess: null };
  },
});

describe('measuring a phone', () => {
  it('takes a codec that the browser has never heard of for one that it does not play', async () => {
    const capabilities = browser((types) => !types.includes('av01') && !types.includes('opus'));
    const measure = await measurePhone({ capabilities, memoryGiB: 2, now: () => 5 });
    expect(measure).toMatchObject({ measuredAt: 5, memoryGiB: 2, h264: { '240': GOOD } });
    expect(judgePhone(measure)).toMatchObject({ best: '360', plays: { h264: true, av1: false } });
  });

  it('takes H.264 for granted where the browser cannot be asked', async () => {
    const measure = await measurePhone({ capabilities: undefined, memoryGiB: undefined, now: () => 0 });
    expect(judgePhone(measure)).toEqual({ best: '360', isAv1Better: false, plays: { h264: true, av1: false } });
  });

  it('asks for H.264 as the files of real courses have it', () => {
    for (const rung of PICTURE_RUNGS) {
      const files = globSync(`content/**/${rung}.mp4`, { cwd: join(import.meta.dirname, '../../..') });
      expect(files.length).toBeGreaterThan(0);
      const [profile = '', level = ''] =
        /avc1\.(....)(..)/.exec(pictureProbe('h264', rung).video?.contentType ?? '')?.slice(1) ?? [];
      for (const file of files) {
        const bytes = readFileSync(join(import.meta.dirname, '../../..', file));
        const box = bytes.indexOf('avcC') + 5;
        expect(bytes.subarray(box, box + 2).toString('hex')).toBe(profile);
        expect(bytes[box + 2]).toBeLessThanOrEqual(Number.parseInt(level, 16));
      }
    }
  });
});

describe('a measure', () => {
  const measured = measurePhone({ capabilities: undefined, memoryGiB: undefined, now: () => DAY_MS });

  it.each([
    ['is good for 90 days', {}, 90, true],
    ['is old after them', {}, 91, false],
    ['is old where the clock was set back', {}, 0, false],
    ['is old where the app asks other questions', { probes: PROBES.replace('240', '480') }, 2, false],
  ] as const)('%s', async (_, change, day, isStillGood) => {
    expect(isGood({ ...(await measured), ...change }, day * DAY_MS)).toBe(isStillGood);
  });
});
