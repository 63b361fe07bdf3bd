import type { BlobRef } from './blob-ref.ts';
import type { CourseRoot } from './course-root.ts';
import {
  type FileItem,
  type Item,
  type MediaRef,
  type ModuleManifest,
  type PackageItem,
  type Rendition,
  RUNGS,
  type VideoItem,
} from './module-manifest.ts';
import { type Extent, extentOf, type Wanted } from './selection.ts';

/** A course's whole manifest tree. */
export interface CourseManifests {
  root: CourseRoot;
  modules: ModuleManifest[];
}

/** What the bytes of a course are, as a person sorts them. */
export type BlobKind = 'text' | 'captions' | 'pictures' | 'sound' | 'video' | 'files';

/** A blob that a selection holds. */
export interface PlannedBlob {
  ref: BlobRef;
  kind: BlobKind;
  /** The item that it is of; undefined for what is of a whole module: texts and their pictures. */
  item?: number;
}

/** The language in which a module is read: the wanted one, else the course's source language, else any it has. */
export const textLanguage = (module: ModuleManifest, lang: string, source: string): string | undefined =>
  [lang, source].find((tag) => module.text[tag]) ?? Object.keys(module.text)[0];

/**
 * What plays at a rung: its own rendition, or the next lower one there is; undefined where only text is left. With
 * `isAv1` the one in AV1, where there is one of the same rung [VIDEO2].
 */
export function renditionAt(
  { renditions, av1 }: Pick<VideoItem, 'renditions' | 'av1'>,
  rung: Extent,
  isAv1 = false,
): Rendition | undefined {
  if (rung === 'none' || rung === 'text') return undefined;
  const downwards = RUNGS.slice(0, RUNGS.indexOf(rung) + 1).reverse();
  const found = downwards.find((lower) => lower !== 'text' && renditions[lower]);
  if (found === undefined || found === 'text') return undefined;
  return (isAv1 ? av1?.[found] : undefined) ?? renditions[found];
}

/** An item, where it stands, and how much of it is wanted. */
interface Wish {
  module: ModuleManifest;
  item: Item;
  extent: Extent;
}

/**
 * What a selection of a course holds, each blob once (pack-spec [CAT3]), in the order in which it is fetched: what can be studied first
 * comes first, so text, captions, pictures, then the sound of every video, then what moves, then files, which only a
 * word of their own asks for [ITEM1].
 */
export function planBlobs({ root, modules }: CourseManifests, wanted: Wanted): PlannedBlob[] {
  const { lang, parts = {}, av1 = false, also = [] } = wanted;
  const wishes = modules.flatMap((module) => wishesIn(module, wanted));
  const wished = [...new Set(wishes.map(({ module }) => module))];
  const texts = wished.flatMap((module) => {
    const tags = [textLanguage(module, lang, root.source) ?? '', ...also];
    return tags.map((tag) => ({ module, tag }));
  });
  const videos = wishes.flatMap(({ item, extent }) => (item.kind === 'video' ? [{ item, extent }] : []));
  const runs = videos.flatMap(({ item, extent }) => runsOf(item, extent, av1));
  const plan = [
    ...texts.flatMap(({ module, tag }) => blobsOf('text', module.text[tag])),
    ...videos.flatMap(({ item }) => blobsOf('captions', item.captions[lang] ?? item.captions[root.source], item)),
    ...texts.flatMap(({ module, tag }) => picturesOf(module, tag).flatMap((ref) => blobsOf('pictures', ref))),
    ...videos.flatMap(({ item }) => blobsOf('pictures', item.poster, item)),
    ...runs.filter(({ kind }) => kind === 'sound'),
    ...runs.filter(({ kind }) => kind === 'video'),
    ...wishes.flatMap(({ item }) => (isFile(item) && parts[item.number] ? blobsOf('files', item.file, item) : [])),
  ];
  const first = new Map(plan.map(({ ref }, at) => [ref.hash, at] as const).reverse());
  return plan.filter(({ ref }, at) => first.get(ref.hash) === at);
}

/** The blobs of a plan. */
export const planDownload = (course: CourseManifests, wanted: Wanted): BlobRef[] =>
  planBlobs(course, wanted).map(({ ref }) => ref);

const wishesIn = (module: ModuleManifest, wanted: Wanted): Wish[] =>
  module.lessons
    .flatMap((lesson) =>
      lesson.items.map((item) => ({
        module,
        item,
        extent: extentOf(wanted, module.number, lesson.number, item.number),
      })),
    )
    .filter(({ extent }) => extent !== 'none');

const blobsOf = (kind: BlobKind, ref: BlobRef | undefined, item?: Item): PlannedBlob[] =>
  ref ? [{ ref, kind, ...(item && { item: item.number }) }] : [];

/** Of a video in parts [BLOB3] the last holds the picture: what stands before it is the way to its sound. */
function runsOf(item: VideoItem, extent: Extent, isAv1: boolean): PlannedBlob[] {
  const rendition = renditionAt(item, extent, isAv1);
  if (!rendition) return [];
  const isSound = rendition.parts.at(-1)?.hash === renditionAt(item, 'audio', isAv1)?.parts.at(-1)?.hash;
  return rendition.parts.flatMap((ref, at) =>
    blobsOf(isSound || at < rendition.parts.length - 1 ? 'sound' : 'video', ref, item),
  );
}

/** No rung holds a file: it is fetched for a word of its own [ITEM1]. */
export const isFile = (item: Item): item is FileItem | PackageItem => item.kind === 'file' || item.kind === 'package';

const picturesOf = (module: ModuleManifest, lang: string): MediaRef[] =>
  module.images.filter(({ languages }) => languages.includes(lang));
