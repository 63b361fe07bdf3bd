import { type Fact, REGISTER } from '../../protocol/facts/fact.ts';
import type { Membership } from '../../protocol/people/api.ts';
import { type ExchangeState, ONLY, type StudyDb } from './study-db.ts';

// Plain reads: all of them can stand inside a live query.

/** All that the person did in one course. */
export async function courseFacts(db: StudyDb, course: number): Promise<Fact[]> {
  const rows = await db.facts.where('slot').startsWith(`${course}/`).toArray();
  return rows.map((row) => row.fact);
}

/** Where the person was in a course: the item that she opened last. */
export interface LastPlace {
  readonly course: number;
  readonly item: number;
  readonly lamport: number;
}

/** How the slot of a course's own place ends. */
const COURSE_PLACE = `/0/register/${REGISTER.place}`;

/** The last place of each course, newest first. */
export async function lastPlaces(db: StudyDb): Promise<LastPlace[]> {
  const slots = await db.facts.toCollection().primaryKeys();
  const rows = await db.facts.bulkGet(slots.filter((slot) => slot.endsWith(COURSE_PLACE)));
  const places = rows.flatMap((row) => {
    if (row?.fact.kind !== 'register' || row.fact.value.value.type !== 'int') return [];
    return [{ course: row.fact.course, item: row.fact.value.value.n, lamport: row.fact.value.lamport }];
  });
  return places.sort((a, b) => b.lamport - a.lamport);
}

/** Whether anything waits to be sent. */
export const hasUnsent = async (db: StudyDb): Promise<boolean> =>
  (await db.facts.where('unsent').equals(1).limit(1).count()) > 0;

/** How many activities wait to be sent: items that were worked on. Where she is and how long it took is not work. */
export async function unsentCount(db: StudyDb): Promise<number> {
  // Slots begin with `COURSE/ITEM/KIND/`: the index alone tells, without reading a row.
  const slots = await db.facts.where('unsent').equals(1).primaryKeys();
  const work = slots.map((slot) => slot.split('/')).filter(([, , kind]) => kind !== 'register' && kind !== 'counter');
  return new Set(work.map(([course, item]) => `${course}/${item}`)).size;
}

export interface SyncStatus {
  /** Activities that wait to be sent. */
  readonly unsent: number;
  /** Whether the server is known to hold anything of hers whole. */
  readonly hasBeenSent: boolean;
  readonly lastExchangeAt: ExchangeState['lastExchangeAt'];
  readonly lastOutcome: ExchangeState['lastOutcome'];
  /** Slots that the server holds but keeps aside. */
  readonly parked: number;
}

/** How the exchange stands, for people to see. */
export const syncStatus = (db: StudyDb): Promise<SyncStatus> =>
  db.transaction('r', [db.facts, db.exchange], async () => {
    const exchange = await db.exchange.get(ONLY);
    const parked = await db.facts.where('parked').above(0).count();
    const waiting = await db.facts.where('unsent').equals(1).count();
    return {
      unsent: await unsentCount(db),
      // A slot that neither waits nor is kept aside is acknowledged: the indexes tell without a look at any row.
      hasBeenSent: (await db.facts.count()) > waiting + parked,
      lastExchangeAt: exchange?.lastExchangeAt,
      lastOutcome: exchange?.lastOutcome,
      parked,
    };
  });

/** Whom the server knows this person as; undefined while she is nameless. */
export const readMembership = async (db: StudyDb): Promise<Membership | undefined> =>
  (await db.identity.get(ONLY))?.membership;
