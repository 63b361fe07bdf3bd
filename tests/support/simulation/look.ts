import type { FactSet } from '../../../src/protocol/facts/fact-set.ts';
import { type Deeds, deedsIn } from './deeds.ts';
import type { Diary } from './diary.ts';
import { type Inspected, inspect } from './inspect.ts';
import { keptFacts } from './kept.ts';
import type { World } from './world.ts';

/** A study as it lies on a phone's disk, beside what was done in it and what the server has. */
export interface Seen extends Inspected {
  /** For people. */
  readonly where: string;
  readonly diary: Diary;
  readonly person: string | undefined;
  readonly kept: FactSet;
  readonly deeds: Deeds;
}

/** All studies of all phones, but those of whom nothing is known on either side. */
export async function lookAround(world: World): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const [i, phone] of world.phones.entries()) {
    for (const [profile, diary] of phone.diaries.entries()) {
      const inspected = await inspect(phone.disk, profile);
      if (!inspected.isRegistered && inspected.facts.length === 0 && isNothing(diary.sure)) continue;
      const kept = keptFacts(world, inspected.token);
      const person = world.server.personOf(inspected.token);
      const where = `phone ${i}, profile ${profile}`;
      seen.push({ ...inspected, where, diary, person, kept, deeds: deedsIn(kept.values()) });
    }
  }
  return seen;
}

const isNothing = ({ things, seconds, standing, notes }: Deeds): boolean =>
  things.size + seconds.size + standing.size + notes.size === 0;
