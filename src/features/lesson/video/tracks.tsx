import { languageAttributes, ownName } from '../../../i18n/languages.ts';
import { mediaUrl } from '../../../protocol/pack/media-url.ts';
import type { VideoItem } from '../../../protocol/pack/module-manifest.ts';
import type { CaptionLanguage } from './caption-languages.ts';

/** One track for each language that captions can be shown in; the browser fetches what is shown. */
export const Tracks = ({ item, languages }: { item: VideoItem; languages: readonly CaptionLanguage[] }) => (
  <>
    {languages.map(({ lang, isShowable }) => {
      const ref = item.captions[lang];
      if (!ref || !isShowable) return null;
      const { lang: srcLang } = languageAttributes(lang);
      return (
        <track key={lang} kind="captions" srclang={srcLang} label={ownName(lang)} src={mediaUrl([ref], ref.ending)} />
      );
    })}
  </>
);
