import { keptChunks } from '../../data/library/chunks.ts';
import type { LibraryDb } from '../../data/library/library-db.ts';
import { areHere, isHere } from '../../data/library/plan.ts';
import type { PhoneAbility } from '../../data/phone/judge-phone.ts';
import type { Rendition, VideoItem } from '../../protocol/pack/module-manifest.ts';

/** What of a video can be played without a network. */
export interface VideoOnPhone {
  /** The best rendition that is whole on the phone. */
  readonly rendition: Rendition | undefined;
  /** Languages of the captions that are on the phone. */
  readonly captions: readonly string[];
}

const BEST_FIRST = ['360', '240', '144', 'audio'] as const;

/** Of one rung in both codings, the one that suits this phone; a coding that it does not play is as good as not there. */
export async function videoOnPhone(
  db: LibraryDb,
  { renditions, av1 = {}, captions }: Pick<VideoItem, 'renditions' | 'av1' | 'captions'>,
  { plays, isAv1Better }: Pick<PhoneAbility, 'plays' | 'isAv1Better'>,
): Promise<VideoOnPhone> {
  const kept = await keptChunks(db);
  const languages: string[] = [];
  for (const [lang, ref] of Object.entries(captions)) if (await isHere(db, ref, kept)) languages.push(lang);
  const [h264, newer] = [plays.h264 ? renditions : {}, plays.av1 ? av1 : {}];
  const codings = isAv1Better ? [newer, h264] : [h264, newer];
  for (const rung of BEST_FIRST) {
    for (const coding of codings) {
      const rendition = coding[rung];
      if (rendition && (await areHere(db, rendition.parts, kept))) return { rendition, captions: languages };
    }
  }
  return { rendition: undefined, captions: languages };
}
