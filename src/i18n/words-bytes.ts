/** What the words of one language weigh at most, compressed; `npm run sizes` holds the build against it. */
export const WORDS_BYTES = 26_000;
