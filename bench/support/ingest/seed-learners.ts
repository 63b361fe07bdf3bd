import { Kysely } from 'kysely';
import { openIncoming } from '../../../server/exchange/incoming.ts';
import { decodeDevices, encodeDevices } from '../../../server/store/device-list.ts';
import { hashOf } from '../../../server/store/secrets.ts';
import { openSqlStore, type SqlEngine } from '../../../server/store/sql-store.ts';
import type { Store } from '../../../server/store/store.ts';
import type { Tables } from '../../../server/store/tables.ts';
import { START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
import { LEARNERS, type LearnerKeys, learnerKeys, SEEDED_NONCE } from './learners.ts';
import { requestBytes } from './request-bytes.ts';
import { planStudy, YEAR_SESSIONS } from './study-plan.ts';

/** Learners that are written in one transaction. */
const AT_ONCE = 100;
/** Where a state of a course names the replica whose stamps are its own. */
const REPLICA_AT = 1;

/**
 * Fills an empty database with learners that have a year behind them. One studies it exchange by exchange, as the server does it;
 * the others get copies of her rows under their own names. Returns the bytes of one learner's states.
 */
export async function seedLearners(engine: SqlEngine): Promise<number> {
  const store = await openSqlStore(engine, Date.now);
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  const first = learnerKeys(0);
  await studyYear(store, first);
  const person = await db.selectFrom('person').selectAll().where('id', '=', first.person).executeTakeFirstOrThrow();
  const states = await db.selectFrom('state').selectAll().where('person_id', '=', first.person).execute();
  const progress = await db.selectFrom('progress').selectAll().where('person_id', '=', first.person).execute();
  const [listed] = decodeDevices(person.devices);
  if (!listed) throw new Error('the first learner has no device');

  for (let from = 1; from < LEARNERS; from += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, LEARNERS - from) }, (_, i) => learnerKeys(from + i));
    const devices = batch.map((keys) => ({ ...listed, tokenHash: hashOf(keys.token), replica: keys.replica }));
    await db.transaction().execute(async (work) => {
      const persons = batch.map((keys, i) => ({
        ...person,
        id: keys.person,
        devices: encodeDevices(devices.slice(i, i + 1)),
      }));
      await work.insertInto('person').values(persons).execute();
      const directory = batch.map((keys) => ({
        token_hash: hashOf(keys.token),
        person_id: keys.person,
        replica: keys.replica,
        created_at_ms: listed.createdAtMs,
        last_seen_at_ms: null,
        revoked_at_ms: null,
      }));
      await work.insertInto('device').values(directory).execute();
      const owned = batch.flatMap((keys) =>
        states.map((row) => ({ ...row, person_id: keys.person, facts: ownedBy(keys, row.facts) })),
      );
      await work.insertInto('state').values(owned).execute();
      const reached = batch.flatMap((keys) => progress.map((row) => ({ ...row, person_id: keys.person })));
      await work.insertInto('progress').values(reached).execute();
    });
  }
  await store.close();
  return person.state_bytes;
}

async function studyYear(store: Store, { person, replica, token }: LearnerKeys): Promise<void> {
  const plan = planStudy();
  await store.registerDevice({ person, replica, token });
  const nonceOf = (n: number) => (n === YEAR_SESSIONS - 1 ? SEEDED_NONCE : new Uint8Array([1, 0, n >> 8, n & 0xff]));
  let cursor = START_CURSOR;
  for (let n = 0; n < YEAR_SESSIONS; n++) {
    const cites = n === 0 ? undefined : nonceOf(n - 1);
    const said = { nonce: nonceOf(n), cites, full: { replica, cursor }, facts: plan.session(n, replica) };
    const outcome = await store.exchange(token, openIncoming(requestBytes(said, replica)));
    if (outcome.status !== 'ok') throw new Error(`session ${n} was answered ${outcome.status}`);
    ({ cursor } = outcome);
  }
}

function ownedBy({ replica }: LearnerKeys, facts: Uint8Array): Uint8Array {
  const own = new Uint8Array(facts);
  own.set(Buffer.from(replica, 'hex'), REPLICA_AT);
  return own;
}
