import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { play, STEP_SECONDS, seekTo, stepBy } from '../media-actions.ts';

interface Shown {
  readonly title: string;
  /** The course. */
  readonly artist: string;
  /** Address of a picture. */
  readonly artwork: string | undefined;
}

const EVENTS = ['play', 'pause', 'ratechange', 'seeked', 'loadedmetadata'] as const;

/** Shows what plays on the lock screen and on headphones' keys, once it plays. */
export function useMediaSession(video: RefObject<HTMLVideoElement | null>, { title, artist, artwork }: Shown): void {
  useEffect(() => {
    const element = video.current;
    if (!element || !('mediaSession' in navigator)) return;
    const session = navigator.mediaSession;
    const listening = new AbortController();
    const handlers: readonly [MediaSessionAction, MediaSessionActionHandler][] = [
      ['play', () => void play(element)],
      ['pause', () => element.pause()],
      ['seekbackward', ({ seekOffset }) => stepBy(element, -(seekOffset ?? STEP_SECONDS))],
      ['seekforward', ({ seekOffset }) => stepBy(element, seekOffset ?? STEP_SECONDS)],
      ['seekto', ({ seekTime }) => seekTime !== undefined && seekTo(element, seekTime)],
    ];
    const show = () => {
      session.metadata = new MediaMetadata({
        title,
        artist,
        ...(artwork !== undefined && { artwork: [{ src: artwork, sizes: '640x360' }] }),
      });
      for (const [action, handle] of handlers) setHandler(action, handle);
    };
    const follow = () => {
      session.playbackState = element.paused ? 'paused' : 'playing';
      const { duration, playbackRate, currentTime } = element;
      if (Number.isFinite(duration))
        session.setPositionState?.({ duration, playbackRate, position: Math.min(currentTime, duration) });
    };
    element.addEventListener('play', show, { signal: listening.signal });
    for (const event of EVENTS) element.addEventListener(event, follow, { signal: listening.signal });
    if (!element.paused) show();
    return () => {
      listening.abort();
      session.metadata = null;
      session.playbackState = 'none';
      for (const [action] of handlers) setHandler(action, null);
    };
  }, [video, title, artist, artwork]);
}

/** Browsers refuse the actions that they do not know. */
function setHandler(action: MediaSessionAction, handle: MediaSessionActionHandler | null): void {
  try {
    navigator.mediaSession.setActionHandler(action, handle);
  } catch {
    // This one is missing on the lock screen, no more.
  }
}
