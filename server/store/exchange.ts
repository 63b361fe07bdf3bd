import type { Cursor } from '../../src/protocol/exchange/cursor.ts';
import type { ExchangeRequest } from '../../src/protocol/exchange/request.ts';
import { slotKey } from '../../src/protocol/facts/fact.ts';
import { factSet } from '../../src/protocol/facts/fact-set.ts';
import { highestLamport } from '../../src/protocol/facts/lattice.ts';
import { joinIntoStates, unreadFacts } from '../exchange/join-facts.ts';
import { encodeFact, type ParkedFact, siftFacts } from '../exchange/park-facts.ts';
import type { StoreContext, Work } from './context.ts';
import { loadStates, saveStates, stateBytes } from './course-states.ts';
import { authenticate } from './devices.ts';
import { cursorEpoch } from './epochs.ts';
import { hashOf, newEpoch } from './secrets.ts';
import type { Exchanged } from './store.ts';

/**
 * One exchange is one transaction on one learner. Sending the same request again joins nothing new, moves no
 * revision, and leads the phone to the same state.
 */
export const exchange = (store: StoreContext, token: string, request: ExchangeRequest): Promise<Exchanged> =>
  store.db.transaction().execute(async (work) => {
    const device = await authenticate(store, work, token);
    const person = await touch(store, work, device.person);
    const epoch = await settleEpoch(store, work, person, request.cursor);
    const sinceRevision = request.cursor.epoch === epoch ? request.cursor.revision : 0;

    const known = { maxLamport: person.max_lamport, bytes: await stateBytes(work, person.id) };
    const { accepted, parked } = siftFacts(request.facts, request.replica, known);
    await keepAside(store, work, person.id, request.replica, parked);

    const sent = factSet(accepted);
    const courses = new Set(accepted.map((fact) => fact.course));
    const states = await loadStates(work, person.id, { changedAfter: sinceRevision, courses });
    const facts = unreadFacts(states, sent, sinceRevision);
    const changed = joinIntoStates(states, sent.values(), person.revision + 1);
    const revision = person.revision + (changed.size > 0 ? 1 : 0);
    if (changed.size > 0) {
      await saveStates(work, person.id, { states, changed, revision, replica: request.replica });
      const maxLamport = accepted.reduce((max, fact) => Math.max(max, highestLamport(fact)), person.max_lamport);
      await work.updateTable('person').set({ revision, max_lamport: maxLamport }).where('id', '=', person.id).execute();
    }
    const names = parked.map(({ fact, reason }) => ({ slot: slotKey(fact), reason }));
    return { cursor: { epoch, revision }, facts, parked: names };
  });

type Person = Awaited<ReturnType<typeof touch>>;

/** Notes the visit. Writing first also locks the person's row until the end of the transaction. */
const touch = ({ now }: StoreContext, work: Work, id: string) =>
  work
    .updateTable('person')
    .set({ last_exchange_at_ms: now() })
    .where('id', '=', id)
    .returning(['id', 'epoch', 'revision', 'max_lamport'])
    .executeTakeFirstOrThrow();

/**
 * The epoch that this answer's cursor is of. A cursor from the future of its own epoch proves that this database has lost
 * something; a new epoch makes all her devices send and read everything again.
 */
async function settleEpoch(store: StoreContext, work: Work, person: Person, cursor: Cursor): Promise<string> {
  const epoch = cursorEpoch(store.serverEpoch, person.epoch);
  if (cursor.epoch !== epoch || cursor.revision <= person.revision) return epoch;
  const renewed = newEpoch();
  await work.updateTable('person').set({ epoch: renewed }).where('id', '=', person.id).execute();
  return cursorEpoch(store.serverEpoch, renewed);
}

async function keepAside(
  { now }: StoreContext,
  work: Work,
  person: string,
  replica: string,
  parked: readonly ParkedFact[],
): Promise<void> {
  for (const { fact, reason } of parked) {
    const bytes = encodeFact(fact, replica);
    const row = { person_id: person, fact_hash: hashOf(bytes), replica, reason, fact: bytes, created_at_ms: now() };
    await work
      .insertInto('parked')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
