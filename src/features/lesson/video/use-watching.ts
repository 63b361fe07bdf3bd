import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { deps } from '../../../app/deps.ts';
import { onHide } from '../../../app/study/on-hide.ts';
import { recordPlace } from '../../../data/study/record-place.ts';
import { recordWatched } from '../../../data/study/record-watched.ts';
import { requestSync } from '../../../sync/when.ts';
import { createWatchTracker } from './watch-tracker.ts';

const SAVE_EVERY_MS = 10_000;

interface Watched {
  course: number;
  item: number;
  revision: number;
}

/** Notes which seconds of a video were really played and where she is: every ten seconds, and on pause, seek and hide. */
export function useWatching(video: RefObject<HTMLVideoElement | null>, { course, item, revision }: Watched) {
  const [error, setError] = useState<unknown>();
  const saveNow = useRef(async () => {});

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const tracker = createWatchTracker();
    const listening = new AbortController();
    let savedMs = performance.now();
    let hasPlayed = false;
    let last = element.currentTime;

    const save = async () => {
      savedMs = performance.now();
      // While another form of it is being opened, the play head stands nowhere.
      if (!hasPlayed || element.readyState === HTMLMediaElement.HAVE_NOTHING) return;
      const seconds = tracker.take();
      try {
        await recordWatched(deps().study, { course, item, revision }, seconds);
        await recordPlace(deps().study, { course, item }, Math.floor(element.currentTime));
        setError(undefined);
      } catch (problem) {
        tracker.giveBack(seconds);
        setError(problem);
      }
    };
    saveNow.current = save;

    const on = (type: keyof HTMLMediaElementEventMap, handle: () => unknown) =>
      element.addEventListener(type, handle, { signal: listening.signal });
    // While it seeks, the play head is where she wants to go: nothing up to there was played. `seeked` comes too late to tell where
    // it went on from: it plays already then.
    const follow = () => {
      if (element.seeking) return;
      last = element.currentTime;
      tracker.playedTo(last);
    };
    // It was told of the play head a moment ago; the browser knows how far it really came.
    const jump = () => {
      tracker.playedTo(playedUntil(element.played, last));
      last = element.currentTime;
      tracker.jumpedTo(last);
    };
    const followAndSave = () => {
      follow();
      return save();
    };

    tracker.jumpedTo(last);
    on('playing', () => {
      hasPlayed = true;
    });
    on('timeupdate', () => {
      follow();
      if (performance.now() - savedMs >= SAVE_EVERY_MS) void save();
    });
    on('ratechange', follow);
    on('seeking', () => {
      jump();
      void save();
    });
    on('pause', () => followAndSave().then(requestSync));
    on('ended', () => {
      tracker.ended(element.currentTime);
      return save().then(requestSync);
    });
    onHide(followAndSave, listening.signal);
    return () => {
      listening.abort();
      void followAndSave();
    };
  }, [video, course, item, revision]);

  return { error, retry: () => void saveNow.current() };
}

/** Where the stretch of played seconds ends that a second lies in; the second itself where it lies in none. */
function playedUntil(played: TimeRanges, second: number): number {
  const index = Array.from({ length: played.length }, (_, n) => n).find(
    (n) => played.start(n) <= second && second <= played.end(n),
  );
  return index === undefined ? second : played.end(index);
}
