import type { BlobRef } from './blob-ref.ts';
import type { CourseRoot } from './course-root.ts';
import {
  type MediaRef,
  type ModuleManifest,
  type Rendition,
  RUNGS,
  type Rung,
  type VideoItem,
} from './module-manifest.ts';

/** A course's whole manifest tree. */
export interface CourseManifests {
  root: CourseRoot;
  modules: ModuleManifest[];
}

/** The language in which a module is read: the wanted one, else the course's source language, else any it has. */
export const textLanguage = (module: ModuleManifest, lang: string, source: string): string | undefined =>
  [lang, source].find((tag) => module.text[tag]) ?? Object.keys(module.text)[0];

/** What plays at a rung: its own rendition, or the next lower one there is; undefined where only text is left. */
export function renditionAt({ renditions }: VideoItem, rung: Rung): Rendition | undefined {
  const downwards = RUNGS.slice(0, RUNGS.indexOf(rung) + 1).reverse();
  return downwards.flatMap((lower) => (lower === 'text' ? [] : (renditions[lower] ?? [])))[0];
}

/**
 * The blobs that a download of a course holds, each once (pack-spec [CAT3]): what can be studied first comes first, so
 * text, then captions, then pictures, then sound and video.
 */
export function planDownload({ root, modules }: CourseManifests, rung: Rung, lang: string): BlobRef[] {
  const videos = modules.flatMap(videosOf);
  const refs = [
    ...modules.flatMap((module) => module.text[textLanguage(module, lang, root.source) ?? ''] ?? []),
    ...videos.flatMap(({ captions }) => captions[lang] ?? captions[root.source] ?? []),
    ...modules.flatMap((module) => picturesOf(module, textLanguage(module, lang, root.source))),
    ...videos.flatMap(({ poster }) => poster ?? []),
    ...videos.flatMap((video) => renditionAt(video, rung)?.parts ?? []),
  ];
  return [...new Map(refs.map((ref) => [ref.hash, ref])).values()];
}

const videosOf = (module: ModuleManifest): VideoItem[] =>
  module.lessons.flatMap(({ items }) => items.filter((item) => item.kind === 'video'));

const picturesOf = (module: ModuleManifest, lang: string | undefined): MediaRef[] =>
  module.images.filter(({ languages }) => lang !== undefined && languages.includes(lang));
