import { get, set } from 'idb-keyval';

/** 50 MB: what a day's data is taken to be until she says otherwise. */
export const DEFAULT_DATA_LIMIT_BYTES = 50_000_000;

const KEY = 'data-limit-bytes';

/** The data she gives to Caravan in a day, in bytes: what "% of today" is a share of. */
export async function readDataLimit(): Promise<number> {
  const limit = await get<unknown>(KEY);
  return typeof limit === 'number' && limit > 0 ? limit : DEFAULT_DATA_LIMIT_BYTES;
}

export const saveDataLimit = (limitBytes: number): Promise<void> => set(KEY, limitBytes);
