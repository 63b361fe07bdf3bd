// What a minute of a lecture weighs as the studio makes it. `node bench/studio/lecture-minute.ts docs/images` also writes a still of each coding.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openMediaCache } from '../../studio/ladder/cache.ts';
import { type Ladder, makeLadder } from '../../studio/ladder/make-ladder.ts';
import { findMediaTools } from '../../studio/ladder/tools.ts';
import { splitMp4 } from '../../studio/media/split-mp4.ts';
import { type Figure, printFigures } from '../support/figure.ts';
import { LECTURE_SECONDS, recordLecture } from '../support/lecture/record-lecture.ts';

const run = promisify(execFile);
/** A second with text, the moving diagram and the pointer. */
const STILL_SECOND = 21;

const CODINGS = [
  { name: 'AV1 + Opus', video: '240.av1.mp4', still: 'lecture-240.png' },
  { name: 'H.264 + AAC', video: '240.mp4', still: 'lecture-240-h264.png' },
] as const;

/** The 240-line rung of slides with narration, a pointer and a moving diagram: bytes a minute, sound included. */
export async function measureLecture(stills?: string): Promise<Figure[]> {
  const work = mkdtempSync(join(tmpdir(), 'caravan-bench-lecture-'));
  try {
    const source = await recordLecture(work);
    const { signal } = new AbortController();
    const ladder = await makeLadder(source, {
      ...{ tools: await findMediaTools({ signal }), cache: openMediaCache(join(work, 'cache')), signal },
      ...{ sound: 'speech', onProgress: () => undefined },
    });
    const measured = await Promise.all(
      CODINGS.map(async ({ name, video, still }) => {
        const path = pathOf(ladder, video);
        const parts = splitMp4(readFileSync(path)).map((part) => Math.round((part.length * 60) / LECTURE_SECONDS));
        if (stills) await writeStill(path, join(stills, still));
        return { name, bytes: parts.reduce((sum, bytes) => sum + bytes), parts, psnr: await psnrOf(path, source) };
      }),
    );
    const beside = measured.map(({ name, bytes, parts, psnr }) => {
      const [index, sound, picture] = parts;
      return `${name}: ${bytes} bytes a minute (index ${index}, sound ${sound}, picture ${picture}), ${psnr} dB`;
    });
    const { motion } = ladder.analysis;
    return [
      {
        ...{ name: 'lecture-minute', value: measured[0]?.bytes ?? Number.NaN, unit: 'bytes' },
        beside: [
          ...beside,
          `seen as ${motion?.motion}, cuts at ${motion?.cuts.map((frame) => frame / 10).join(', ')} s`,
        ],
      },
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function pathOf({ files, dropped }: Ladder, name: string): string {
  const file = files.find((candidate) => candidate.name === name);
  if (!file)
    throw new Error(`the ladder has no ${name}${dropped.includes(name) ? ': it was no smaller than its twin' : ''}`);
  return file.path;
}

const writeStill = (video: string, png: string) =>
  run('ffmpeg', ['-v', 'error', '-y', '-ss', String(STILL_SECOND), '-i', video, '-frames:v', '1', png]);

/** How near the pictures are to the recording, scaled to their size. */
async function psnrOf(video: string, source: string): Promise<string> {
  const graph =
    '[1:v]fps=10:start_time=0,fps=5,scale=426:240:flags=bicubic:out_color_matrix=bt709:out_range=tv,format=yuv420p[r];[0:v][r]psnr';
  const { stderr } = await run('ffmpeg', [
    '-hide_banner',
    '-i',
    video,
    '-i',
    source,
    '-lavfi',
    graph,
    '-f',
    'null',
    '-',
  ]);
  return /average:([\d.]+)/.exec(stderr)?.[1] ?? '?';
}

if (process.argv[1] === import.meta.filename) printFigures(await measureLecture(process.argv[2]));
