import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { MediaCache } from '../ladder/cache.ts';
import { convertCaptions } from '../ladder/convert-captions.ts';
import { fillVideoFolder } from '../ladder/fill-video-folder.ts';
import { makeLadder } from '../ladder/make-ladder.ts';
import { MediaError } from '../ladder/media-error.ts';
import type { OnProgress } from '../ladder/progress.ts';
import { findMediaTools, type MediaTools } from '../ladder/tools.ts';
import type { Report } from '../report/finding.ts';
import type { PackageFiles } from '../unpack/package-files.ts';
import type { ItemDraft } from './draft.ts';

export type VideoDraft = Extract<ItemDraft, { kind: 'video' }>;

/** Where a video of a package goes, and what is told on the way. */
export interface EncodePlace {
  files: PackageFiles;
  languages: readonly string[];
  folder: string;
  report: Report;
  signal: AbortSignal;
}

/** Fills the folder of a video; false, and a finding, where its file plays nothing. */
export type EncodeVideo = (video: VideoDraft, place: EncodePlace) => Promise<boolean>;

/** Encodes with ffmpeg, through the cache. `onProgress` is told the path of the video in its package. */
export function encodeWith({
  cache,
  onProgress,
}: {
  cache: MediaCache;
  onProgress: (video: string) => OnProgress;
}): EncodeVideo {
  let tools: Promise<MediaTools> | undefined;
  return async (video, place) => {
    const { files, report, signal } = place;
    const work = await mkdtemp(join(tmpdir(), 'caravan-video-'));
    const recording = join(work, `recording${extname(video.media ?? '')}`);
    try {
      if (video.media === undefined) return false;
      await files.copyTo(video.media, recording);
      const captions = await copyCaptions(video, work, place);
      tools ??= findMediaTools({ signal });
      const options = {
        tools: await tools,
        cache,
        signal,
        sound: 'speech',
        onProgress: onProgress(video.media),
      } as const;
      const ladder = await makeLadder(recording, options);
      await fillVideoFolder(place.folder, ladder.files, captions);
      return true;
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      // Without ffmpeg no video at all can come in; a file that is no video is left out alone.
      report(error.kind === 'no-ffmpeg' ? 'no-ffmpeg' : 'media-missing', video.media ?? '', undefined, error.message);
      return false;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  };
}

/** Captions of a package as WebVTT, by the name of their file. */
async function copyCaptions(video: VideoDraft, work: string, place: EncodePlace): Promise<Map<string, string>> {
  const copies: string[] = [];
  for (const [lang, path] of Object.entries(video.captions)) {
    const copy = join(work, `captions.${lang}${extname(path)}`);
    if (place.files.bytes(path) === undefined) {
      place.report('missing-captions', path, undefined, `the package lacks the captions in ${lang}`);
    } else {
      await place.files.copyTo(path, copy);
      copies.push(copy);
    }
  }
  return convertCaptions(copies, { languages: place.languages, sound: video.sound }, place.report);
}
