import { describe, expect, test } from 'vitest';
import type { MotionFacts } from '../../../studio/ladder/motion.ts';
import { planRungs, planSound } from '../../../studio/ladder/recipe.ts';
import type { MediaTools } from '../../../studio/ladder/tools.ts';

const TOOLS: MediaTools = {
  ...{ ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', version: '', av1: 'libaom-av1', cores: 2 },
  ...{ opus: true, webp: true, animatedWebp: true, toneMapping: true },
};
const slides: MotionFacts = { motion: 'slides', cuts: [31, 40], posterFrame: 0 };
const live: MotionFacts = { motion: 'live', cuts: [], posterFrame: 0 };
const picture = (width: number, height: number, fps = 25, hdr = false) => ({ stream: 0, width, height, fps, hdr });
const sizes = (width: number, height: number) =>
  planRungs(picture(width, height), slides, TOOLS).map((rung) => `${rung.rung}: ${rung.width}x${rung.height}`);

describe('the rungs of a recording', () => {
  test.each([
    [1920, 1080, ['144: 256x144', '240: 426x240', '360: 640x360']],
    [640, 480, ['144: 192x144', '240: 320x240', '360: 480x360']],
    [1080, 1920, ['144: 144x256', '240: 240x426', '360: 360x640']],
    [320, 240, ['144: 192x144', '240: 320x240']],
    [320, 200, ['144: 230x144', '240: 320x200']],
    [128, 72, ['144: 128x72']],
    [16, 8000, ['144: 16x8000']],
  ])('%i x %i is never scaled up, and keeps its shape', (width, height, expected) => {
    expect(sizes(width, height)).toEqual(expected);
  });

  test('slides need five frames a second, an inset ten, live pictures an even part of their own', () => {
    const fps = (fps: number, motion: MotionFacts['motion']) =>
      planRungs(picture(640, 360, fps), { ...live, motion }, TOOLS)[0]?.fps;
    expect([fps(25, 'slides'), fps(25, 'inset')]).toEqual([5, 10]);
    expect([fps(25, 'live'), fps(30, 'live'), fps(60, 'live'), fps(24, 'live'), fps(12, 'live')]).toEqual([
      12.5, 15, 15, 12, 12,
    ]);
    expect(fps(1, 'slides')).toBe(1);
  });

  test('a cut is a key frame of the first frame that shows the new slide, in both codings', () => {
    expect(planRungs(picture(640, 360), slides, TOOLS).map(({ cuts }) => cuts)).toEqual([
      [16, 20],
      [16, 20],
      [16, 20],
    ]);
    expect(planRungs(picture(640, 360), { ...slides, motion: 'inset' }, TOOLS)[0]?.cuts).toEqual([31, 40]);
  });

  test('key frames are at most ten seconds apart', () => {
    for (const rung of planRungs(picture(640, 360), slides, TOOLS)) {
      for (const args of [rung.h264, rung.av1]) expect(args[args.indexOf('-g') + 1]).toBe('50');
    }
  });

  test('144 lines are baseline H.264, more are main', () => {
    const profiles = planRungs(picture(640, 360), slides, TOOLS).map(
      ({ h264 }) => h264[h264.indexOf('-profile:v') + 1],
    );
    expect(profiles).toEqual(['baseline', 'main', 'main']);
  });

  test('the light of an HDR recording is mapped where ffmpeg can do it', () => {
    const filter = (toneMapping: boolean) =>
      planRungs(picture(640, 360, 25, true), live, { ...TOOLS, toneMapping })[0]?.filter;
    expect(filter(true)).toContain('tonemap');
    expect(filter(false)).not.toContain('tonemap');
  });
});

describe('sound', () => {
  test('is raised or lowered to the same loudness, and silence is not raised at all', () => {
    expect(planSound(-25.4, 'speech').filter).toContain('volume=10.00dB');
    expect(planSound(-10.4, 'speech').filter).toContain('volume=-5.00dB');
    expect(planSound(-58, 'speech').filter).toContain('volume=30.00dB');
    expect(planSound(undefined, 'speech').filter).toContain('volume=0.00dB');
  });

  test('music gets twice the bits of speech', () => {
    expect(planSound(-16, 'speech').opus).toContain('12k');
    expect(planSound(-16, 'music').opus).toContain('24k');
  });
});
