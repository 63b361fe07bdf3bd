import { isDeepStrictEqual } from 'node:util';
import { type FactSet, factSet } from '../../../src/protocol/facts/fact-set.ts';
import { deltaFact } from '../../../src/protocol/facts/lattice.ts';
import type { Deeds } from './deeds.ts';
import { keptOf } from './kept.ts';
import { lookAround, type Seen } from './look.ts';
import type { World } from './world.ts';

/** A promise that was broken in a schedule. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

function demand(findings: readonly string[], what: string): void {
  if (findings.length > 0) throw new Violation(`${what}: ${findings.slice(0, 5).join('; ')}`);
}

/** "Accepted" is said only of what is on the server's disk [MSG6]. */
export async function demandTrueAcks(world: World): Promise<void> {
  trueAcks(await lookAround(world));
}

function trueAcks(all: readonly Seen[]): void {
  for (const { acked, kept, where } of all) {
    const untrue = [...factSet(acked)].filter(([slot, fact]) => deltaFact(fact, kept.get(slot)));
    const slots = untrue.map(([slot]) => slot);
    demand(slots, `${where}: shown as accepted, and not on the server`);
  }
}

/** All replicas and the server agree, and what they agree on is what was done: nothing lost, nothing invented. */
export async function demandTruth(world: World): Promise<void> {
  const all = await lookAround(world);
  trueAcks(all);
  for (const seen of all) {
    const { where, hasUnsent, parked, facts, kept, diary, deeds } = seen;
    demand(hasUnsent ? ['something waits'] : [], `${where}: all should be sent`);
    demand(parked > 0 ? [`${parked} facts`] : [], `${where}: kept aside`);
    demand(differences(factSet(facts), kept), `${where} and server differ`);
    demand(lost(diary.sure, deeds), `${where}: lost`);
    demand(invented(world, seen), `${where}: invented`);
    demand(wrongStanding(world, seen, studiesOf(world, all, seen.person)), `${where}: the wrong one stands`);
  }
  demand(twice(all.map(({ replica }) => replica)), 'two devices go by one replica id');
  for (const { token, kept } of world.gone)
    demand(lost(kept, keptOf(world, token)), 'lost after its phone was cleared');
  demand(await world.server.wrongProgress(), 'progress is not what follows from the facts');
}

const twice = (names: readonly string[]): string[] => names.filter((name, i) => names.indexOf(name) < i);

const differences = (phone: FactSet, server: FactSet): string[] =>
  [...new Set([...phone.keys(), ...server.keys()])].flatMap((slot) => {
    const [here, there] = [phone.get(slot), server.get(slot)];
    if (isDeepStrictEqual(here, there)) return [];
    if (!here || !there) return `${slot} only on the ${here ? 'phone' : 'server'}`;
    const misses = [deltaFact(here, there) && 'the server', deltaFact(there, here) && 'the phone'];
    return `${slot} misses something on ${misses.filter(Boolean).join(' and ') || 'neither'}`;
  });

const lost = (done: Deeds, kept: Deeds): string[] => [
  ...[...done.things].filter((thing) => !kept.things.has(thing)),
  ...[...done.seconds].filter(([cell, n]) => (kept.seconds.get(cell) ?? 0) < n).map(([cell, n]) => `${cell}: ${n} s`),
];

/** What is kept and was never done by her, or counts more often than it was done. */
function invented({ phones, gone, kin, ledger }: World, { deeds, diary: { study } }: Seen): string[] {
  const diaries = [...phones.flatMap((phone) => phone.diaries), ...gone];
  const hers = diaries.filter((diary) => kin.areJoined(diary.study, study));
  return [
    ...[...deeds.things].filter((thing) => !hers.some(({ maybe }) => maybe.has(thing))),
    ...[...deeds.seconds].filter(([cell, n]) => n > ledger.addedTo(cell)).map(([cell, n]) => `${cell}: ${n} s`),
  ];
}

/** All that are of one person in the end, with those whose storage is gone. */
const studiesOf = ({ gone, server }: World, all: readonly Seen[], person: string | undefined): Set<number> =>
  new Set([
    ...all.filter((seen) => seen.person === person).map(({ diary }) => diary.study),
    ...gone.filter(({ token }) => server.personOf(token) === person).map(({ study }) => study),
  ]);

function wrongStanding({ ledger }: World, { deeds, diary: { sure } }: Seen, studies: ReadonlySet<number>): string[] {
  const keys = new Set([...deeds.standing.keys(), ...sure.standing.keys()]);
  const notes = new Set([...deeds.notes.keys(), ...sure.notes.keys()]);
  return [
    ...[...keys].flatMap((key) => ledger.objection(studies, key, deeds.standing.get(key)) ?? []),
    ...[...notes].flatMap((key) => ledger.objectionToNote(studies, key, deeds.notes.get(key) ?? []) ?? []),
  ];
}
