import type { FactRow } from '../../../src/data/study/fact-row.ts';
import { type Identity, ONLY } from '../../../src/data/study/study-db.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import { whenDone } from './copy-database.ts';
import type { PhoneDisk } from './phone-disk.ts';

/** What lies on a phone's disk of one study. */
export interface Inspected {
  readonly token: string;
  readonly replica: string;
  readonly isRegistered: boolean;
  readonly facts: readonly Fact[];
  /** What it shows as accepted. */
  readonly acked: readonly Fact[];
  readonly hasUnsent: boolean;
  readonly parked: number;
}

const NOTHING: Inspected = {
  token: '',
  replica: '',
  isRegistered: false,
  facts: [],
  acked: [],
  hasUnsent: false,
  parked: 0,
};

/** Looks at a study from outside, while its phone is off or on; without Dexie, which takes its time to open. */
export async function inspect(disk: PhoneDisk, profile: number): Promise<Inspected> {
  const name = `caravan-study-${profile + 1}`;
  const isThere = (await disk.plain.databases()).some((database) => database.name === name);
  if (!isThere) return NOTHING;
  const db = await whenDone(disk.plain.open(name));
  const reading = db.transaction(['facts', 'identity']);
  const [rows, identity] = await Promise.all([
    whenDone<FactRow[]>(reading.objectStore('facts').getAll()),
    whenDone<Identity | undefined>(reading.objectStore('identity').get(ONLY)),
  ]);
  db.close();
  return {
    token: identity?.token ?? '',
    replica: identity?.replica ?? '',
    isRegistered: identity?.isRegistered ?? false,
    facts: rows.map(({ fact }) => fact),
    acked: rows.flatMap(({ acked }) => acked ?? []),
    hasUnsent: rows.some(({ unsent }) => unsent === 1),
    parked: rows.filter(({ parked }) => parked !== undefined).length,
  };
}
