import { Dexie } from 'dexie';
import { ONLY, StudyDb } from '../../../src/data/study/study-db.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
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

/** Looks at a study from outside, while its phone is off or on. */
export async function inspect(disk: PhoneDisk, profile: number): Promise<Inspected> {
  Dexie.dependencies.indexedDB = disk.plain;
  const db = new StudyDb(`caravan-study-${profile + 1}`);
  const [rows, identity] = await Promise.all([db.facts.toArray(), db.identity.get(ONLY)]);
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
