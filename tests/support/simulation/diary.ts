import { copyOf, type Deeds, noDeeds, words } from './deeds.ts';
import type { Ledger } from './ledger.ts';

/** What was done in one study, noted beside the app. */
export interface Diary {
  /** Tells studies apart; whatever begins anew has another. */
  readonly study: number;
  /** What the screen showed as saved. */
  readonly sure: Deeds;
  /** What was under way when the phone died: it may be there or not. */
  readonly maybe: Set<string>;
}

export const newDiary = (study: number): Diary => ({ study, sure: noDeeds(), maybe: new Set() });

/** As a copied phone goes on with it. */
export const copyDiary = ({ sure, maybe }: Diary, study: number): Diary => ({
  study,
  sure: copyOf(sure),
  maybe: new Set(maybe),
});

/** Notes things around the deed itself: sure when it resolves with `true`. */
export async function noteThings(
  { sure, maybe }: Diary,
  things: readonly string[],
  deed: () => Promise<true | undefined>,
): Promise<void> {
  for (const thing of things) maybe.add(thing);
  if (await deed()) for (const thing of things) sure.things.add(thing);
}

export async function noteSeconds(
  { sure }: Diary,
  ledger: Ledger,
  { course, replica, day, seconds }: { course: number; replica: string; day: number; seconds: number },
  deed: () => Promise<true | undefined>,
): Promise<void> {
  const cell = words.seconds(course, replica, day);
  ledger.add(cell, seconds);
  if (await deed()) sure.seconds.set(cell, (sure.seconds.get(cell) ?? 0) + seconds);
}

export async function noteStanding(
  { study, sure }: Diary,
  ledger: Ledger,
  key: string,
  instead: number | undefined,
  deed: (n: number) => Promise<true | undefined>,
): Promise<void> {
  const n = ledger.give(study, key, instead);
  if (!(await deed(n))) return;
  ledger.confirm(n);
  sure.standing.set(key, n);
}

/** `write` hears of the number of the note, and tells by it which ones it takes the place of. */
export async function noteNote(
  { study, sure }: Diary,
  ledger: Ledger,
  key: string,
  write: (n: number) => Promise<true | undefined>,
): Promise<void> {
  const n = ledger.give(study, key, undefined);
  if (!(await write(n))) return;
  ledger.confirm(n);
  sure.notes.set(key, [n]);
}
