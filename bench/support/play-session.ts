import { createStudyClock } from '../../src/app/study/study-clock.ts';
import { handIn } from '../../src/data/study/hand-in.ts';
import { recordAnswer } from '../../src/data/study/record-answer.ts';
import { recordPlace } from '../../src/data/study/record-place.ts';
import { recordRead } from '../../src/data/study/record-read.ts';
import { recordSecondsStudied } from '../../src/data/study/record-seconds-studied.ts';
import { recordWatched } from '../../src/data/study/record-watched.ts';
import { type AttemptId, startAttempt } from '../../src/data/study/start-attempt.ts';
import type { StudyDb } from '../../src/data/study/study-db.ts';
import { createReadTracker } from '../../src/features/lesson/read-tracker.ts';
import { createWatchTracker } from '../../src/features/lesson/video/watch-tracker.ts';
import type { Session, SessionEvent } from './session.ts';

/** Browsers tell of a playing video about four times a second. */
const TICK_SECONDS = 0.25;

interface Pace {
  readonly watchSeconds: number;
  readonly readSeconds: number;
  readonly studySeconds: number;
}

/** How often the pages save: use-watching, use-reading, use-study-clock. */
const APP_PACE: Pace = { watchSeconds: 10, readSeconds: 3, studySeconds: 15 };

/** Leads to the same joined facts with far fewer writes: for what is only prepared, not measured. */
export const COARSE_PACE: Pace = { watchSeconds: 600, readSeconds: 30, studySeconds: 600 };

interface Player {
  /** What the person does now. */
  act(event: SessionEvent): Promise<void>;
  /** Time goes on to `second` of the session. */
  tick(second: number): Promise<void>;
}

/** Plays a session into a study through the app's own verbs and trackers, called when and as its pages call them. */
export async function playSession(db: StudyDb, session: Session, pace = APP_PACE): Promise<void> {
  const players = [
    watching(db, session, pace),
    reading(db, session, pace),
    quizzing(db, session),
    studying(db, session, pace),
  ];
  const rest = [...session.events];
  const end = rest.at(-1)?.at ?? 0;
  for (let second = 0; second <= end + TICK_SECONDS; second += TICK_SECONDS) {
    for (let next = rest[0]; next && next.at <= second; next = rest[0]) {
      rest.shift();
      for (const player of players) await player.act(next);
    }
    for (const player of players) await player.tick(second);
  }
}

const atMs = (session: Session, second: number): number => Date.parse(session.startsAt) + second * 1000;

function watching(db: StudyDb, { course }: Session, pace: Pace): Player {
  let tracker = createWatchTracker();
  let playing: { item: number; revision: number; from: number; since: number } | undefined;
  let savedAt = 0;

  const save = async (ref: { item: number; revision: number }, position: number, second: number) => {
    savedAt = second;
    await recordWatched(db, { course, ...ref }, tracker.take());
    await recordPlace(db, { course, item: ref.item }, Math.floor(position));
  };
  return {
    async act(event) {
      if (event.do === 'play') {
        if (event.from === 0) {
          tracker = createWatchTracker();
          savedAt = event.at;
        }
        tracker.jumpedTo(event.from);
        playing = { ...event, since: event.at };
      }
      if ((event.do !== 'pause' && event.do !== 'end') || !playing) return;
      const { item, revision } = playing;
      playing = undefined;
      tracker.playedTo(event.second);
      // A browser says `pause` before `ended`.
      await save({ item, revision }, event.second, event.at);
      if (event.do === 'pause') return;
      tracker.ended(event.second);
      await save({ item, revision }, event.second, event.at);
    },
    async tick(second) {
      if (!playing) return;
      const position = playing.from + second - playing.since;
      tracker.playedTo(position);
      if (second - savedAt >= pace.watchSeconds) await save(playing, position, second);
    },
  };
}

function reading(db: StudyDb, { course }: Session, pace: Pace): Player {
  let tracker = createReadTracker();
  let item: number | undefined;
  let [seen, place] = [0, 0];

  const save = async (second: number) => {
    if (item === undefined) return;
    await recordRead(db, { course, item }, tracker.take(1000 * second));
    if (seen === place) return;
    await recordPlace(db, { course, item }, seen);
    place = seen;
  };
  return {
    async act(event) {
      if (event.do === 'see') {
        if (event.item !== item) {
          tracker = createReadTracker();
          item = event.item;
        } else {
          tracker.inView(seen, false, 1000 * event.at);
        }
        tracker.inView(event.block, true, 1000 * event.at);
        seen = event.block;
      }
      if (event.do !== 'leave') return;
      await save(event.at);
      item = undefined;
      place = 0;
    },
    async tick(second) {
      if (second % pace.readSeconds === 0) await save(second);
    },
  };
}

function quizzing(db: StudyDb, session: Session): Player {
  const { course, version } = session;
  let id: AttemptId | undefined;
  return {
    async act(event) {
      if (event.do === 'begin') id = await startAttempt(db, { course, item: event.item });
      if (id === undefined) return;
      if (event.do === 'answer') {
        const { item, question, value } = event;
        await recordPlace(db, { course, item }, question);
        await recordAnswer(db, { course, item, id, version }, question, value);
      }
      if (event.do === 'handIn') await handIn(db, { course, item: event.item, id, version }, atMs(session, event.at));
    },
    tick: async () => undefined,
  };
}

function studying(db: StudyDb, session: Session, pace: Pace): Player {
  const clock = createStudyClock();
  let isPlaying = false;
  const save = (second: number) => recordSecondsStudied(db, session.course, clock.take(), atMs(session, second));
  clock.sign(0);
  return {
    async act(event) {
      if (event.do === 'play') isPlaying = true;
      if (event.do === 'pause' || event.do === 'end') isPlaying = false;
      clock.sign(1000 * event.at);
      if (event.do === 'close') await save(event.at);
    },
    async tick(second) {
      if (isPlaying) clock.sign(1000 * second);
      if (second % pace.studySeconds === 0) await save(second);
    },
  };
}
