/** How long she studied: the time between signs of it, where they are close enough. */
export interface StudyClock {
  /** She did something: turned a page, answered, or let a video play. */
  sign(nowMs: number): void;
  /** Whole seconds since the last call. What is less than a second waits. */
  take(): number;
  /** Seconds that were taken and could not be saved. */
  giveBack(seconds: number): void;
}

/** A full screen takes a slow reader as long; without a sign for longer she may have gone away, and the pause is not counted. */
const LONGEST_PAUSE_MS = 120_000;

export function createStudyClock(): StudyClock {
  let lastMs: number | undefined;
  let studiedMs = 0;
  return {
    sign: (nowMs) => {
      const pauseMs = lastMs === undefined ? 0 : nowMs - lastMs;
      if (pauseMs > 0 && pauseMs <= LONGEST_PAUSE_MS) studiedMs += pauseMs;
      lastMs = nowMs;
    },
    take: () => {
      const seconds = Math.floor(studiedMs / 1000);
      studiedMs -= seconds * 1000;
      return seconds;
    },
    giveBack: (seconds) => {
      studiedMs += seconds * 1000;
    },
  };
}
