import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { type Encoding, runFfmpeg } from './encode.ts';
import type { RungRecipe } from './recipe.ts';

/** The frames of a rung, one by one, as raw yuv420p. Whoever stops reading stops the decoder. */
export async function* decodeFrames(encoding: Encoding, { width, height, filter }: RungRecipe): AsyncGenerator<Buffer> {
  const frameBytes = width * height + 2 * (width / 2) * (height / 2);
  const stop = new AbortController();
  const stream = new PassThrough({ highWaterMark: 4 * frameBytes });
  const output = ['-map', `0:${encoding.facts.picture?.stream}`, '-vf', filter, '-f', 'rawvideo', 'pipe:1'];
  const signal = AbortSignal.any([encoding.signal, stop.signal]);
  runFfmpeg(
    { ...encoding, signal },
    { output },
    (piece) => stream.write(piece) || once(stream, 'drain', { signal }),
  ).then(
    () => stream.end(),
    (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  try {
    yield* wholeFrames(stream, frameBytes);
  } finally {
    stop.abort();
  }
}

async function* wholeFrames(pieces: AsyncIterable<Buffer>, frameBytes: number): AsyncGenerator<Buffer> {
  let frame = Buffer.alloc(frameBytes);
  let filled = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const taken = Math.min(piece.length - at, frameBytes - filled);
      piece.copy(frame, filled, at, at + taken);
      filled += taken;
      at += taken;
      if (filled < frameBytes) continue;
      yield frame;
      frame = Buffer.alloc(frameBytes);
      filled = 0;
    }
  }
}

/** Runs of frames: a run begins at each cut. Each must be read to its end before the next is asked for. */
export async function* splitAtCuts(
  frames: AsyncGenerator<Buffer>,
  cuts: readonly number[],
): AsyncGenerator<AsyncGenerator<Buffer>> {
  const starts = new Set(cuts);
  let count = 0;
  let next = await frames.next();
  async function* untilCut(): AsyncGenerator<Buffer> {
    do {
      if (next.done) return;
      yield next.value;
      next = await frames.next();
      count++;
    } while (!starts.has(count));
  }
  try {
    while (!next.done) yield untilCut();
  } finally {
    await frames.return(undefined);
  }
}
