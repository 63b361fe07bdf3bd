import { keptChunks } from '../../data/library/chunks.ts';
import type { LibraryDb } from '../../data/library/library-db.ts';
import { areHere, isHere } from '../../data/library/plan.ts';
import type { Rendition, VideoItem } from '../../protocol/pack/module-manifest.ts';

/** What of a video can be played without a network. */
export interface VideoOnPhone {
  /** The best rendition that is whole on the phone. */
  readonly rendition: Rendition | undefined;
  /** Languages of the captions that are on the phone. */
  readonly captions: readonly string[];
}

const BEST_FIRST = ['360', '240', '144', 'audio'] as const;

export async function videoOnPhone(db: LibraryDb, { renditions, captions }: VideoItem): Promise<VideoOnPhone> {
  const kept = await keptChunks(db);
  const languages: string[] = [];
  for (const [lang, ref] of Object.entries(captions)) if (await isHere(db, ref, kept)) languages.push(lang);
  for (const rung of BEST_FIRST) {
    const rendition = renditions[rung];
    if (rendition && (await areHere(db, rendition.parts, kept))) return { rendition, captions: languages };
  }
  return { rendition: undefined, captions: languages };
}
