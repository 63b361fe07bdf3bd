import * as v from 'valibot';
import type { ItemDraft } from '../../draft.ts';
import { pathInPackage } from '../../package-address.ts';
import { languageTag } from '../language-tag.ts';
import { interactiveVideoSchema, libraryName, videoSchema } from './content-schema.ts';
import type { H5pContext } from './h5p-context.ts';

/** A video, or why there is none, and what was on top of it. */
export type MadeVideo = { item: ItemDraft; interactions: string[] } | { reason: string };

/** H5P.Video, and of H5P.InteractiveVideo the video alone. */
export function video(params: unknown, key: string, title: string, context: H5pContext): MadeVideo {
  const plain = v.safeParse(videoSchema, params);
  if (plain.success)
    return videoItem(plain.output.sources, plain.output.a11y, { key, title, interactions: [] }, context);
  const interactive = v.safeParse(interactiveVideoSchema, params);
  if (!interactive.success) return { reason: 'its content is not that of a video' };
  const { video: shown, assets } = interactive.output.interactiveVideo;
  const tracks = Array.isArray(shown.textTracks) ? shown.textTracks : shown.textTracks.videoTrack;
  const interactions = (assets?.interactions ?? []).map(({ action }) => {
    const name = action?.metadata?.title;
    return `${action ? libraryName(action.library) : 'interaction'}${name ? ` "${name}"` : ''}`;
  });
  const own = shown.startScreenOptions?.title.trim() || title;
  return videoItem(shown.files, tracks, { key, title: own, interactions }, context);
}

function videoItem(
  sources: readonly { path: string }[],
  tracks: readonly { srcLang?: string | undefined; track?: { path: string } | undefined }[],
  { key, title, interactions }: { key: string; title: string; interactions: string[] },
  context: H5pContext,
): MadeVideo {
  const media = sources.map(({ path }) => heldPath(path, context)).find((path) => path !== undefined);
  const elsewhere = sources.map(({ path }) => path).find((path) => /^https?:\/\//i.test(path));
  const held = media === undefined ? elsewhere && { elsewhere } : { media };
  if (!held) return { reason: `the package lacks its file ${sources[0]?.path ?? ''}` };
  const captions: Record<string, string> = {};
  for (const { srcLang, track } of tracks) {
    const path = track && heldPath(track.path, context);
    if (path) captions[languageTag(srcLang) ?? context.lang] ??= path;
  }
  const named = title === '' ? undefined : { title: { [context.lang]: title } };
  return { item: { kind: 'video', key, ...named, sound: context.lang, ...held, captions }, interactions };
}

/** A file that content.json names. Editors leave "#tmp" behind some. */
function heldPath(address: string, { file, files }: H5pContext): string | undefined {
  const path = pathInPackage(address, file);
  return path !== undefined && files.bytes(path) !== undefined ? path : undefined;
}
