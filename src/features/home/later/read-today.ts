import type { AppDeps } from '../../../app/deps.ts';
import { readMeans } from '../../../app/downloads/read-means.ts';
import { readListedIn, readListing, readShelves } from '../../../data/library/catalogue.ts';
import type { Means } from '../../../data/phone/affordable.ts';
import { lastPlaces } from '../../../data/study/read.ts';
import { type ProposedCourse, proposeToday } from './propose-today.ts';

/** What today's data is enough for. */
export interface Today {
  readonly proposed: readonly ProposedCourse[];
  readonly means: Means;
  /** When the list was the newest; milliseconds since 1970. */
  readonly askedAt: number | undefined;
}

/** From the list of courses that is on this phone; undefined where there is none. An abort throws. */
export async function readToday(
  { library, study }: AppDeps,
  lang: string,
  signal: AbortSignal,
): Promise<Today | undefined> {
  const listing = await readListing(library, lang);
  if (!listing) return undefined;
  const [means, [place], downloads] = await Promise.all([
    readMeans(),
    lastPlaces(study),
    library.downloads.toCollection().primaryKeys(),
  ]);
  const current = place && (await readListedIn(library, listing.lang, place.course));
  const taken = new Set([...downloads, ...(place ? [place.course] : [])]);
  const proposing = proposeToday({ means, lang, taken, current });
  await readShelves(library, listing.lang, proposing.add, signal);
  return { proposed: proposing.items(), means, askedAt: listing.askedAt };
}
