import type { StudyDb } from './study-db.ts';

/** The attempts at a quiz of which something waits to be sent, by their ids. A plain read: it can stand inside a live query. */
export async function unsentAttempts(db: StudyDb, course: number, quiz: number): Promise<ReadonlySet<string>> {
  const rows = await db.facts.where('slot').startsWith(`${course}/${quiz}/attempt/`).toArray();
  return new Set(rows.filter(({ unsent, parked }) => unsent === 1 || parked !== undefined).map(({ fact }) => fact.sub));
}
