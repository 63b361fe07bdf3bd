import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isAnimated } from '../media/animation.ts';
import { jpegSegments, readOrientation } from '../media/jpeg.ts';
import { readBitmap } from '../media/picture-size.ts';
import { stripMetadata } from '../media/strip-metadata.ts';
import { DECODER_LIMITS } from './probe.ts';
import { ProcessError, runProcess } from './run-process.ts';
import type { MediaTools } from './tools.ts';

/** Twice the width of a phone of 360 points. */
export const LARGEST_WIDTH = 720;
const LARGEST_PIXELS = 36_000_000;
/** The longest side that WebP can have. */
const LARGEST_SIDE = 16_383;
/** Below it there is nothing to gain. */
const SMALLEST_BYTES = 1000;
const LIMIT_MS = 60_000;
/** What another form must save to be worth its loss. */
const WORTH = 0.9;

const DEMUXERS = { png: 'png_pipe', jpg: 'jpeg_pipe', webp: 'webp_pipe', gif: 'gif' } as const;
/** What turns a picture upright, by its EXIF orientation. */
const UPRIGHT = ['hflip', 'hflip,vflip', 'vflip', 'transpose=0', 'transpose=1', 'transpose=3', 'transpose=2'];

interface Shrinking {
  tools: MediaTools;
  signal: AbortSignal;
}

/**
 * Writes the smallest fitting form of the picture `source` to `file`: at most 720 pixels wide, upright, without notes; the picture itself,
 * without its notes, where no other form gains a tenth.
 */
export async function shrinkPicture(source: string, file: string, { tools, signal }: Shrinking): Promise<void> {
  const bytes = await readFile(source);
  const plain = stripMetadata(bytes);
  const candidates = await otherForms({ source, bytes, file }, { tools, signal }).catch((error: unknown) => {
    // A picture that ffmpeg cannot read may still be shown by a phone.
    if (error instanceof ProcessError) return [];
    throw error;
  });
  const width = readBitmap(bytes)?.width ?? 0;
  const mayStay = (width <= LARGEST_WIDTH && readOrientation(bytes) === 1) || candidates.length === 0;
  const best = candidates.toSorted((a, b) => a.length - b.length)[0];
  const isWorth = best && (!mayStay || best.length < plain.length * WORTH);
  await writeFile(file, isWorth ? best : plain);
}

/** WebP of the picture, in the forms that suit it. */
async function otherForms(
  { source, bytes, file }: { source: string; bytes: Buffer; file: string },
  { tools, signal }: Shrinking,
): Promise<Buffer[]> {
  const bitmap = readBitmap(bytes);
  if (!bitmap || !tools.webp || bytes.length < SMALLEST_BYTES) return [];
  const scale = Math.min(1, LARGEST_WIDTH / bitmap.width);
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
  if (!width || !height || height > LARGEST_SIDE || bitmap.width * bitmap.height > LARGEST_PIXELS) return [];
  if (bitmap.ending === 'jpg' && isPrinted(bytes)) return [];
  const moves = isAnimated(bytes);
  if (moves && (bitmap.ending !== 'gif' || !tools.animatedWebp)) return [];

  const turned = UPRIGHT[readOrientation(bytes) - 2];
  const filter = (flags: string): string =>
    [...(turned ? [turned] : []), `scale=${width}:${height}:flags=${flags}`].join();
  const input = [
    ...['-v', 'error', '-nostdin', '-y', '-noautorotate', '-protocol_whitelist', 'file,pipe', ...DECODER_LIMITS],
    ...['-f', DEMUXERS[bitmap.ending], '-i', `file:${resolve(source)}`],
  ];
  const run = (args: readonly string[], onStdout: (piece: Buffer) => unknown = () => undefined): Promise<string> =>
    runProcess(tools.ffmpeg, [...input, ...args], { signal, limitMs: LIMIT_MS, onStdout });
  const webp = async (...coding: string[]): Promise<Buffer> => {
    const still = moves ? ['-c:v', 'libwebp_anim', '-loop', '0'] : ['-c:v', 'libwebp', '-frames:v', '1'];
    await run(['-vf', filter('lanczos'), ...still, '-compression_level', '6', ...coding, '-f', 'webp', file]);
    return readFile(file);
  };

  if (moves) return [await webp('-quality', '60', '-preset', 'drawing')];
  const pixels: Buffer[] = [];
  const raw = ['-vf', filter('neighbor'), '-frames:v', '1', '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'];
  await run(raw, (piece) => pixels.push(piece));
  if (!isDrawing(Buffer.concat(pixels), width)) return [await webp('-quality', '74', '-preset', 'photo')];
  const lossless = await webp('-lossless', '1', '-quality', '90', '-pix_fmt', 'bgra');
  const lossy = await webp('-quality', '86', '-preset', 'text');
  // Letters without fringes are worth a third more.
  return [lossless.length <= lossy.length * 1.33 ? lossless : lossy];
}

/** Drawings and screenshots have runs of one colour; a photograph has hardly two pixels alike. */
export function isDrawing(rgb: Buffer, width: number): boolean {
  let alike = 0;
  for (let at = 3; at < rgb.length; at += 3) {
    if ((at / 3) % width === 0) continue;
    const difference = [0, 1, 2].map((n) => Math.abs((rgb[at + n] ?? 0) - (rgb[at + n - 3] ?? 0)));
    if (Math.max(...difference) <= 2) alike++;
  }
  return alike * 3 > rgb.length * 0.6;
}

/** Colours for printing (CMYK) come out wrong: such a picture stays as it is. */
const isPrinted = (bytes: Buffer): boolean =>
  jpegSegments(bytes).some(({ marker, start }) => marker >= 0xc0 && marker <= 0xc2 && bytes[start + 9] === 4);
