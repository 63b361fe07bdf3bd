import { attribute, children, type XmlNode } from '../../xml/xml-node.ts';
import { languageTag } from '../packages/language-tag.ts';
import type { Manifest } from './manifest.ts';
import type { FindPath } from './package-paths.ts';

/** Captions of the videos of a package: file by language, by the path of the video. */
export type Captions = ReadonlyMap<string, Record<string, string>>;

const CAPTIONS =
  /^(.*?)(?:\.(?:mp4|m4v|mov|webm|mp3|m4a))?(?:[._-]([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,8})?))?\.(?:vtt|srt|sbv|subtitles|captions)$/;

/** By Canvas' `media_tracks.xml`, and by name: `talk.en.vtt` and `talk.srt` belong to `talk.mp4`. */
export function readCaptions(
  paths: readonly string[],
  tracks: XmlNode | undefined,
  { manifest, find, lang }: { manifest: Manifest; find: FindPath; lang: string },
): Captions {
  const byStem = new Map<string, Record<string, string>>();
  for (const path of paths) {
    const [, stem, tag] = CAPTIONS.exec(path) ?? [];
    if (stem === undefined) continue;
    byStem.set(stem, { [languageTag(tag) ?? lang]: path, ...byStem.get(stem) });
  }
  const captions = new Map<string, Record<string, string>>();
  for (const path of paths) {
    const found = byStem.get(path.replace(/\.[^./]*$/, ''));
    if (found && !CAPTIONS.test(path)) captions.set(path, found);
  }
  const pathOf = (identifier: string | undefined) => find(manifest.resources.get(identifier ?? '')?.hrefs[0] ?? '');
  for (const media of children(tracks, 'media')) {
    const video = pathOf(attribute(media, 'identifierref'));
    for (const track of children(media, 'track')) {
      const file = pathOf(attribute(track, 'identifierref'));
      if (video === undefined || file === undefined) continue;
      captions.set(video, { ...captions.get(video), [languageTag(attribute(track, 'locale')) ?? lang]: file });
    }
  }
  return captions;
}
