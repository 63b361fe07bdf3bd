import { join } from 'node:path';
import type { Rendition, VideoItem } from '../../src/protocol/pack/module-manifest.ts';
import { readMp4 } from '../media/mp4.ts';
import { splitMp4 } from '../media/split-mp4.ts';
import { readBytes } from '../source/yaml-file.ts';
import type { CourseBuild } from './course-build.ts';

const RUNGS = ['360', '240', '144', 'audio'] as const;
type Renditions = VideoItem['renditions'];

/** The files of the folder of a video: `av1` stands beside `renditions`, never instead of them. */
export interface CompiledRenditions {
  renditions: Renditions;
  av1?: Renditions;
  durations: number[];
}

/** Puts the renditions of a video into the store. */
export function compileRenditions(build: CourseBuild, folder: string): CompiledRenditions {
  const renditions: Renditions = {};
  const av1: Renditions = {};
  const durations: number[] = [];
  for (const rung of RUNGS) {
    const [plain, modern] = rung === 'audio' ? ['audio.m4a', 'audio.opus.m4a'] : [`${rung}.mp4`, `${rung}.av1.mp4`];
    const first = compileRendition(build, join(folder, plain), rung);
    const second = compileRendition(build, join(folder, modern), rung);
    if (first) renditions[rung] = first.rendition;
    if (first && second) av1[rung] = second.rendition;
    else if (second) {
      build.report('left-out', join(folder, modern), undefined, `${plain} is missing, which every phone plays`);
    }
    durations.push(...[first, second].flatMap((one) => one?.durationMs ?? []));
  }
  return { renditions, durations, ...(Object.keys(av1).length > 0 && { av1 }) };
}

function compileRendition(
  { store, report }: CourseBuild,
  file: string,
  rung: (typeof RUNGS)[number],
): { rendition: Rendition; durationMs: number } | undefined {
  const bytes = readBytes(file);
  if (!bytes) return undefined;
  const info = readMp4(bytes);
  if (!info) {
    report('bad-media', file, undefined, 'not an MP4 file that tells its duration');
    return undefined;
  }
  const parts = splitMp4(bytes);
  if (parts.length === 1 && !info.fastStart) {
    report('not-fast-start', file, undefined, 'the index stands behind the media: use -movflags +faststart');
  }
  const ending = rung === 'audio' ? 'm4a' : 'mp4';
  // An index is a table of small numbers, a quarter of its size as brotli; sound and picture are compressed already.
  const isIndex = (n: number): boolean => n === 0 && parts.length > 1;
  const refs = parts.map((part, n) => store.putBlob(part, { compress: isIndex(n) }));
  const rendition: Rendition = { ending, parts: refs };
  return { rendition, durationMs: info.durationMs };
}
