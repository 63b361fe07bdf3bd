// Last write wins by the phone's clock: on a phone whose clock is behind, new answers lose to old ones.
import { record as keep, type Stamp } from '../../../src/data/study/record.ts';
import type { StudyDb } from '../../../src/data/study/study-db.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import { clockOf } from '../../support/simulation/clocks.ts';

export const replaces = 'src/data/study/record.ts';
export * from '../../../src/data/study/record.ts';

const DAY_MS = 86_400_000;

export const record = (
  db: StudyDb,
  make: (stamp: Stamp) => readonly Fact[] | Promise<readonly Fact[]>,
): Promise<void> => keep(db, ({ replica }) => make({ replica, lamport: Math.floor(clockOf(db) / DAY_MS) }));
