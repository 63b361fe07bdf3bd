import { t } from '@lingui/core/macro';
import type { ComponentChildren, RefObject } from 'preact';
import { SPEEDS } from '../../../app/player-prefs.ts';
import { Icon } from '../../../ui/icon.tsx';
import { languageOptions } from './caption-options.tsx';
import { Choice } from './choice.tsx';
import { setSpeed } from './media-actions.ts';
import { formatTimes } from './player-figures.ts';
import type { CaptionChoice } from './use-caption-choice.ts';
import { useMedia } from './use-media.ts';

interface PlayerChoicesProps {
  video: RefObject<HTMLVideoElement | null>;
  captions: CaptionChoice;
  /** Undefined where there is no picture that could be hidden. */
  isSoundOnly: boolean | undefined;
  onSoundOnly: (isSoundOnly: boolean) => void;
  /** More of them. */
  children: ComponentChildren;
}

/** How it is played: language of the captions, speed, with or without the picture. */
export function PlayerChoices({ video, captions, isSoundOnly, onSoundOnly, children }: PlayerChoicesProps) {
  const speed = useMedia(video, ['ratechange', 'loadedmetadata'], ({ playbackRate }) => playbackRate, 1);
  return (
    <div class="ctl">
      {captions.languages.length > 0 && (
        <Choice icon="captions" name={t`Captions`} value={captions.chosen} onChoose={captions.choose}>
          <option value="off">{t`Off`}</option>
          {languageOptions(captions.languages)}
        </Choice>
      )}
      <Choice
        icon="speed"
        name={t`Speed`}
        value={String(speed)}
        onChoose={(value) => video.current && setSpeed(video.current, Number(value))}
      >
        {SPEEDS.map((offered) => (
          <option key={offered} value={offered}>
            {formatTimes(offered)}
          </option>
        ))}
      </Choice>
      {isSoundOnly !== undefined && (
        <button type="button" class="btn choice" aria-pressed={isSoundOnly} onClick={() => onSoundOnly(!isSoundOnly)}>
          <Icon name={isSoundOnly ? 'check' : 'audio'} />
          <span>{t`Sound only`}</span>
        </button>
      )}
      {children}
    </div>
  );
}
