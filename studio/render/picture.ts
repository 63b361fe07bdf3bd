/** Draws the slides and joins them with the sound, once for each height. */
import { join } from 'node:path';
import type { Script } from './script.ts';
import { FPS, type Timed } from './sound.ts';
import { ffmpeg, run } from './tools.ts';

export const HEIGHTS = [144, 240, 360] as const;
type Height = (typeof HEIGHTS)[number];

const WIDTH = { 144: 256, 240: 426, 360: 640 } as const;
/**
 * A still picture is read again by every frame until the next key frame, so x264 codes it far better than the CRF
 * says: these give 44 to 46 dB, letters without fringes. Without psy and aq, flat colours need a fifth less.
 */
const CRF = { 144: 33, 240: 34, 360: 34 } as const;
/** 144 lines also play on the oldest decoders. */
const PROFILE = { 144: 'baseline', 240: 'main', 360: 'main' } as const;

/** One PNG for each slide, drawn at the size of the video, so that nothing is scaled twice. */
export function drawSlides(script: Script, height: Height, work: string): string[] {
  return script.slides.map(({ image }, n) => {
    const png = join(work, `${height}-${n}.png`);
    const size = ['-w', String(WIDTH[height]), '-h', String(height)];
    run('rsvg-convert', [...size, '--background-color', '#fffdf8', image, '-o', png], image);
    return png;
  });
}

/** HEIGHT.mp4: a key frame at each slide and at most every ten seconds; the sound is audio.m4a, bit for bit. */
export function encode(slides: string[], times: Timed[], height: Height, work: string): void {
  const still = (png: string, n: number): string[] => {
    const frames = Math.round(((times[n]?.end ?? 0) - (times[n]?.start ?? 0)) * FPS);
    return ['-loop', '1', '-framerate', String(FPS), '-t', String(frames / FPS), '-i', png];
  };
  const joined = `${slides.map((_, n) => `[${n}:v]`).join('')}concat=n=${slides.length}:v=1:a=0`;
  const colour = 'scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p,setsar=1';
  const tags = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'];
  const keys = times.map((t) => t.start.toFixed(3)).join();
  const x264 = [
    ...['-c:v', 'libx264', '-preset', 'veryslow', '-tune', 'stillimage', '-profile:v', PROFILE[height]],
    ...['-crf', String(CRF[height]), '-bf', '0', '-g', String(10 * FPS), '-sc_threshold', '0'],
    ...['-x264-params', 'psy=0:aq-mode=0'],
    ...['-force_key_frames', keys, '-bsf:v', 'filter_units=remove_types=6'],
  ];
  ffmpeg(
    [...slides.flatMap(still), '-i', join(work, 'audio.m4a'), '-filter_complex', `${joined},${colour}[v]`],
    [
      ...['-map', '[v]', '-map', `${slides.length}:a`, '-c:a', 'copy', ...x264, ...tags],
      ...['-movflags', '+faststart', join(work, `${height}.mp4`)],
    ],
    `${height}.mp4`,
  );
}
