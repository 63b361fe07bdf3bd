import { ProblemError } from '../people/problem-error.ts';
import type { StoreContext } from './context.ts';
import { decodeCourseState } from './course-state.ts';
import { hashOf } from './secrets.ts';
import type { ClassRecord, Learner, NewClass } from './store.ts';

export const createClass = ({ db }: StoreContext, { secret, isSimulated, ...record }: NewClass): Promise<void> =>
  db.transaction().execute(async (work) => {
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
export const listLearners = ({ db }: StoreContext, classId: string): Promise<Learner[]> =>
  db.transaction().execute(async (work) => {
    const members = work.selectFrom('membership').select('person_id').where('class_id', '=', classId);
    const persons = await work
      .selectFrom('person')
      .select(['id', 'name', 'last_exchange_at_ms'])
      .where('id', 'in', members)
      .execute();
    const devices = await work
      .selectFrom('device')
      .select(['person_id', 'replica', 'last_seen_at_ms', 'revoked_at_ms'])
      .where('person_id', 'in', members)
      .orderBy('created_at_ms')
      .execute();
    const states = await work
      .selectFrom('state')
      .select(['person_id', 'facts'])
      .where('person_id', 'in', members)
      .execute();
    return persons.sort(byName).map((person) => ({
      person: person.id,
      name: person.name,
      lastExchangeAtMs: person.last_exchange_at_ms,
      devices: devices
        .filter((device) => device.person_id === person.id)
        .map((device) => ({
          replica: device.replica,
          lastSeenAtMs: device.last_seen_at_ms,
          isRevoked: device.revoked_at_ms !== null,
        })),
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

export async function revokeDevice({ db, now }: StoreContext, classId: string, replica: string): Promise<void> {
  const devices = await db
    .updateTable('device')
    .set((row) => ({ revoked_at_ms: row.fn.coalesce('revoked_at_ms', row.val(now())) }))
    .where('replica', '=', replica)
    .where('person_id', 'in', (query) =>
      query.selectFrom('membership').select('person_id').where('class_id', '=', classId),
    )
    .returning('token_hash')
    .execute();
  if (devices.length === 0) throw new ProblemError('not-found');
}
