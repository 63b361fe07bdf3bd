import { setImmediate } from 'node:timers/promises';
import { expect } from 'vitest';
import { hasUnsent } from '../../../src/data/study/read.ts';
import { ONLY } from '../../../src/data/study/study-db.ts';
import type { FactSet } from '../../../src/protocol/facts/fact-set.ts';
import { factSet } from '../../../src/protocol/facts/fact-set.ts';
import { deltaFact } from '../../../src/protocol/facts/lattice.ts';
import { type BadLine, makeBadLine } from './bad-line.ts';
import { type Chance, makeChance } from './chance.ts';
import { allOf, deedsIn, invented, lost } from './deeds.ts';
import { type Learner, makeLearner } from './learner.ts';
import { type RealServer, startRealServer } from './real-server.ts';

const LEARNERS = 3;
const STEPS = 30;
const EXPIRY_MS = 401 * 86_400_000;

interface World {
  readonly chance: Chance;
  readonly server: RealServer;
  readonly line: BadLine;
  readonly learners: readonly [Learner, ...Learner[]];
  /** Link codes that were given out, used or not. */
  readonly codes: string[];
  readonly underWay: Promise<unknown>[];
}

/** One random story of a few phones and one server, and then what must be true of every story. */
export async function runSchedule(seed: number): Promise<void> {
  const chance = makeChance(seed);
  const server = await startRealServer();
  const line = makeBadLine(server, chance);
  const first = await makeLearner(line, chance);
  const others = await Promise.all(Array.from({ length: LEARNERS - 1 }, () => makeLearner(line, chance)));
  const world: World = { chance, server, line, learners: [first, ...others], codes: [], underWay: [] };
  try {
    let isRestored = false;
    for (let step = 0; step < STEPS; step++) isRestored = (await takeStep(world)) || isRestored;
    await Promise.all(world.underWay);
    if (!isRestored) await expectTrueAcks(world);
    line.repair();
    await comeToRest(world);
    await expectNothingLost(world);
  } finally {
    for (const { db } of world.learners) await db.delete();
    await server.dispose();
  }
}

/** Returns whether the server lost something by it. */
async function takeStep(world: World): Promise<boolean> {
  const { chance, server, line, learners, codes } = world;
  const learner = chance.pick(learners);
  const inBackground = (work: Promise<unknown>) => void world.underWay.push(work);
  const dice = chance.below(100);
  if (dice < 40) await learner.study();
  else if (dice < 66) inBackground(learner.exchange());
  else if (dice < 73) inBackground(learner.askForCode().then((code) => code && codes.push(code)));
  else if (dice < 82) inBackground(learner.joinBy(codes[chance.below(codes.length)] ?? '22222222'));
  else if (dice < 85) inBackground(learner.joinClass());
  else if (dice < 89) inBackground(line.replay());
  else if (dice < 92) learner.kill();
  else if (dice < 95) await server.restart();
  else if (dice < 96) await server.backUp();
  else if (dice < 97) return server.restore();
  else if (dice < 98) await server.revoke(learner.replica);
  else if (dice < 99) server.clock.nowMs += EXPIRY_MS;
  else await Promise.all(world.underWay);
  for (let turns = chance.below(8); turns > 0; turns--) await setImmediate();
  return false;
}

/** "Accepted" is said only of what is on the server's disk [MSG6]. */
async function expectTrueAcks({ server, learners }: World): Promise<void> {
  for (const { db } of learners) {
    const kept = await keptFor(server, db);
    for (const { slot, acked } of await db.facts.toArray()) {
      if (acked) expect(deltaFact(acked, kept.get(slot)), `${slot} is not on the server`).toBeUndefined();
    }
  }
}

async function keptFor(server: RealServer, db: Learner['db']): Promise<FactSet> {
  const token = (await db.identity.get(ONLY))?.token ?? '';
  const person = server.personOf(token);
  return person === undefined ? new Map() : server.factsOf(person);
}

/** With a good line, one exchange of each phone brings all up, a second one brings all down, and the third is silent. */
async function comeToRest({ learners }: World): Promise<void> {
  for (const learner of learners) {
    // Whom a facilitator has removed comes back by a code.
    if ((await learner.exchange())?.kind === 'revoked') await learner.joinClass();
  }
  for (const learner of learners) await learner.exchange();
  for (const learner of learners) await learner.exchange();
  for (const learner of learners) {
    expect(await hasUnsent(learner.db)).toBe(false);
    expect(await learner.db.facts.where('parked').above(0).count()).toBe(0);
    const end = await learner.exchange();
    expect(end, 'still talks').toMatchObject(
      end?.kind === 'done' ? { sent: 0, received: 0 } : { kind: expect.stringMatching(/unknown-token|nothing-to-do/) },
    );
  }
}

async function expectNothingLost({ server, learners }: World): Promise<void> {
  const done = allOf(learners.map(({ diary }) => diary.deeds));
  for (const { db, diary } of learners) {
    const kept = await keptFor(server, db);
    expect(factSet((await db.facts.toArray()).map((row) => row.fact)), 'a phone differs').toEqual(kept);
    expect(lost(diary.deeds, deedsIn(kept)), 'lost').toEqual([]);
    expect(invented(deedsIn(kept), done), 'invented').toEqual([]);
  }
}
