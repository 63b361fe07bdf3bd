import * as v from 'valibot';
import {
  becomeNewDevice,
  becomeRecovered,
  dropRecovery,
  markRegistered,
  readIdentity,
} from '../data/study/identity.ts';
import { profileOf } from '../data/study/profile-of.ts';
import type { SyncOutcome } from '../data/study/sync-outcome.ts';
import { API, membershipSchema } from '../protocol/people/api.ts';
import { type ApiResult, callApi } from './call-api.ts';
import type { Cancel, SyncDeps } from './deps.ts';

type Failure = Extract<ApiResult<unknown>, { ok: false }>;
export type RegistrationFailure = Failure;
type Deps = Pick<SyncDeps, 'db' | 'fetch'>;

/**
 * Makes this device known to the server, as often as it needs: the phone made all its numbers itself, so asking again
 * after a lost reply gets the same answer [TOK1]. Where the server knows the person but not (or no longer) this token, or
 * not the one that introduces it, the device begins again as a new one [TOK2], [TOK4]. Undefined when the device is known.
 */
export async function registerDevice(deps: Deps, cancel: Cancel): Promise<RegistrationFailure | undefined> {
  const { token } = await readIdentity(deps.db);
  const failure = await introduce(deps, cancel);
  if (failure?.problem !== 'person-exists' && failure?.problem !== 'unknown-token') return failure;
  await becomeNewDevice(deps.db, token);
  return introduce(deps, cancel);
}

/** A restored device asks to be whom its backup names; any other, or where nobody is found, says who it is. */
async function introduce(deps: Deps, cancel: Cancel): Promise<RegistrationFailure | undefined> {
  const { recovery } = await readIdentity(deps.db);
  if (recovery === undefined) return register(deps, cancel);
  const failure = await claim(deps, recovery, cancel);
  if (failure?.problem !== 'unknown-recovery') return failure;
  await dropRecovery(deps.db, recovery);
  return register(deps, cancel);
}

async function register({ db, fetch }: Deps, cancel: Cancel): Promise<RegistrationFailure | undefined> {
  const { person, replica, token, formerToken } = await readIdentity(db);
  const body = { person, replica, token, profile: profileField(db) };
  const call = { method: 'POST', path: API.devices, body, ...(formerToken && { token: formerToken }) } as const;
  const result = await callApi({ fetch }, call, v.undefined(), cancel);
  if (!result.ok) return result;
  await markRegistered(db, token);
  return undefined;
}

async function claim({ db, fetch }: Deps, recovery: string, cancel: Cancel): Promise<RegistrationFailure | undefined> {
  const { replica, token } = await readIdentity(db);
  const body = { replica, token, recovery, profile: profileField(db) };
  const result = await callApi({ fetch }, { method: 'POST', path: API.recover, body }, membershipSchema, cancel);
  if (!result.ok) return result;
  await becomeRecovered(db, token, result.value);
  return undefined;
}

/** The first profile goes without saying. */
export function profileField(db: SyncDeps['db']): number | undefined {
  const profile = profileOf(db);
  return profile === 1 ? undefined : profile;
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
