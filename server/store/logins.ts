import type { Membership } from '../../src/protocol/people/api.ts';
import { ProblemError } from '../people/problem-error.ts';
import { adoptDevice } from './adopt-device.ts';
import type { StoreContext } from './context.ts';
import { authenticate } from './devices.ts';
import type { DeviceKeys, Login } from './store.ts';

/** A person has one login; choosing again replaces it. @throws ProblemError name-needed, name-taken */
export const setLogin = (store: StoreContext, token: string, { name, passwordHash }: Login): Promise<void> =>
  store.transact(async (work) => {
    const { person } = await authenticate(store, work, token);
    const known = await work.selectFrom('person').select('name').where('id', '=', person).executeTakeFirstOrThrow();
    if (known.name === null) throw new ProblemError('name-needed');
    const holder = await work.selectFrom('login').select('person_id').where('name', '=', name).executeTakeFirst();
    if (holder && holder.person_id !== person) throw new ProblemError('name-taken');
    await work.deleteFrom('login').where('person_id', '=', person).execute();
    const row = { name, person_id: person, password_hash: passwordHash, created_at_ms: store.now() };
    await work.insertInto('login').values(row).execute();
  });

/** Undefined where nobody logs in by this name. */
export async function findPasswordHash({ db }: StoreContext, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('login').select('password_hash').where('name', '=', name).executeTakeFirst();
  return row?.password_hash;
}

/**
 * Whoever knew the password becomes the person. `login` is the one that was checked: it must be hers still.
 * @throws ProblemError wrong-login, revoked-token
 */
export const logIn = (store: StoreContext, login: Login, device: DeviceKeys): Promise<Membership> =>
  store.transact(async (work) => {
    const row = await work
      .selectFrom('login')
      .select('person_id')
      .where('name', '=', login.name)
      .where('password_hash', '=', login.passwordHash)
      .executeTakeFirst();
    if (!row) throw new ProblemError('wrong-login');
    return adoptDevice(store, work, device, row.person_id);
  });
