import { t } from '@lingui/core/macro';
import type { ComponentChildren, RefObject } from 'preact';
import { formatNumber, formatPercent } from '../../../i18n/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { STEP_SECONDS, setVolume, stepBy, toggleFullScreen, toggleMute, togglePlay } from './media-actions.ts';
import { formatSeconds } from './player-figures.ts';
import { PlayerIcon } from './player-icons.tsx';
import { useMedia } from './use-media.ts';

interface PlayKeysProps {
  video: RefObject<HTMLVideoElement | null>;
  figure: RefObject<HTMLElement | null>;
}

/** Play, ten seconds back and on, loudness, the whole screen: left to right as the time line above them. */
export function PlayKeys({ video, figure }: PlayKeysProps) {
  const isPlaying = useMedia(video, ['play', 'pause', 'ended', 'emptied'], ({ paused }) => !paused, false);
  const volume = useMedia(video, ['volumechange'], (element) => (element.muted ? 0 : element.volume), 1);
  const on = (act: (element: HTMLVideoElement) => void) => () => video.current && act(video.current);
  const ten = formatNumber(STEP_SECONDS);
  const short = formatSeconds(STEP_SECONDS);
  return (
    <div class="keys ltr">
      <Key label={t`${ten} seconds back`} onClick={on((element) => stepBy(element, -STEP_SECONDS))}>
        <span data-short={`−${short}`} />
      </Key>
      <Key label={isPlaying ? t`Pause` : t`Play`} onClick={on(togglePlay)}>
        <Icon name={isPlaying ? 'pause' : 'play'} />
      </Key>
      <Key label={t`${ten} seconds on`} onClick={on((element) => stepBy(element, STEP_SECONDS))}>
        <span data-short={`+${short}`} />
      </Key>
      <div class="loudness">
        <Key label={volume === 0 ? t`Sound on` : t`Sound off`} onClick={on(toggleMute)}>
          <PlayerIcon name={volume === 0 ? 'muted' : 'sound'} />
        </Key>
        <input
          type="range"
          dir="ltr"
          class="volume"
          min={0}
          max={1}
          step={0.05}
          value={volume}
          aria-label={t`Loudness`}
          aria-valuetext={formatPercent(volume)}
          onInput={({ currentTarget }) => video.current && setVolume(video.current, currentTarget.valueAsNumber)}
        />
      </div>
      <Key
        label={t`Full screen`}
        onClick={on((element) => figure.current && toggleFullScreen(figure.current, element))}
      >
        <PlayerIcon name="full-screen" />
      </Key>
    </div>
  );
}

function Key({ label, onClick, children }: { label: string; onClick: () => void; children: ComponentChildren }) {
  return (
    <button type="button" class="btn num" aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
