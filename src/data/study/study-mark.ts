import { nameStudy } from './identity.ts';
import { ONLY, type StudyDb } from './study-db.ts';

/** What tells this study from one that is begun anew, kept where a loss of the database does not reach. */
export interface StudyMark {
  readonly study: string;
  /** Milliseconds since 1970, as the phone claims; undefined before the first exchange. */
  readonly lastExchangeAt: number | undefined;
}

/** Undefined while nothing was done here. Not for live queries: it may write. */
export async function readStudyMark(db: StudyDb): Promise<StudyMark | undefined> {
  if ((await db.facts.count()) === 0) return undefined;
  const exchange = await db.exchange.get(ONLY);
  return { study: await nameStudy(db), lastExchangeAt: exchange?.lastExchangeAt };
}
