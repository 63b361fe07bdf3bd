import { chunkHashes, keptChunks } from '../../../data/library/chunks.ts';
import type { LibraryDb } from '../../../data/library/library-db.ts';
import { areHere, isHere } from '../../../data/library/plan.ts';
import type { PhoneAbility } from '../../../data/phone/judge-phone.ts';
import type { Rendition, VideoItem } from '../../../protocol/pack/module-manifest.ts';

const BEST_FIRST = ['360', '240', '144', 'audio'] as const;

/** A rung that plays. */
export type PlayedRung = (typeof BEST_FIRST)[number];

/** A rendition that can be played from this phone, at least in part. */
export interface PlayableForm {
  readonly rung: PlayedRung;
  readonly rendition: Rendition;
  /** Whether all of it is here. */
  readonly isWhole: boolean;
}

/** What of a video can be played without a network. */
export interface VideoOnPhone {
  /** The best first, one a rung. */
  readonly forms: readonly PlayableForm[];
  /** Languages of the captions that are on the phone. */
  readonly captions: readonly string[];
}

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
  const forms: PlayableForm[] = [];
  for (const rung of BEST_FIRST) {
    const coded = codings.flatMap((coding) => coding[rung] ?? []);
    const form = await formOf(db, coded, kept);
    if (form) forms.push({ rung, ...form });
  }
  return { forms, captions: languages };
}

/** The first rendition that is whole, else the first that has begun to come. */
async function formOf(db: LibraryDb, coded: readonly Rendition[], kept: ReadonlySet<string>) {
  for (const rendition of coded) if (await areHere(db, rendition.parts, kept)) return { rendition, isWhole: true };
  for (const rendition of coded) if (await hasBegun(db, rendition, kept)) return { rendition, isWhole: false };
  return undefined;
}

/** Its index is here, which stands first, and some of what only this rung has, which stands last [BLOB3]. */
async function hasBegun(db: LibraryDb, { parts }: Rendition, kept: ReadonlySet<string>): Promise<boolean> {
  const [index, last] = [parts[0], parts.at(-1)];
  if (!index || !last) return false;
  const isIndexed = index === last || (await isHere(db, index, kept));
  return isIndexed && ((await chunkHashes(db, last)) ?? []).some((hash) => kept.has(hash));
}
