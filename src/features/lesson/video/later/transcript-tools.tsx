import { t } from '@lingui/core/macro';
import { useMemo, useState } from 'preact/hooks';
import { formatNumber } from '../../../../i18n/format.ts';
import type { Cue } from '../../../../protocol/pack/vtt.ts';
import { Button } from '../../../../ui/button.tsx';
import type { CaptionLanguage } from '../caption-languages.ts';
import { languageOptions } from '../caption-options.tsx';
import type { Found } from '../transcript.tsx';
import { findCues, foldCues } from './find-cues.ts';

interface TranscriptToolsProps {
  languages: readonly CaptionLanguage[];
  lang: string;
  onLanguage: (lang: string) => void;
  cues: readonly Cue[];
  /** Undefined where nothing plays. */
  isFollowing: boolean | undefined;
  onFollow: (isFollowing: boolean) => void;
  onFind: (found: Found) => void;
}

/** Looks for words in a transcript, chooses its language, and holds it still. */
export function TranscriptTools(props: TranscriptToolsProps) {
  const { languages, lang, onLanguage, cues, isFollowing, onFollow, onFind } = props;
  const [words, setWords] = useState('');
  const [step, setStep] = useState(0);
  const folded = useMemo(() => foldCues(cues), [cues]);
  const hits = useMemo(() => findCues(folded, words), [folded, words]);
  const show = (text: string, to: number) => {
    const found = findCues(folded, text);
    setWords(text);
    setStep(to);
    onFind({ cues: new Set(found), at: found[to] });
  };
  const goTo = (by: number) => show(words, (step + by + hits.length) % hits.length);
  const [part, whole] = [formatNumber(step + 1), formatNumber(hits.length)];
  return (
    <div class="tools">
      <input
        type="search"
        class="field"
        aria-label={t`Find in the transcript`}
        placeholder={t`Find in the transcript`}
        value={words}
        onInput={({ currentTarget }) => show(currentTarget.value, 0)}
        onKeyDown={({ key }) => key === 'Enter' && hits.length > 0 && goTo(1)}
      />
      {words.trim() !== '' && (
        <p class="row" role="status">
          <span class="grow num">{hits.length === 0 ? t`Not in this transcript` : t`${part} of ${whole}`}</span>
          {hits.length > 1 && (
            <>
              <Button kind="plain" onClick={() => goTo(-1)}>{t`Previous`}</Button>
              <Button kind="plain" onClick={() => goTo(1)}>{t`Next one`}</Button>
            </>
          )}
        </p>
      )}
      <div class="row">
        <label class="choice grow">
          <span>{t`Language`}</span>
          <select value={lang} onChange={({ currentTarget }) => onLanguage(currentTarget.value)}>
            {languageOptions(languages)}
          </select>
        </label>
        {isFollowing !== undefined && (
          <label class="choice">
            <input
              type="checkbox"
              checked={isFollowing}
              onChange={({ currentTarget }) => onFollow(currentTarget.checked)}
            />
            <span>{t`Follow the video`}</span>
          </label>
        )}
      </div>
    </div>
  );
}
