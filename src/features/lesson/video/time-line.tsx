import { t } from '@lingui/core/macro';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { formatClock, spokenClock } from '../../../i18n/format-clock.ts';
import type { Interval } from '../../../protocol/facts/coverage.ts';
import { marksPath } from './marks-path.ts';
import { seekTo } from './media-actions.ts';
import { useMedia } from './use-media.ts';

interface TimeLineProps {
  video: RefObject<HTMLVideoElement | null>;
  /** Where it begins, before the video knows. */
  startSecond: number;
  lengthSeconds: number;
  /** The seconds that she has watched. */
  watched: readonly Interval[];
  /** The seconds that are on this phone; undefined for all. */
  here: readonly Interval[] | undefined;
}

/** Where the play head is, what was watched, and what is here. Left to right in every script. */
export function TimeLine({ video, startSecond, lengthSeconds, watched, here }: TimeLineProps) {
  const played = useMedia(
    video,
    ['timeupdate', 'seeking', 'loadedmetadata'],
    (element) => Math.floor(element.readyState > 0 ? element.currentTime : startSecond),
    startSecond,
  );
  // While she drags, the place under her finger; the video follows when she lets go, so that each seek is one that she meant.
  const [dragged, setDragged] = useState<number>();
  const second = Math.min(dragged ?? played, lengthSeconds);
  const [part, whole] = [spokenClock(second), spokenClock(lengthSeconds)];
  return (
    <div class="tl ltr num">
      <span>{formatClock(second)}</span>
      <div class="track">
        <svg viewBox={`0 0 ${lengthSeconds} 1`} preserveAspectRatio="none" aria-hidden="true">
          <path class={here ? 'awaited' : 'here'} d={marksPath([[0, lengthSeconds]])} />
          {here && <path class="here" d={marksPath(here)} />}
          <path class="watched" d={marksPath(watched)} />
        </svg>
        <input
          type="range"
          dir="ltr"
          min={0}
          max={lengthSeconds}
          value={second}
          aria-label={t`Place in the video`}
          aria-valuetext={t`${part} of ${whole}`}
          onInput={({ currentTarget }) => setDragged(currentTarget.valueAsNumber)}
          onChange={({ currentTarget }) => {
            if (video.current) seekTo(video.current, currentTarget.valueAsNumber);
            setDragged(undefined);
          }}
        />
      </div>
      <span>{formatClock(lengthSeconds)}</span>
    </div>
  );
}
