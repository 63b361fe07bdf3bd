import { courseNumber } from '../publisher.ts';

/** Small, for it is fetched a thousand times: texts, captions, and a video whose sound is one chunk and whose picture is two, with a list of them. */
export const CUT_COURSE = {
  ...{ course: courseNumber(1), modules: 1, lessonsPerModule: 1 },
  ...{ soundBytes: 200_000, pictureBytes: 1_300_000 },
};
export const WANTED = { lang: 'en', rung: '240' } as const;
