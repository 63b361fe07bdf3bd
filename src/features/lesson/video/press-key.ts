import type { KeyAction } from './key-action.ts';
import {
  seekTo,
  setVolume,
  stepBy,
  stepSpeed,
  toggleFullScreen,
  toggleMute,
  togglePictureInPicture,
  togglePlay,
} from './media-actions.ts';

interface Pressed {
  readonly video: HTMLVideoElement;
  readonly figure: HTMLElement;
  readonly onCaptions: () => void;
}

/** Does what a key asked for. */
export function pressKey(action: KeyAction, { video, figure, onCaptions }: Pressed): void {
  switch (action.do) {
    case 'play':
      return togglePlay(video);
    case 'mute':
      return toggleMute(video);
    case 'captions':
      return onCaptions();
    case 'full-screen':
      return toggleFullScreen(figure, video);
    case 'picture-in-picture':
      return togglePictureInPicture(video);
    case 'start':
      return seekTo(video, 0);
    case 'end':
      return seekTo(video, video.duration);
    case 'step':
      return stepBy(video, action.seconds);
    case 'frame':
      // A picture after the other is for looking: while it plays nobody would see it.
      return video.paused ? stepBy(video, action.seconds) : undefined;
    case 'share':
      return seekTo(video, action.share * video.duration);
    case 'volume':
      return setVolume(video, video.volume + action.by);
    case 'speed':
      return stepSpeed(video, action.by);
  }
}
