import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBitmap } from '../media/picture-size.ts';
import { stripMetadata } from '../media/strip-metadata.ts';
import type { Report } from '../report/finding.ts';
import { sha256 } from '../store/sha256.ts';
import { cacheKey, MEDIA_CACHE, openMediaCache } from './cache.ts';
import { MediaError } from './media-error.ts';
import { shrinkPicture } from './shrink-picture.ts';
import { findMediaTools, type MediaTools } from './tools.ts';
import { runPool } from './work-pool.ts';

/** What goes into a pack for the bytes of a bitmap. */
export type SmallPicture = (bytes: Buffer) => Buffer;

export interface PictureOptions {
  /** Where small pictures are kept from build to build. */
  mediaCache?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Raise it when pictures are to be made anew. */
const RECIPE = 1;
const BITMAP = /\.(?:png|jpe?g|gif|webp)$/i;

/**
 * Makes the bitmaps of a course small, all of them at once on all cores, before it is compiled; what the cache has is not made
 * again. Without ffmpeg they go in as they are, less what the camera noted, and a finding says so.
 */
export async function smallPictures(
  course: string,
  { mediaCache = MEDIA_CACHE, signal = new AbortController().signal, report }: PictureOptions & { report: Report },
): Promise<SmallPicture> {
  const entries = await readdir(course, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && BITMAP.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
  if (files.length === 0) return stripMetadata;
  const tools = await toolsOrNone(course, signal, report);
  if (!tools) return stripMetadata;
  const cache = openMediaCache(mediaCache);
  const paths = new Map<string, string>();
  const shrink = async (file: string): Promise<void> => {
    const bytes = await readFile(file);
    if (!readBitmap(bytes)) return;
    const hash = sha256(bytes);
    const key = cacheKey('picture', RECIPE, hash, tools.version);
    paths.set(hash, await cache.keep(key, 'bin', (made) => shrinkPicture(file, made, { tools, signal })));
  };
  await runPool(
    files.map((file) => () => shrink(file)),
    tools.cores,
  );
  return (bytes) => {
    const path = paths.get(sha256(bytes));
    return path === undefined ? stripMetadata(bytes) : readFileSync(path);
  };
}

async function toolsOrNone(course: string, signal: AbortSignal, report: Report): Promise<MediaTools | undefined> {
  try {
    const tools = await findMediaTools({ signal });
    if (tools.webp) return tools;
    throw new MediaError('no-ffmpeg', 'ffmpeg has no libwebp');
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    report('pictures-kept', course, undefined, `the pictures go in as large as they are: ${error.message}`);
    return undefined;
  }
}
