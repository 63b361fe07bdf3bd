import type { Download } from '../../data/library/download.ts';

/** What is over before she has read a question needs none. */
const LEAST_BYTES = 2_000_000;

/** Whether a download is such that it matters what the line is: it waits by her rules, or much of it is on its way. */
export const isLineAsked = ({ state, hold, doneBytes, totalBytes }: Download): boolean =>
  (state === 'waiting' && hold !== undefined) || (state === 'coming' && totalBytes - doneBytes > LEAST_BYTES);
