import { ProblemError } from '../people/problem-error.ts';
import type { StoreContext } from './context.ts';
import { decodeCourseState } from './course-state.ts';
import { decodeDevices } from './device-list.ts';
import { changeDevice } from './device-records.ts';
import { hashOf } from './secrets.ts';
import type { ClassRecord, Learner, NewClass } from './store.ts';

export const createClass = ({ transact }: StoreContext, { secret, isSimulated, ...record }: NewClass): Promise<void> =>
  transact(async (work) => {
    await work
      .insertInto('class')
      .values({ ...record, is_simulated: isSimulated ? 1 : 0 })
      .execute();
    await work
      .insertInto('access')
      .values({ secret_hash: hashOf(secret), class_id: record.id, role: 'facilitator' })
      .execute();
  });

export async function hasClass({ db }: StoreContext, classId: string): Promise<boolean> {
  const row = await db.selectFrom('class').select('id').where('id', '=', classId).executeTakeFirst();
  return row !== undefined;
}

export async function readClass({ db }: StoreContext, secret: string): Promise<ClassRecord> {
  const row = await db
    .selectFrom('access')
    .innerJoin('class', 'class.id', 'access.class_id')
    .select(['class.id', 'class.code', 'class.name', 'class.is_simulated'])
    .where('access.secret_hash', '=', hashOf(secret))
    .where('access.role', '=', 'facilitator')
    .executeTakeFirst();
  if (!row) throw new ProblemError('unknown-token');
  return { id: row.id, code: row.code, name: row.name, isSimulated: row.is_simulated === 1 };
}

/** By name, those without one last. */
export const listLearners = ({ transact }: StoreContext, classId: string): Promise<Learner[]> =>
  transact(async (work) => {
    const members = work.selectFrom('membership').select('person_id').where('class_id', '=', classId);
    const persons = await work
      .selectFrom('person')
      .select(['id', 'name', 'last_exchange_at_ms', 'devices'])
      .where('id', 'in', members)
      .execute();
    const states = await work
      .selectFrom('state')
      .select(['person_id', 'facts'])
      .where('person_id', 'in', members)
      .execute();
    const studied = await work
      .selectFrom('progress')
      .select(({ fn }) => ['person_id', fn.sum<number | string>('seconds_studied').as('seconds')])
      .where('person_id', 'in', members)
      .groupBy('person_id')
      .execute();
    const seconds = new Map(studied.map((row) => [row.person_id, Number(row.seconds)]));
    return persons.sort(byName).map((person) => ({
      person: person.id,
      name: person.name,
      lastExchangeAtMs: person.last_exchange_at_ms,
      devices: decodeDevices(person.devices).map(({ replica, lastSeenAtMs, revokedAtMs }) => ({
        replica,
        lastSeenAtMs,
        isRevoked: revokedAtMs !== null,
      })),
      secondsStudied: seconds.get(person.id) ?? 0,
      facts: states
        .filter((state) => state.person_id === person.id)
        .flatMap((state) => [...decodeCourseState(state.facts).values()].map((slot) => slot.fact)),
    }));
  });

interface Named {
  readonly name: string | null;
}
function byName(a: Named, b: Named): number {
  if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null);
  return a.name.localeCompare(b.name);
}

export const revokeDevice = ({ transact, now }: StoreContext, classId: string, replica: string): Promise<void> =>
  transact(async (work) => {
    const devices = await work
      .updateTable('device')
      .set((row) => ({ revoked_at_ms: row.fn.coalesce('revoked_at_ms', row.val(now())) }))
      .where('replica', '=', replica)
      .where('person_id', 'in', (query) =>
        query.selectFrom('membership').select('person_id').where('class_id', '=', classId),
      )
      .returning(['token_hash', 'person_id', 'revoked_at_ms'])
      .execute();
    if (devices.length === 0) throw new ProblemError('not-found');
    for (const { token_hash: tokenHash, person_id: person, revoked_at_ms: revokedAtMs } of devices) {
      await changeDevice(work, { person, tokenHash }, { revokedAtMs });
    }
  });
