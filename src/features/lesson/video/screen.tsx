import type { ComponentChildren, RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { mediaUrl } from '../../../protocol/pack/media-url.ts';
import type { VideoItem } from '../../../protocol/pack/module-manifest.ts';
import { Icon } from '../../../ui/icon.tsx';
import { toggleFullScreen } from './media-actions.ts';
import { createScreenTaps } from './screen-taps.ts';
import { Tracks } from './tracks.tsx';
import type { CaptionChoice } from './use-caption-choice.ts';
import { useCaptions } from './use-captions.ts';
import { useMedia } from './use-media.ts';

interface ScreenProps {
  video: RefObject<HTMLVideoElement | null>;
  figure: RefObject<HTMLElement | null>;
  item: VideoItem;
  title: string;
  src: string;
  /** Whether there is, or is to be, no picture. */
  isHidden: boolean;
  captions: CaptionChoice;
  onError: (error: MediaError) => void;
  /** What is said over the picture. */
  children: ComponentChildren;
}

/** The picture with its captions; a tap plays or pauses. */
export function Screen({ video, figure, item, title, src, isHidden, captions, onError, children }: ScreenProps) {
  const isPaused = useMedia(video, ['play', 'pause', 'ended', 'emptied'], ({ paused }) => paused, true);
  const showable = captions.languages.filter(({ isShowable }) => isShowable).map(({ lang }) => lang);
  useCaptions(video, { languages: showable, chosen: captions.chosen, onChoose: captions.choose });
  const taps = useMemo(
    () =>
      createScreenTaps(() => {
        if (figure.current && video.current) toggleFullScreen(figure.current, video.current);
      }),
    [figure, video],
  );
  return (
    <div class={isHidden ? 'screen sound' : 'screen'}>
      {/* biome-ignore lint/a11y/useMediaCaption: one track for each language that there are captions in */}
      <video
        ref={video}
        controls
        playsInline
        preload="metadata"
        tabIndex={-1}
        aria-label={title}
        src={src}
        poster={item.poster && !isHidden ? mediaUrl([item.poster], item.poster.ending) : undefined}
        onError={({ currentTarget }) => currentTarget.error && onError(currentTarget.error)}
        onPointerUp={taps.tap}
      >
        <Tracks item={item} languages={captions.languages} />
      </video>
      {isPaused && (
        <span class="sign" aria-hidden="true">
          <Icon name="play" />
        </span>
      )}
      {children}
    </div>
  );
}
