/**
 * What moves in a recording: slides (now and then another one, a pointer at most), slides with an inset (a small part that moves
 * all the time, such as the lecturer's face), or live pictures.
 */
export const MOTIONS = ['slides', 'inset', 'live'] as const;
export type Motion = (typeof MOTIONS)[number];

export interface MotionFacts {
  motion: Motion;
  /** Where a new slide stands for the first time, in frames of `SAMPLED_FPS`. */
  cuts: number[];
  /** A frame that shows something and stands still, for the poster. */
  posterFrame: number;
}

/** The frames that motion is measured in: gray, and so small that noise is averaged away. */
export const SAMPLED_FPS = 10;
export const SAMPLED_WIDTH = 96;
export const SAMPLED_HEIGHT = 54;
const FRAME_BYTES = SAMPLED_WIDTH * SAMPLED_HEIGHT;

const BLOCK = 6;
const COLUMNS = SAMPLED_WIDTH / BLOCK;
const BLOCKS = FRAME_BYTES / BLOCK ** 2;
/** Mean difference of a block, of 255, from which on it has changed: noise and the coder's own flicker lie below. */
const CHANGED = 4;
/** Share of the blocks that change at once when another slide comes. */
const CUT_SHARE = 0.2;
/** Two key frames nearer than this are one. */
const CUT_GAP_FRAMES = 2 * SAMPLED_FPS;
/** A fade changes many frames on end: the slide stands when it is over. */
const FADE_GAP_FRAMES = 3;
/** Motion is told by frames half a second apart: a speaker's face changes little in a tenth. */
const MOTION_STEP = 5;
/** Posters are looked for in the first ten minutes. */
const POSTER_FRAMES = 600 * SAMPLED_FPS;

/** Takes raw gray frames in pieces of any size, and tells at the end what it saw. */
export function watchMotion(): { add: (piece: Uint8Array) => void; frames: () => number; finish: () => MotionFacts } {
  const partial = new Uint8Array(FRAME_BYTES);
  let filled = 0;
  let frames = 0;
  let previous = new Uint8Array(FRAME_BYTES);
  let stepped = new Uint8Array(FRAME_BYTES);
  let rush: number | undefined;
  const cuts: number[] = [];
  const shares: number[] = [];
  const often = new Array<number>(BLOCKS).fill(0);
  const posters: { frame: number; detail: number; still: boolean }[] = [];

  const takeFrame = (frame: Uint8Array<ArrayBuffer>): void => {
    const share = frames === 0 ? 0 : shareOf(changedBlocks(previous, frame));
    if (share >= CUT_SHARE) rush = frames;
    else if (rush !== undefined && frames - rush >= FADE_GAP_FRAMES) {
      if (rush - (cuts.at(-1) ?? 0) >= CUT_GAP_FRAMES) cuts.push(rush);
      rush = undefined;
    }
    if (frames > 0 && frames % MOTION_STEP === 0) {
      const changed = changedBlocks(stepped, frame);
      shares.push(shareOf(changed));
      if (shareOf(changed) < CUT_SHARE) {
        for (const [block, yes] of changed.entries()) often[block] = (often[block] ?? 0) + Number(yes);
      }
      if (frames < POSTER_FRAMES)
        posters.push({ frame: frames, detail: detailOf(frame), still: share < CUT_SHARE / 4 });
      stepped = frame;
    }
    if (frames === 0) stepped = frame;
    previous = frame;
    frames++;
  };

  return {
    add: (piece) => {
      for (let at = 0; at < piece.length; ) {
        const taken = Math.min(piece.length - at, FRAME_BYTES - filled);
        partial.set(piece.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
        if (filled < FRAME_BYTES) continue;
        takeFrame(partial.slice());
        filled = 0;
      }
    },
    frames: () => frames,
    finish: () => {
      if (rush !== undefined && rush - (cuts.at(-1) ?? 0) >= CUT_GAP_FRAMES) cuts.push(rush);
      const motion = classify(shares, often);
      return { motion, cuts: motion === 'live' ? [] : cuts, posterFrame: choosePoster(posters) };
    },
  };
}

function changedBlocks(before: Uint8Array, after: Uint8Array): boolean[] {
  const sums = new Array<number>(BLOCKS).fill(0);
  for (let at = 0; at < FRAME_BYTES; at++) {
    const block =
      Math.floor(Math.floor(at / SAMPLED_WIDTH) / BLOCK) * COLUMNS + Math.floor((at % SAMPLED_WIDTH) / BLOCK);
    sums[block] = (sums[block] ?? 0) + Math.abs((after[at] ?? 0) - (before[at] ?? 0));
  }
  return sums.map((sum) => sum > CHANGED * BLOCK ** 2);
}

const shareOf = (changed: readonly boolean[]): number => changed.filter(Boolean).length / BLOCKS;

function classify(shares: readonly number[], often: readonly number[]): Motion {
  const calm = shares.filter((share) => share < CUT_SHARE);
  if (calm.length < shares.length * 0.85) return 'live';
  const busy = often.filter((times) => times > calm.length * 0.3);
  const busyShare = busy.length / BLOCKS;
  const elsewhere = often.reduce((sum, times) => sum + (times > calm.length * 0.3 ? 0 : times), 0);
  const elsewhereShare = elsewhere / BLOCKS / Math.max(1, calm.length);
  if (elsewhereShare > 0.04) return 'live';
  if (busyShare <= 0.03) return 'slides';
  return busyShare <= 0.35 ? 'inset' : 'live';
}

/** How far the pixels lie from their mean: an empty or black frame has next to nothing. */
function detailOf(frame: Uint8Array): number {
  const mean = frame.reduce((sum, pixel) => sum + pixel, 0) / FRAME_BYTES;
  return Math.sqrt(frame.reduce((sum, pixel) => sum + (pixel - mean) ** 2, 0) / FRAME_BYTES);
}

/** The first frame that stands still and shows at least half of what others show. */
function choosePoster(posters: readonly { frame: number; detail: number; still: boolean }[]): number {
  const details = posters.map(({ detail }) => detail).sort((a, b) => a - b);
  const usual = details[Math.floor(details.length / 2)] ?? 0;
  const shown = posters.filter(({ detail }) => detail >= usual / 2);
  return (shown.find(({ still, frame }) => still && frame >= SAMPLED_FPS) ?? shown[0])?.frame ?? 0;
}
