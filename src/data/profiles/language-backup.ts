import { get, set } from 'idb-keyval';

const KEY = 'language';

/**
 * Browsers write localStorage to the disk seconds later: a power cut in the first minute loses the choice of language, and with
 * it the way past the first screen. So it is kept here too, where writes reach the disk at once.
 */
export const backUpLanguage = (tag: string): Promise<void> => set(KEY, tag);

/** Tag of the language that was chosen before; undefined on a first visit. */
export async function recallLanguage(): Promise<string | undefined> {
  const tag = await get<unknown>(KEY);
  return typeof tag === 'string' ? tag : undefined;
}
