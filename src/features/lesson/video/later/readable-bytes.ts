import { type Coverage, type Interval, normalise } from '../../../../protocol/facts/coverage.ts';

/** Browsers read media in blocks of 32 KiB, and have nothing of a block of which a byte is missing. */
const BLOCK_BYTES = 32_768;

/**
 * What a browser can read of the stretches of a file of `size` bytes that are here: whole blocks, up to the first gap. Chromium, sent to a
 * place behind bytes that it still asks for, waits for those; and a download comes in order.
 */
export function readableBytes(stretches: readonly Interval[], size: number): Coverage {
  const [first] = normalise(stretches);
  if (first?.[0] !== 0) return [];
  const end = first[1] === size ? size : Math.floor(first[1] / BLOCK_BYTES) * BLOCK_BYTES;
  return normalise([[0, end]]);
}
