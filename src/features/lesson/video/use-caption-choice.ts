import { i18n } from '@lingui/core';
import { useState } from 'preact/hooks';
import { readCaptions, saveCaptions } from '../../../app/player-prefs.ts';
import type { VideoItem } from '../../../protocol/pack/module-manifest.ts';
import { type CaptionLanguage, captionLanguages } from './caption-languages.ts';
import { chooseCaptions } from './choose-captions.ts';

export interface CaptionChoice {
  /** What there is to choose from. */
  readonly languages: readonly CaptionLanguage[];
  readonly chosen: string | 'off';
  /** The language that is shown, or would be. */
  readonly proposed: string | undefined;
  readonly choose: (captions: string | 'off') => void;
  readonly toggle: () => void;
}

interface Offer {
  /** Languages that are on this phone. */
  readonly here: readonly string[];
  readonly isOnline: boolean;
  /** The languages she reads, the best first. */
  readonly wanted: readonly string[];
}

/** In which language captions are shown: as she chose last on this phone, whatever the sound is in. */
export function useCaptionChoice(item: VideoItem, { here, isOnline, wanted }: Offer): CaptionChoice {
  const [chosen, setChosen] = useState(readCaptions);
  const languages = captionLanguages(item, here, isOnline);
  const showable = languages.filter(({ isShowable }) => isShowable).map(({ lang }) => lang);
  const last = chosen === undefined || chosen === 'off' ? [] : [chosen];
  const proposed = chooseCaptions(showable, [...last, i18n.locale, ...wanted]);
  const shown = chosen === 'off' ? 'off' : (proposed ?? 'off');
  const choose = (captions: string) => {
    setChosen(captions);
    saveCaptions(captions);
  };
  return {
    languages,
    chosen: shown,
    proposed,
    choose,
    toggle: () => choose(shown === 'off' ? (proposed ?? 'off') : 'off'),
  };
}
