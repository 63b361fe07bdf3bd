import { copyFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { collectFindings, type Finding, hasErrors, type Report } from '../report/finding.ts';
import { courseSchema, type ItemYaml, lessonSchema } from '../source/schemas.ts';
import { readBytes, readYaml } from '../source/yaml-file.ts';
import { MEDIA_CACHE, openMediaCache } from './cache.ts';
import { convertCaptions } from './convert-captions.ts';
import { fillVideoFolder } from './fill-video-folder.ts';
import { makeLadder } from './make-ladder.ts';
import { MediaError } from './media-error.ts';
import type { Motion } from './motion.ts';
import type { OnProgress } from './progress.ts';
import type { Sound } from './recipe.ts';
import { findMediaTools } from './tools.ts';

export interface AttachOptions {
  /** The folder of the course. */
  course: string;
  /** MODULE/LESSON/KEY. */
  item: string;
  /** The recording, or the document of a file item; and captions, with their language in the name (`x.fr.srt`). */
  files: readonly string[];
  cache?: string;
  sound?: Sound;
  signal: AbortSignal;
  onProgress?: OnProgress;
}
export interface AttachResult {
  findings: Finding[];
  /** What was put into the item's folder; undefined where an error stopped it, and nothing was written. */
  attached?: {
    files: { name: string; bytes: number }[];
    /** Files in AV1 or Opus that were no smaller than their twins. */
    dropped: string[];
    durationMs?: number;
    motion?: Motion | undefined;
  };
}

const CAPTIONS = ['.vtt', '.srt', '.sbv'];

/**
 * Puts a recording into the folder KEY/ of a video item as a whole ladder, with captions; a file or package item gets
 * its file. Nothing else of the course is touched: a folder that is there wins over `elsewhere` in lesson.yaml.
 * @throws the signal's reason when it is aborted; what was encoded until then stays in the cache
 */
export async function attachMedia(options: AttachOptions): Promise<AttachResult> {
  const { findings, report } = collectFindings();
  const found = findItem(options, report);
  const captions = options.files.filter((file) => CAPTIONS.includes(extname(file).toLowerCase()));
  const [recording, another] = options.files.filter((file) => !captions.includes(file));
  if (another) report('bad-media', another, undefined, 'one recording at a time');
  if (!recording && captions.length === 0) report('missing-file', options.item, undefined, 'nothing to attach');
  if (!found || hasErrors(findings)) return { findings };
  const { item, languages, lesson } = found;
  if (item.kind === 'file' || item.kind === 'package') {
    const attached = recording && (await copyDocument(recording, join(lesson, item.file), report));
    return { findings, ...(attached && { attached }) };
  }
  if (item.kind !== 'video') {
    report('unknown-item', options.item, undefined, `a ${item.kind} item takes no recording`);
    return { findings };
  }
  const texts = convertCaptions(captions, { languages, sound: item.sound }, report);
  const ladder = recording === undefined ? undefined : await climb(recording, options, report);
  if (hasErrors(findings)) return { findings };
  const made = ladder?.files ?? [];
  const files = await fillVideoFolder(join(lesson, item.key), made, texts);
  const { durationMs, motion } = ladder?.analysis ?? {};
  const told = durationMs === undefined ? {} : { durationMs, motion: motion?.motion };
  return { findings, attached: { files, dropped: ladder?.dropped ?? [], ...told } };
}

function findItem({ course, item: path }: AttachOptions, report: Report) {
  const [module = '', lesson = '', key = '', ...more] = path.split('/');
  const folder = join(course, module, lesson);
  const names = [module, lesson, key];
  if (more.length > 0 || names.some((name) => !/^[\w-][\w.-]*$/.test(name))) {
    report('unknown-item', path, undefined, 'an item is named MODULE/LESSON/KEY');
    return undefined;
  }
  const about = readYaml(join(course, 'course.yaml'), courseSchema, report);
  const yaml = about && readYaml(join(folder, 'lesson.yaml'), lessonSchema, report);
  if (!yaml) return undefined;
  const item: ItemYaml | undefined = yaml.value.items.find((candidate) => candidate.key === key);
  if (!item) report('unknown-item', yaml.file, undefined, `this lesson has no item ${key}`);
  return item && { item, lesson: folder, languages: about.value.languages };
}

/** The ladder of a recording; undefined, and a finding, where it is none or ffmpeg is missing. */
async function climb(recording: string, { cache, sound, signal, onProgress }: AttachOptions, report: Report) {
  try {
    const tools = await findMediaTools({ signal });
    return await makeLadder(recording, {
      ...{ tools, signal, cache: openMediaCache(cache ?? MEDIA_CACHE), sound: sound ?? 'speech' },
      onProgress: onProgress ?? (() => undefined),
    });
  } catch (error) {
    if (error instanceof MediaError) report(error.kind, recording, undefined, error.message);
    else if (isMissing(error)) report('missing-file', recording, undefined, 'this file is missing');
    else throw error;
    return undefined;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');

/** A document takes the name that lesson.yaml gives it. */
async function copyDocument(file: string, to: string, report: Report): Promise<AttachResult['attached']> {
  const bytes = readBytes(file)?.length;
  if (bytes === undefined) report('missing-file', file, undefined, 'this file is missing');
  else if (extname(file).toLowerCase() !== extname(to).toLowerCase()) {
    report('bad-media', file, undefined, `the item is called ${basename(to)}: its file must end so too`);
  } else {
    await copyFile(file, to);
    return { files: [{ name: join(basename(dirname(to)), basename(to)), bytes }], dropped: [] };
  }
  return undefined;
}
