import { makeChance } from './chance.ts';
import { newDiary } from './diary.ts';
import { runToEnd, sleep } from './event-loop.ts';
import { demandTrueAcks, demandTruth, Violation } from './findings.ts';
import { makeLedger } from './ledger.ts';
import { makeNetwork } from './network.ts';
import { drawKeysFrom } from './own-globals.ts';
import { makePhone } from './phone.ts';
import { type ServerHome, startRealServer } from './real-server.ts';
import { takeStep } from './steps.ts';
import type { Told } from './told.ts';
import { makeTrace } from './trace.ts';
import { makeKin, noteFault, type World } from './world.ts';

const LEAST_STEPS = 30;
const LEAST_FAULTS = 3;
/** Keys are drawn apart from the story. */
const KEYS = 0x5eed;

/** One random story of a few phones, several people and one server, and then what must be true of every story. */
export async function runSchedule(seed: number, home: ServerHome): Promise<Told> {
  const trace = makeTrace();
  const faults = new Map<string, number>();
  let violation: string | undefined;
  drawKeysFrom(makeChance(seed ^ KEYS));
  try {
    await runToEnd(() => tell(seed, home, { trace, faults }));
  } catch (error) {
    violation = error instanceof Violation ? error.message : describe(error);
    trace.note(violation);
  }
  return { seed, hash: trace.hash(), faults, violation, tail: violation === undefined ? [] : trace.tail(60) };
}

async function tell(seed: number, home: ServerHome, notes: Pick<World, 'trace' | 'faults'>): Promise<void> {
  const world = await begin(seed, home, notes);
  try {
    if (world.chance.hits(0.7)) await link(world);
    world.network.spoil();
    for (let step = 0; step < LEAST_STEPS || totalOf(world.faults) < LEAST_FAULTS; step++) await takeStep(world);
    await Promise.all(world.underWay);
    if (!world.isRestored) await demandTrueAcks(world);
    await comeToRest(world);
    await demandTruth(world);
  } finally {
    for (const phone of world.phones) phone.kill();
    await world.server.dispose();
  }
}

const totalOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

/** Three phones, one of them of two people. */
async function begin(seed: number, home: ServerHome, notes: Pick<World, 'trace' | 'faults'>): Promise<World> {
  const chance = makeChance(seed);
  const server = await startRealServer(home);
  const network = makeNetwork(server, chance, (fault) => noteFault(notes, fault));
  const ledger = makeLedger();
  const onPort = (port: string) => notes.trace.note(port);
  const around = { network, chance, keys: makeChance(seed ^ (KEYS * 2)), ledger, onPort };
  let studies = 0;
  const newStudy = () => ++studies;
  const phones = [2, 1, 1].map((people) =>
    makePhone(around, { diaries: Array.from({ length: people }, () => newDiary(newStudy())) }),
  );
  const rest = { codes: [], gone: [], kin: makeKin(), underWay: new Set<Promise<unknown>>(), isRestored: false };
  return { ...notes, ...rest, chance, server, network, phones, around, ledger, newStudy };
}

/** Two phones are of one person from the beginning. */
async function link({ phones: [first, second], kin }: World): Promise<void> {
  if (!first || !second) return;
  await first.joinClass(0);
  const code = await first.askForCode(0);
  const [a, b] = [first.diaries[0], second.diaries[0]];
  if (code === undefined || !a || !b) return;
  kin.join(a.study, b.study);
  await second.joinBy(0, code);
}

/** With a good line, one exchange of each brings all up, a second one brings all down, and the third is silent. */
async function comeToRest({ network, phones, trace }: World): Promise<void> {
  network.repair();
  for (const phone of phones) {
    phone.kill();
    phone.repairStorage();
  }
  const everyone = phones.flatMap((phone) => phone.profiles().map((profile) => ({ phone, profile })));
  for (const { phone, profile } of everyone) {
    // Whom a facilitator has removed comes back by a code.
    if ((await phone.exchange(profile, 'page'))?.kind === 'revoked') await phone.joinClass(profile);
  }
  for (const { phone, profile } of everyone) await phone.exchange(profile, 'page');
  for (const { phone, profile } of everyone) {
    const end = await phone.exchange(profile, 'page');
    trace.note(`at rest: ${end?.kind}`);
    const isSilent = end?.kind === 'done' ? end.sent + end.received === 0 : SILENT.includes(end?.kind ?? '');
    if (!isSilent) throw new Violation(`still talks: ${JSON.stringify(end)}`);
  }
  await sleep(1);
}
const SILENT = ['unknown-token', 'nothing-to-do'];

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
