import { deedsIn } from './deeds.ts';
import { copyDiary } from './diary.ts';
import { sleep } from './event-loop.ts';
import { inspect } from './inspect.ts';
import { keptOf, onlyWhatIsIn } from './kept.ts';
import { makePhone, type Phone } from './phone.ts';
import type { StorageFault } from './phone-disk.ts';
import { noteFault, type World } from './world.ts';

const EXPIRY_MS = 401 * 86_400_000;
const FIRST_CLOCK_MS = Date.UTC(1970, 0, 1);
const LAST_CLOCK_MS = Date.UTC(2090, 0, 1);
const MOST_PHONES = 5;
const STORAGE_FAULTS: readonly [StorageFault, ...StorageFault[]] = [
  'QuotaExceededError',
  'AbortError',
  'UnknownError',
  'closed',
];
/** Long enough for what is under way to get anywhere. */
const LONGEST_WAIT_MS = 15_000;

type Step = (world: World, phone: Phone, profile: number) => unknown;

/** How often each is drawn, out of the sum of all. */
const STEPS: readonly (readonly [weight: number, name: string, step: Step])[] = [
  [40, 'study', studyAWhile],
  [24, 'exchange', (world, phone, profile) => inBackground(world, exchange(world, phone, profile))],
  [6, 'ask for a code', (world, phone, profile) => inBackground(world, askForCode(world, phone, profile))],
  [8, 'use a code', (world, phone, profile) => inBackground(world, useCode(world, phone, profile))],
  [3, 'join the class', (world, phone, profile) => inBackground(world, phone.joinClass(profile))],
  [3, 'a late request', ({ network, underWay }) => void underWay.add(network.replay())],
  [6, 'kill the browser', kill],
  [2, 'cut the power', cutPower],
  [2, 'close the page', (_, phone) => phone.closePage()],
  [2, 'clear the storage', clearStorage],
  [2, 'clone the phone', clone],
  [4, 'set the clock', setClock],
  [4, 'fail the storage', failStorage],
  [3, 'kill the server', killServer],
  [2, 'back the server up', ({ server }) => server.backUp()],
  [2, 'restore the server', restoreServer],
  [1, 'revoke', revoke],
  [1, 'let tokens expire', letExpire],
  [2, 'wait', ({ underWay }) => Promise.all(underWay)],
];
const WEIGHT = STEPS.reduce((sum, [weight]) => sum + weight, 0);

/** Something happens, somewhere. */
export async function takeStep(world: World): Promise<void> {
  const { chance, trace, phones } = world;
  const phone = phones[chance.below(phones.length)];
  if (!phone) return;
  const profile = chance.below(phone.diaries.length);
  let dice = chance.below(WEIGHT);
  for (const [weight, name, step] of STEPS) {
    dice -= weight;
    if (dice >= 0) continue;
    trace.note(`step: ${name}, phone ${phones.indexOf(phone)}, profile ${profile}`);
    await step(world, phone, profile);
    break;
  }
  await sleep(chance.below(LONGEST_WAIT_MS));
}

function inBackground({ underWay }: World, work: Promise<unknown>): void {
  underWay.add(work);
  work.then(
    () => underWay.delete(work),
    // It stays, and is thrown at the end.
    () => undefined,
  );
}

async function studyAWhile({ chance, trace }: World, phone: Phone, profile: number): Promise<void> {
  for (let deeds = 1 + chance.below(3); deeds > 0; deeds--) trace.note(`did: ${await phone.study(profile)}`);
}

async function exchange({ chance, trace }: World, phone: Phone, profile: number): Promise<void> {
  const outcomes = await phone.exchangeAll(profile, chance.hits(0.7) ? 'page' : 'worker');
  trace.note(`exchanged: ${outcomes?.map(({ kind }) => kind)}`);
}

async function askForCode({ codes }: World, phone: Phone, profile: number): Promise<void> {
  const study = phone.diaries[profile]?.study;
  const code = await phone.askForCode(profile);
  if (code !== undefined && study !== undefined) codes.push({ code, study });
}

async function useCode({ chance, codes, kin }: World, phone: Phone, profile: number): Promise<void> {
  const given = codes[chance.below(codes.length)];
  const study = phone.diaries[profile]?.study;
  if (given && study !== undefined) kin.join(given.study, study);
  await phone.joinBy(profile, given?.code ?? '22222222');
}

function kill(world: World, phone: Phone): void {
  noteFault(world, 'browser killed');
  phone.killAfter(1 + world.chance.below(80));
}

function cutPower(world: World, phone: Phone): void {
  noteFault(world, 'power cut');
  phone.cutPower();
}

function setClock(world: World, phone: Phone): void {
  noteFault(world, 'clock wrong');
  phone.setClock(FIRST_CLOCK_MS + world.chance.random() * (LAST_CLOCK_MS - FIRST_CLOCK_MS));
}

function failStorage(world: World, phone: Phone): void {
  const fault = world.chance.pick(STORAGE_FAULTS);
  phone.failStorage(1 + world.chance.below(40), fault, () => noteFault(world, `storage: ${fault}`));
}

async function killServer(world: World): Promise<void> {
  noteFault(world, 'server killed');
  await world.server.restart();
}

async function restoreServer(world: World): Promise<void> {
  if (!(await world.server.restore())) return;
  noteFault(world, 'server restored');
  world.isRestored = true;
  for (const gone of world.gone) {
    gone.kept = onlyWhatIsIn(gone.kept, keptOf(world, gone.token));
    world.ledger.forgive(gone.study, gone.kept);
  }
}

async function revoke(world: World, phone: Phone, profile: number): Promise<void> {
  const replica = await phone.replica(profile);
  if (replica !== undefined) await world.server.revoke(replica);
}

function letExpire({ server }: World): void {
  server.clock.startMs += EXPIRY_MS;
}

/** What had been accepted stays with the server, and a facilitator's code may bring it back. */
async function clearStorage(world: World, phone: Phone): Promise<void> {
  const { chance, codes, gone, kin, ledger, server } = world;
  noteFault(world, 'storage cleared');
  phone.kill();
  const before = phone.diaries;
  const found = await Promise.all(phone.profiles().map((profile) => inspect(phone.disk, profile)));
  phone.clear(before.map(() => world.newStudy()));
  for (const [profile, { token, acked }] of found.entries()) {
    const [old, renewed] = [before[profile], phone.diaries[profile]];
    if (!old || !renewed) continue;
    const kept = onlyWhatIsIn(onlyWhatIsIn(old.sure, deedsIn(acked)), keptOf(world, token));
    gone.push({ study: old.study, token, maybe: old.maybe, kept });
    ledger.forgive(old.study, kept);
    const person = server.personOf(token);
    const code = person !== undefined && chance.hits(0.8) ? await server.linkCodeFor(person) : undefined;
    if (code === undefined) continue;
    codes.push({ code, study: old.study });
    kin.join(old.study, renewed.study);
    inBackground(world, phone.joinBy(profile, code));
  }
}

async function clone(world: World, phone: Phone): Promise<void> {
  if (world.phones.length >= MOST_PHONES) return;
  noteFault(world, 'phone cloned');
  const diaries = phone.diaries.map((diary) => copyDiary(diary, world.newStudy()));
  for (const [profile, { study }] of diaries.entries()) world.kin.join(study, phone.diaries[profile]?.study ?? study);
  world.phones.push(makePhone(world.around, { disk: await phone.disk.copy(), diaries }));
}
