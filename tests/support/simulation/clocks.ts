import type { StudyDb } from '../../../src/data/study/study-db.ts';

const clocks = new WeakMap<StudyDb, () => number>();

/** Tells what the phone on which a study is open claims the time to be. */
export const setClockOf = (db: StudyDb, nowMs: () => number): void => void clocks.set(db, nowMs);

/** Milliseconds since 1970. For designs that are broken on purpose: the app's own code is handed its clock. */
export const clockOf = (db: StudyDb): number => clocks.get(db)?.() ?? 0;
