import { join } from 'node:path';
import type { MediaEnding } from '../../src/protocol/pack/media-url.ts';
import type { MediaRef, VideoItem } from '../../src/protocol/pack/module-manifest.ts';
import { readMp4 } from '../media/mp4.ts';
import { parseVtt } from '../media/vtt.ts';
import type { SourceItem, SourceLesson } from '../source/read-course.ts';
import { readBytes } from '../source/yaml-file.ts';
import type { CourseBuild } from './course-build.ts';
import { storePicture } from './pictures.ts';

type VideoMedia = Pick<VideoItem, 'seconds' | 'revision' | 'captions' | 'renditions' | 'poster'>;

const RENDITIONS = [
  ['360', '360.mp4'],
  ['240', '240.mp4'],
  ['144', '144.mp4'],
  ['audio', 'audio.m4a'],
] as const;
const POSTERS = ['poster.svg', 'poster.webp', 'poster.jpg', 'poster.png'];

/** Reads the folder KEY/ of a video; undefined, and findings, when nothing in it can be played. */
export function compileVideo(build: CourseBuild, lesson: SourceLesson, item: SourceItem): VideoMedia | undefined {
  const { numbers, report } = build;
  const folder = join(lesson.folder, item.yaml.key);
  const { renditions, durations } = compileRenditions(build, folder);
  const longestMs = Math.max(...durations);
  if (durations.length === 0) {
    report(
      'missing-file',
      lesson.yaml.file,
      item.line,
      `${item.yaml.key}/ holds no 144.mp4, 240.mp4, 360.mp4 or audio.m4a`,
    );
    return undefined;
  }
  if (longestMs - Math.min(...durations) > 1000) {
    report('duration-differs', folder, undefined, 'the renditions differ in length by more than a second');
  }
  const seconds = Math.max(1, Math.round(longestMs / 1000));
  const poster = compilePoster(build, folder);
  return {
    seconds,
    revision: numbers.revision(item.path, seconds),
    renditions,
    captions: compileCaptions(build, folder, longestMs),
    ...(poster && { poster }),
  };
}

function compileRenditions({ store, report }: CourseBuild, folder: string) {
  const renditions: VideoItem['renditions'] = {};
  const durations: number[] = [];
  for (const [rung, name] of RENDITIONS) {
    const file = join(folder, name);
    const bytes = readBytes(file);
    if (!bytes) continue;
    const info = readMp4(bytes);
    if (!info) {
      report('bad-media', file, undefined, 'not an MP4 file that tells its duration');
      continue;
    }
    if (!info.fastStart)
      report('not-fast-start', file, undefined, 'the index stands behind the media: use -movflags +faststart');
    durations.push(info.durationMs);
    const ending: MediaEnding = rung === 'audio' ? 'm4a' : 'mp4';
    renditions[rung] = { ...store.putBlob(bytes, { compress: false }), ending };
  }
  return { renditions, durations };
}

function compilePoster({ store, report }: CourseBuild, folder: string): MediaRef | undefined {
  for (const name of POSTERS) {
    const bytes = readBytes(join(folder, name));
    if (bytes) return storePicture(join(folder, name), bytes, store, report)?.ref;
  }
  return undefined;
}

function compileCaptions({ languages, store, report }: CourseBuild, folder: string, durationMs: number) {
  const captions: VideoItem['captions'] = {};
  for (const lang of languages) {
    const file = join(folder, `${lang}.vtt`);
    const bytes = readBytes(file);
    if (!bytes) {
      report('missing-captions', file, undefined, `the captions in ${lang} are missing`);
      continue;
    }
    const { cues, mistakes } = parseVtt(bytes.toString('utf8'));
    for (const { line, message } of mistakes) report('bad-captions', file, line, message);
    for (const { endMs, line } of cues) {
      if (endMs > durationMs) report('caption-outside', file, line, 'this caption ends after the video does');
    }
    captions[lang] = { ...store.putBlob(bytes, { compress: true }), ending: 'vtt' };
  }
  return captions;
}
