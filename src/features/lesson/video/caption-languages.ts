import { wireBytes } from '../../../protocol/pack/blob-ref.ts';
import type { VideoItem } from '../../../protocol/pack/module-manifest.ts';

/** A language that a video has captions in. */
export interface CaptionLanguage {
  readonly lang: string;
  /** Bytes that showing them moves; 0 where they are on this phone. */
  readonly costBytes: number;
  /** Whether they can be shown now. */
  readonly isShowable: boolean;
}

/** All languages of a video's captions, those that are here first. */
export const captionLanguages = (
  { captions }: Pick<VideoItem, 'captions'>,
  here: readonly string[],
  isOnline: boolean,
): CaptionLanguage[] =>
  Object.entries(captions)
    .map(([lang, ref]) => {
      const isHere = here.includes(lang);
      return { lang, costBytes: isHere ? 0 : wireBytes(ref), isShowable: isHere || isOnline };
    })
    .sort((a, b) => Number(b.costBytes === 0) - Number(a.costBytes === 0));
