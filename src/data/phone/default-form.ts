import type { Rung } from '../../protocol/pack/module-manifest.ts';
import type { PhoneAbility } from './judge-phone.ts';

/** What suits a phone before any course is chosen: a course's own figures decide later. */
export interface DefaultForm {
  readonly rung: 'text' | 'audio';
  readonly isVideoForWifi: boolean;
  /** Lessons that there is room for, in the best form that this phone plays; undefined where that is not known, or many. */
  readonly lessons: number | undefined;
}

/** A lesson of ten minutes: slides with a small speaker, as the ladder codes them. */
const LESSON_BYTES = {
  text: 100_000,
  audio: 1_900_000,
  '144': 3_300_000,
  '240': 4_600_000,
  '360': 6_400_000,
} as const satisfies Record<Rung, number>;

/** Fewer lessons than these are no course: a lesser form is better. */
const FEWEST_LESSONS = 10;
/** More than these are as good as no limit. */
const MANY_LESSONS = 300;

export function defaultForm({
  best,
  roomBytes = Number.POSITIVE_INFINITY,
}: Pick<PhoneAbility, 'best'> & { roomBytes: number | undefined }): DefaultForm {
  const lessonsAt = (rung: Rung): number => Math.floor(roomBytes / LESSON_BYTES[rung]);
  const lessons = lessonsAt(best);
  return {
    rung: best !== 'text' && lessonsAt('audio') >= FEWEST_LESSONS ? 'audio' : 'text',
    isVideoForWifi: best !== 'text' && best !== 'audio' && lessons >= FEWEST_LESSONS,
    lessons: best === 'text' || lessons > MANY_LESSONS ? undefined : lessons,
  };
}
