import { describe, expect, test } from 'vitest';
import { SAMPLED_FPS, SAMPLED_HEIGHT, SAMPLED_WIDTH, watchMotion } from '../../../studio/ladder/motion.ts';

const SIZE = SAMPLED_WIDTH * SAMPLED_HEIGHT;
type Paint = (frame: Uint8Array, n: number) => void;

/** Frames of `seconds`, each painted onto white. */
function watch(seconds: number, paint: Paint, pieceBytes = SIZE) {
  const motion = watchMotion();
  const all = new Uint8Array(SIZE * seconds * SAMPLED_FPS).fill(255);
  for (let n = 0; n < seconds * SAMPLED_FPS; n++) paint(all.subarray(n * SIZE, (n + 1) * SIZE), n);
  for (let at = 0; at < all.length; at += pieceBytes) motion.add(all.subarray(at, at + pieceBytes));
  return { ...motion.finish(), frames: motion.frames() };
}

function box(frame: Uint8Array, x: number, y: number, width: number, height: number, gray: number): void {
  for (let row = y; row < y + height; row++) frame.fill(gray, row * SAMPLED_WIDTH + x, row * SAMPLED_WIDTH + x + width);
}
/** A slide of its own kind every twelve seconds. */
const slides: Paint = (frame, n) => box(frame, 5 + Math.floor(n / 120) * 30, 8, 30, 40, 40);
const noise = (n: number): number => (n * 7919) % 251;

describe('motion', () => {
  test('slides are told, and each cut is found on its frame', () => {
    const seen = watch(36, slides);
    expect(seen).toMatchObject({ motion: 'slides', cuts: [120, 240], frames: 360 });
  });

  test('pieces of any size give the same', () => {
    expect(watch(36, slides, 1009)).toEqual(watch(36, slides));
  });

  test('a pointer that wanders over slides does not make them a film', () => {
    const seen = watch(36, (frame, n) => {
      slides(frame, n);
      box(frame, 10 + (n % 70), 20 + (n % 20), 2, 2, 0);
    });
    expect(seen).toMatchObject({ motion: 'slides', cuts: [120, 240] });
  });

  test('a speaker in a corner is an inset', () => {
    const seen = watch(36, (frame, n) => {
      slides(frame, n);
      for (let y = 0; y < 18; y++) for (let x = 0; x < 18; x++) frame[y * SAMPLED_WIDTH + 76 + x] = noise(x * y + n);
    });
    expect(seen).toMatchObject({ motion: 'inset', cuts: [120, 240] });
  });

  test('pictures that move everywhere are live, and their cuts are left to the coder', () => {
    const seen = watch(12, (frame, n) => {
      for (let at = 0; at < SIZE; at++) frame[at] = noise(at + n * 31);
    });
    expect(seen).toMatchObject({ motion: 'live', cuts: [] });
  });

  test('the flicker of a coder is no motion', () => {
    const seen = watch(12, (frame, n) => {
      for (let at = 0; at < SIZE; at++) frame[at] = 200 + ((at + n) % 3);
    });
    expect(seen).toMatchObject({ motion: 'slides', cuts: [] });
  });

  test('a fade is one cut, where the new slide stands', () => {
    const seen = watch(12, (frame, n) => frame.fill(n < 50 ? 250 : Math.max(10, 250 - (n - 49) * 24)));
    expect(seen.cuts).toEqual([59]);
  });

  test('two cuts within two seconds are one key frame', () => {
    expect(watch(12, (frame, n) => frame.fill(n < 50 ? 250 : n < 60 ? 100 : 10)).cuts).toEqual([50]);
  });

  test('the poster is no black frame', () => {
    const seen = watch(12, (frame, n) => (n < 35 ? frame.fill(0) : slides(frame, n)));
    expect(seen.posterFrame).toBeGreaterThanOrEqual(35);
  });
});
