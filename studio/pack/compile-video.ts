import { join } from 'node:path';
import type { MediaRef, VideoItem } from '../../src/protocol/pack/module-manifest.ts';
import { parseVtt } from '../media/vtt.ts';
import type { SourceItem, SourceLesson } from '../source/read-course.ts';
import { readBytes } from '../source/yaml-file.ts';
import { compileRenditions } from './compile-renditions.ts';
import type { CourseBuild } from './course-build.ts';
import { storePicture } from './pictures.ts';

type VideoMedia = Pick<VideoItem, 'seconds' | 'revision' | 'captions' | 'renditions' | 'av1' | 'poster'>;

const POSTERS = ['poster.svg', 'poster.webp', 'poster.jpg', 'poster.png'];

/** Reads the folder KEY/ of a video; undefined, and findings, when nothing in it can be played. */
export function compileVideo(build: CourseBuild, lesson: SourceLesson, item: SourceItem): VideoMedia | undefined {
  const { numbers, report } = build;
  const folder = join(lesson.folder, item.yaml.key);
  const { renditions, av1, durations } = compileRenditions(build, folder);
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
    ...(av1 && { av1 }),
    captions: compileCaptions(build, folder, longestMs),
    ...(poster && { poster }),
  };
}

function compilePoster(build: CourseBuild, folder: string): MediaRef | undefined {
  for (const name of POSTERS) {
    const bytes = readBytes(join(folder, name));
    if (bytes) return storePicture(join(folder, name), bytes, build)?.ref;
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
