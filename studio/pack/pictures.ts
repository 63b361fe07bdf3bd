import { join, normalize, sep } from 'node:path';
import { mediaUrl } from '../../src/protocol/pack/media-url.ts';
import type { MediaRef } from '../../src/protocol/pack/module-manifest.ts';
import type { SmallPicture } from '../ladder/small-pictures.ts';
import type { Picture } from '../markdown/clean-tree.ts';
import { readBitmap } from '../media/picture-size.ts';
import { cleanSvg } from '../media/svg.ts';
import type { Report } from '../report/finding.ts';
import { decodePath } from '../source/decode-path.ts';
import { readBytes } from '../source/yaml-file.ts';
import type { Store } from '../store/store.ts';
import { XmlError } from '../xml/xml-node.ts';

/** A picture in the store. */
export interface StoredPicture extends Picture {
  ref: MediaRef;
}

/** Where pictures go, and how they become small on the way. */
export interface PictureStore {
  store: Store;
  report: Report;
  smallPicture: SmallPicture;
}

/** Puts a picture file into the store, bitmaps as the ladder made them, drawings sanitised; undefined, and a finding, when it is no picture. */
export function storePicture(
  file: string,
  bytes: Buffer,
  { store, report, smallPicture }: PictureStore,
): StoredPicture | undefined {
  if (readBitmap(bytes)) {
    const small = smallPicture(bytes);
    const bitmap = readBitmap(small);
    if (!bitmap) throw new Error(`${file} became something else than a picture`);
    const { ending, width, height } = bitmap;
    return withUrl({ ...store.putBlob(small, { compress: false }), ending }, width, height);
  }
  if (!file.toLowerCase().endsWith('.svg')) {
    report('bad-picture', file, undefined, 'not a picture that packs take: svg, png, jpg, gif, webp');
    return undefined;
  }
  try {
    const { text, width, height, removed } = cleanSvg(bytes.toString('utf8'));
    for (const { line, what } of removed) report('svg-content', file, line, `${what} was taken out of the drawing`);
    return withUrl({ ...store.putBlob(Buffer.from(text), { compress: true }), ending: 'svg' }, width, height);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    report('bad-picture', file, error.line, error.message);
    return undefined;
  }
}

const withUrl = (ref: MediaRef, width: number, height: number): StoredPicture => ({
  ref,
  url: mediaUrl([ref], ref.ending),
  width,
  height,
});

/** Where a text may show pictures from. */
export interface PicturePlace {
  /** The course: nothing outside of it may be shown. */
  course: string;
  /** The folder that the addresses in the text are relative to. */
  folder: string;
  /** The text, for findings. */
  file: string;
}

/** The picture of an address in a text; undefined, and a finding at that line, when there is none. */
export function findPicture(
  url: string,
  line: number,
  { course, folder, file }: PicturePlace,
  build: PictureStore,
): StoredPicture | undefined {
  const { report } = build;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) {
    report('remote-picture', file, line, `${url.slice(0, 80)} is not in the course: pictures must work offline`);
    return undefined;
  }
  const path = join(folder, decodePath(url));
  if (!normalize(path).startsWith(normalize(course + sep))) {
    report('outside-course', file, line, `${url} lies outside of the course`);
    return undefined;
  }
  const bytes = readBytes(path);
  if (!bytes) {
    report('missing-file', file, line, `${url} is missing`);
    return undefined;
  }
  return storePicture(path, bytes, build);
}
