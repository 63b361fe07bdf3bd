import { createStore, get, type UseStore, update } from 'idb-keyval';
import * as v from 'valibot';
import { ONLY_FIRST, type Profiles, profilesSchema } from './profile.ts';

const [DATABASE, STORE, KEY] = ['caravan-profiles', 'profiles', 'people'];

const relaxed = createStore(DATABASE, STORE);

/** Whom a study belongs to must be on the disk before anything is done in it. */
const strict: UseStore = (mode, use) =>
  relaxed('readonly', ({ transaction }) =>
    use(transaction.db.transaction(STORE, mode, { durability: 'strict' }).objectStore(STORE)),
  );

/** Where nobody was added yet, and where what is kept cannot be read, it is the first person's phone. */
function parse(kept: unknown): Profiles {
  const known = v.safeParse(profilesSchema, kept);
  return known.success ? known.output : ONLY_FIRST;
}

/** The people of this phone, for page and service worker alike. Rejects where the browser keeps nothing. */
export const readProfiles = async (): Promise<Profiles> => parse(await get<unknown>(KEY, strict));

/** Changes them in one strict transaction; other tabs see all of it or nothing. Resolves to what is kept now. */
export async function changeProfiles(change: (before: Profiles) => Profiles): Promise<Profiles> {
  let after = ONLY_FIRST;
  await update<unknown>(
    KEY,
    (kept) => {
      after = change(parse(kept));
      return after;
    },
    strict,
  );
  return after;
}
