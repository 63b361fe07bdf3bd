import type { StudyDb } from '../../data/study/study-db.ts';
import { PARK_REASON, type ParkReason } from '../../protocol/exchange/status.ts';

/** Activities that the server keeps aside for one reason [PARK1]. */
export interface ParkedGroup {
  /** `other`: a reason of a later version. */
  readonly reason: ParkReason | 'other';
  readonly activities: number;
}

const reasonOf = (code: number | undefined): ParkedGroup['reason'] => {
  if (code === PARK_REASON.lamportLeap) return 'lamportLeap';
  return code === PARK_REASON.tooLarge ? 'tooLarge' : 'other';
};

const REASONS = ['lamportLeap', 'tooLarge', 'other'] as const;

/** What the server keeps aside, by reason. A plain read: it can stand inside a live query. */
export async function readParked(db: StudyDb): Promise<readonly ParkedGroup[]> {
  const rows = await db.facts.where('parked').above(0).toArray();
  const groups = REASONS.map((reason) => {
    const parked = rows.filter((row) => reasonOf(row.parked) === reason);
    return { reason, activities: new Set(parked.map(({ fact }) => `${fact.course}/${fact.item}`)).size };
  });
  return groups.filter(({ activities }) => activities > 0);
}
