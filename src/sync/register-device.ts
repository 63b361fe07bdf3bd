import * as v from 'valibot';
import { becomeNewDevice, markRegistered, readIdentity } from '../data/study/identity.ts';
import type { SyncOutcome } from '../data/study/sync-outcome.ts';
import { API } from '../protocol/people/api.ts';
import { type ApiResult, callApi } from './call-api.ts';
import type { Cancel, SyncDeps } from './deps.ts';

type Registered = Extract<ApiResult<undefined>, { ok: true }>;
export type RegistrationFailure = Exclude<ApiResult<undefined>, Registered>;

/**
 * Makes this device known to the server, as often as it needs: the phone made all three numbers itself, so asking again
 * after a lost reply gets the same answer [TOK1]. Where the server knows the person but not (or no longer) this token,
 * the device begins again as a new one [TOK2], [TOK4]. Undefined when the device is known.
 */
export async function registerDevice(
  deps: Pick<SyncDeps, 'db' | 'fetch'>,
  cancel: Cancel,
): Promise<RegistrationFailure | undefined> {
  const { token } = await readIdentity(deps.db);
  const first = await introduce(deps, cancel);
  if (first.ok || first.problem !== 'person-exists') return failureOf(first);
  await becomeNewDevice(deps.db, token);
  return failureOf(await introduce(deps, cancel));
}

const failureOf = (result: ApiResult<undefined>): RegistrationFailure | undefined => (result.ok ? undefined : result);

async function introduce({ db, fetch }: Pick<SyncDeps, 'db' | 'fetch'>, cancel: Cancel): Promise<ApiResult<undefined>> {
  const { person, replica, token } = await readIdentity(db);
  const call = { method: 'POST', path: API.devices, body: { person, replica, token } } as const;
  const result = await callApi({ fetch }, call, v.undefined(), cancel);
  if (result.ok) await markRegistered(db, token);
  return result;
}

/** How an exchange ends that could not register. */
export function outcomeOfRegistration({ problem, retryAfterSeconds }: RegistrationFailure): SyncOutcome {
  switch (problem) {
    case 'offline':
    case 'captive':
      return { kind: problem };
    case 'revoked-token':
      return { kind: 'revoked' };
    case 'too-many-tries':
      return { kind: 'busy', retryAfterSeconds };
    case 'trouble':
      return { kind: 'trouble', retryAfterSeconds };
    case 'bad-request':
      return { kind: 'malformed' };
    default:
      return { kind: 'unknown-token' };
  }
}
