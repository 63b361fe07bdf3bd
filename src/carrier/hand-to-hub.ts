import type { StudyDb } from '../data/study/study-db.ts';
import { envelopeId, type Receipt } from '../protocol/carrier/carried-file.ts';
import type { Cancel, SyncDeps } from '../sync/deps.ts';
import { type CarryProblem, callCarry } from './call-carry.ts';
import type { CarriedDb } from './carried-db.ts';
import { firstBatch } from './deliver.ts';
import { sealWork } from './seal-work.ts';
import { type TakeInDeps, takeIn } from './take-in.ts';

export interface HubCarryDeps extends TakeInDeps, Pick<SyncDeps, 'fetch'> {
  /** The hub's origin. */
  readonly origin: string;
}

/** `handed`: the hub has all of it on its disk. Of this phone's people so many envelopes are accepted by the server since. */
export type HandedToHub = { readonly kind: 'handed'; readonly accepted: number } | { readonly kind: CarryProblem };

/**
 * Hands a hub what these studies have unsent, sealed to `serverKey`, and what this phone carries for others. All of it stays unsent here until there are
 * receipts [HUB8]. @throws StorageFullError, NewerDataError
 */
export async function handToHub(
  deps: HubCarryDeps,
  { studies, serverKey }: { readonly studies: readonly StudyDb[]; readonly serverKey: Uint8Array },
  cancel: Cancel,
): Promise<HandedToHub> {
  const { carried } = deps;
  const envelopes = await sealWork({ ...deps, serverKey }, studies);
  const own = await Promise.all(envelopes.map(async (envelope) => ({ id: await envelopeId(envelope), envelope })));
  const before = await atHub(carried);
  const others = await carried.taken.where('waits').equals(1).toArray();
  return bring(deps, [...own, ...before, ...others], cancel, async (ids) => {
    for (const { id, envelope } of own) if (ids.has(id)) await carried.sealed.update(id, { atHub: envelope });
  });
}

/** Asks a hub for the receipts of what it was handed before, by all people of this phone. */
export const askForReceipts = async (deps: HubCarryDeps, cancel: Cancel): Promise<HandedToHub> =>
  bring(deps, await atHub(deps.carried), cancel, async () => undefined);

/** How much of this phone's people is at a hub, and not known to be at the server: envelopes. For live queries. */
export const countAtHub = (carried: CarriedDb): Promise<number> =>
  carried.sealed.filter(({ atHub }) => atHub !== undefined).count();

interface Brought {
  readonly id: string;
  readonly envelope: Uint8Array | undefined;
}

const atHub = async (carried: CarriedDb): Promise<Brought[]> =>
  (await carried.sealed.toArray()).flatMap(({ id, atHub: envelope }) => (envelope ? [{ id, envelope }] : []));

async function bring(
  deps: HubCarryDeps,
  brought: readonly Brought[],
  cancel: Cancel,
  handed: (ids: ReadonlySet<string>) => Promise<void>,
): Promise<HandedToHub> {
  let accepted = 0;
  for (let rest = brought, batch = firstBatch(rest); batch.length > 0; batch = firstBatch(rest)) {
    const envelopes = batch.flatMap(({ envelope }) => envelope ?? []);
    const delivered = await callCarry(deps, envelopes, cancel);
    if (delivered.kind !== 'receipts') return { kind: delivered.kind };
    const ids = new Set(batch.map(({ id }) => id));
    await handed(ids);
    accepted += await keepReceipts(deps, delivered.receipts);
    rest = rest.filter(({ id }) => !ids.has(id));
  }
  return { kind: 'handed', accepted };
}

/** Those of this phone's people are believed or not; those of others go back to them [SEAL8]. */
async function keepReceipts(deps: HubCarryDeps, receipts: readonly Receipt[]): Promise<number> {
  const { carried } = deps;
  for (const { id, answer } of receipts) {
    await carried.taken.update(id, { envelope: undefined, waits: undefined, answer });
  }
  const taken = await takeIn(deps, { kind: 'receipts', receipts });
  return taken.kind === 'receipts' ? taken.accepted : 0;
}
