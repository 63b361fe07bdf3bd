import * as v from 'valibot';
import { becomeNewDevice, becomeRecovered, readIdentity } from '../data/study/identity.ts';
import { profileOf } from '../data/study/profile-of.ts';
import { API, type Membership, membershipSchema } from '../protocol/people/api.ts';
import { callApi } from './call-api.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { callAsDevice } from './people.ts';
import { type PeopleResult, shown } from './people-result.ts';

type Deps = Pick<SyncDeps, 'db' | 'fetch'>;

/** Makes this device one of the person whom the cookie `from` names. What was done here comes along. */
export const recoverByCookie = (deps: Deps, from: string, cancel: Cancel) =>
  become(deps, API.recover, { from }, cancel);

/** The same for the person of a login. */
export const logIn = (deps: Deps, login: { name: string; password: string }, cancel: Cancel) =>
  become(deps, API.login, login, cancel);

/** A name and a password of her own, by which any phone becomes hers. */
export async function chooseLogin(
  deps: Deps,
  login: { name: string; password: string },
  cancel: Cancel,
): Promise<PeopleResult<object>> {
  const result = await callAsDevice(deps, { method: 'POST', path: API.logins, body: login }, v.undefined(), cancel);
  return result.ok ? { ok: true } : shown(result);
}

/** A device that the server takes no more begins again as a new one: whoever proves who she is may come back. */
async function become(
  deps: Deps,
  path: string,
  claim: object,
  cancel: Cancel,
): Promise<PeopleResult<{ membership: Membership }>> {
  const { token } = await readIdentity(deps.db);
  const result = await ask(deps, path, claim, cancel);
  if (result.ok || (result.problem !== 'revoked-token' && result.problem !== 'unknown-token')) return result;
  await becomeNewDevice(deps.db, token);
  return ask(deps, path, claim, cancel);
}

async function ask(
  { db, fetch }: Deps,
  path: string,
  claim: object,
  cancel: Cancel,
): Promise<PeopleResult<{ membership: Membership }>> {
  const { replica, token } = await readIdentity(db);
  const body = { ...claim, replica, token, profile: profileOf(db) };
  const result = await callApi({ fetch }, { method: 'POST', path, body }, membershipSchema, cancel);
  if (!result.ok) return shown(result);
  await becomeRecovered(db, token, result.value);
  return { ok: true, membership: result.value };
}
