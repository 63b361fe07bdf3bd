import { ONLY, type StudyDb } from '../../data/study/study-db.ts';
import { fitRequest } from '../../protocol/exchange/fit-request.ts';
import { NONCE_BYTES } from '../../protocol/exchange/version.ts';
import { deltaFact } from '../../protocol/facts/lattice.ts';

/** What a usual request says beside its facts; what is said now and then (a clock's offset, the sums of a day) is not weighed. */
const USUAL = {
  nonce: new Uint8Array(NONCE_BYTES),
  cites: new Uint8Array(NONCE_BYTES),
  full: undefined,
  sums: undefined,
  clockOffsetMinutes: undefined,
} as const;

/**
 * About what the phone will say next, in bytes without the headers around them; 0 where nothing waits. Reads only what waits. A plain
 * read: it can stand inside a live query.
 */
export async function weighUnsent(db: StudyDb): Promise<number> {
  const rows = await db.facts.where('unsent').equals(1).toArray();
  const replica = (await db.identity.get(ONLY))?.replica ?? '0'.repeat(16);
  let bytes = 0;
  for (let rest = rows.flatMap(({ fact, acked }) => deltaFact(fact, acked) ?? []); rest.length > 0; ) {
    const fitted = fitRequest({ ...USUAL, facts: rest }, replica);
    bytes += fitted?.bytes.length ?? 0;
    rest = rest.slice(fitted?.facts.length ?? 1);
  }
  return bytes;
}
