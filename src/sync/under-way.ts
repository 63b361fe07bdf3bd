import type { StudyDb } from '../data/study/study-db.ts';
import { type Fact, slotKey } from '../protocol/facts/fact.ts';

/** What a request says whose answer is not here yet, by slot. */
export type UnderWay = ReadonlyMap<string, Fact>;

const NOTHING: UnderWay = new Map();
const requests = new Map<StudyDb, UnderWay>();
const listeners = new Set<() => void>();

/** What of this study is on its way to the server now, as far as this page sends it. Only memory: a page that ends knows nothing. */
export const underWay = (db: StudyDb): UnderWay => requests.get(db) ?? NOTHING;

/** Calls `listener` whenever something sets out, arrives or fails. Returns how to end that. */
export function onUnderWay(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** These facts are on their way while `call` runs. */
export async function whileUnderWay<T>(db: StudyDb, facts: readonly Fact[], call: () => Promise<T>): Promise<T> {
  requests.set(db, new Map(facts.map((fact) => [slotKey(fact), fact])));
  tell();
  try {
    return await call();
  } finally {
    requests.delete(db);
    tell();
  }
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
