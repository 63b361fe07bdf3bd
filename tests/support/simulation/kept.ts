import type { FactSet } from '../../../src/protocol/facts/fact-set.ts';
import { type Deeds, deedsIn } from './deeds.ts';
import type { World } from './world.ts';

/** What the server keeps of the person that a token speaks for. */
export function keptFacts({ server }: Pick<World, 'server'>, token: string): FactSet {
  const person = server.personOf(token);
  return person === undefined ? new Map() : server.factsOf(person);
}

export const keptOf = (world: Pick<World, 'server'>, token: string): Deeds => deedsIn(keptFacts(world, token).values());

/** What both hold: of deeds that had one copy less, what is still to be found. */
export const onlyWhatIsIn = (deeds: Deeds, kept: Deeds): Deeds => ({
  things: new Set([...deeds.things].filter((thing) => kept.things.has(thing))),
  seconds: new Map([...deeds.seconds].map(([cell, n]) => [cell, Math.min(n, kept.seconds.get(cell) ?? 0)])),
  standing: new Map([...kept.standing].filter(([key]) => deeds.standing.has(key))),
  notes: new Map([...kept.notes].filter(([key]) => deeds.notes.has(key))),
});
