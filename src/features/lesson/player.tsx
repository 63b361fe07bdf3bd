import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'preact/hooks';
import { StudyProblem } from '../../app/study/study-problem.tsx';
import { languageAttributes, ownName } from '../../i18n/languages.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import { mediaUrl } from '../../protocol/pack/media-url.ts';
import type { Rendition, VideoItem } from '../../protocol/pack/module-manifest.ts';
import { Icon } from '../../ui/icon.tsx';
import { placeIn, resumeSecond } from './place.ts';
import { PlayerControls } from './player-controls.tsx';
import { useCaptions } from './use-captions.ts';
import { useWatching } from './use-watching.ts';

interface PlayerProps {
  course: number;
  facts: readonly Fact[];
  item: VideoItem;
  rendition: Rendition;
  /** Told when it cannot be played. */
  onFail: () => void;
  /** Languages to offer captions in. */
  languages: readonly string[];
  captions: string | 'off';
  onCaptions: (captions: string | 'off') => void;
  /** Told where the play head is, in seconds. */
  onTime: (second: number) => void;
  /** Where to put the play head; a new object is a new jump. */
  jump: { readonly second: number } | undefined;
}

/** The browser's own player, with captions, our controls beside it, and a memory of what was watched. */
export function Player({
  course,
  facts,
  item,
  rendition,
  onFail,
  languages,
  captions,
  onCaptions,
  onTime,
  jump,
}: PlayerProps) {
  const video = useRef<HTMLVideoElement>(null);
  // A better rendition that arrives while she watches waits for her next visit.
  const [media] = useState(rendition);
  const start = useRef(resumeSecond(placeIn(item.number, facts), item.seconds));
  const watching = useWatching(video, { course, item: item.number, revision: item.revision });
  useCaptions(video, { languages, chosen: captions, onChoose: onCaptions });
  useEffect(() => {
    if (!video.current || !jump) return;
    video.current.currentTime = jump.second;
    void video.current.play();
  }, [jump]);

  const poster = item.poster && mediaUrl([item.poster], item.poster.ending);
  return (
    <>
      <figure class="player" aria-label={t`Video`}>
        {/* biome-ignore lint/a11y/useMediaCaption: one track for each language that there are captions in */}
        <video
          ref={video}
          controls
          playsInline
          preload="metadata"
          src={mediaUrl(media.parts, media.ending)}
          poster={poster}
          onLoadedMetadata={({ currentTarget }) => {
            if (start.current > 0) currentTarget.currentTime = start.current;
          }}
          onError={onFail}
          onTimeUpdate={({ currentTarget }) => onTime(currentTarget.currentTime)}
        >
          {languages.map((lang) => {
            const ref = item.captions[lang];
            const srcLang = languageAttributes(lang).lang;
            return (
              ref && (
                <track
                  key={lang}
                  kind="captions"
                  srclang={srcLang}
                  label={ownName(lang)}
                  src={mediaUrl([ref], ref.ending)}
                />
              )
            );
          })}
        </video>
        <PlayerControls video={video} languages={languages} captions={captions} onCaptions={onCaptions} />
      </figure>
      <p class="say small">
        <span class="ok">
          <Icon name="check" isSmall />
        </span>
        <span>{t`Plays from this phone, no data. Your place is kept.`}</span>
      </p>
      {watching.error !== undefined && <StudyProblem error={watching.error} onRetry={watching.retry} />}
    </>
  );
}
