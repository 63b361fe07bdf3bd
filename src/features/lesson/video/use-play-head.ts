import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { readSpeed } from '../../../app/player-prefs.ts';
import { play } from './media-actions.ts';

interface Start {
  startSecond: number;
  /** Address of what is played: a new one is another form of the same. */
  src: string;
}

export type PlayHead = ReturnType<typeof usePlayHead>;

/** Keeps second, speed and play state over another form of the video, and over an error that is mended. */
export function usePlayHead(video: RefObject<HTMLVideoElement | null>, { startSecond, src }: Start) {
  const head = useRef({ second: startSecond, isPlaying: false, isSettled: false });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the browser begins to load another address by itself.
  useLayoutEffect(() => {
    head.current.isSettled = false;
  }, [src]);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const listening = new AbortController();
    const on = (type: keyof HTMLMediaElementEventMap, handle: () => void) =>
      element.addEventListener(type, handle, { signal: listening.signal });
    const follow = () => {
      if (head.current.isSettled && !element.error) head.current.second = element.currentTime;
    };
    const settle = () => {
      const { isPlaying } = head.current;
      // Whoever tapped a line before the length was known goes there.
      const second = element.currentTime > 0 ? element.currentTime : head.current.second;
      element.defaultPlaybackRate = readSpeed();
      element.playbackRate = readSpeed();
      if (second > 0) element.currentTime = second;
      head.current.second = second;
      head.current.isSettled = true;
      if (isPlaying) void play(element);
    };
    on('timeupdate', follow);
    on('seeking', follow);
    on('play', () => {
      head.current.isPlaying = true;
    });
    // A browser that gives up pauses by itself.
    on('pause', () => {
      if (!element.error) head.current.isPlaying = false;
    });
    on('loadedmetadata', settle);
    if (element.readyState > 0) settle();
    return () => listening.abort();
  }, [video]);

  return {
    /** Where it stands, or will when it is open. */
    second: () => (head.current.isSettled && video.current ? video.current.currentTime : head.current.second),
    /** Loads anew after an error, and goes on at a second; playing, if it did or `isPlaying` says so. */
    reload: (isPlaying = head.current.isPlaying) => {
      head.current = { ...head.current, isPlaying, isSettled: false };
      video.current?.load();
    },
    /** Before the video knows its length it only remembers where to go. */
    goTo: (second: number) => {
      head.current.second = second;
      if (head.current.isSettled && video.current) video.current.currentTime = second;
    },
  };
}
