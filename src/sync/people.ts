import * as v from 'valibot';
import { becomeNewDevice, markRegistered, readIdentity, saveMembership } from '../data/study/identity.ts';
import {
  API,
  type CodeInfo,
  codeInfoSchema,
  type LinkCode,
  linkCodeSchema,
  type Membership,
  membershipSchema,
} from '../protocol/people/api.ts';
import { codeSchema } from '../protocol/people/codes.ts';
import { type ApiCall, type ApiResult, callApi } from './call-api.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { type PeopleFailure, type PeopleResult, shown } from './people-result.ts';
import { profileField, registerDevice } from './register-device.ts';

export type { PeopleFailure, PeopleProblem, PeopleResult } from './people-result.ts';

type PeopleDeps = Pick<SyncDeps, 'db' | 'fetch'>;

/** What a code is, before it is used. */
export async function lookUpCode(
  deps: PeopleDeps,
  code: string,
  cancel: Cancel,
): Promise<PeopleResult<{ info: CodeInfo }>> {
  const tidy = v.safeParse(codeSchema, code);
  if (!tidy.success) return UNKNOWN_CODE;
  const result = await callWithCode(
    deps,
    { method: 'GET', path: `${API.codes}/${tidy.output}` },
    codeInfoSchema,
    cancel,
  );
  return result.ok ? { ok: true, info: result.value } : shown(result);
}

/** Joins a class, or becomes the person that a link code names; keeps who she is now. A name is needed once. */
export async function joinWithCode(
  deps: PeopleDeps,
  code: string,
  name: string | undefined,
  cancel: Cancel,
): Promise<PeopleResult<{ membership: Membership }>> {
  const tidy = v.safeParse(codeSchema, code);
  if (!tidy.success) return UNKNOWN_CODE;
  const body = { code: tidy.output, name, profile: profileField(deps.db) };
  const result = await callWithCode(deps, { method: 'POST', path: API.join, body }, membershipSchema, cancel);
  if (!result.ok) return shown(result);
  await saveMembership(deps.db, result.value);
  return { ok: true, membership: result.value };
}

/** A code that adds another device to this person. */
export async function requestLinkCode(deps: PeopleDeps, cancel: Cancel): Promise<PeopleResult<{ link: LinkCode }>> {
  const result = await callAsDevice(deps, { method: 'POST', path: API.linkCodes }, linkCodeSchema, cancel);
  return result.ok ? { ok: true, link: result.value } : shown(result);
}

const UNKNOWN_CODE: PeopleFailure = { ok: false, problem: 'unknown-code', retryAfterSeconds: 0 };

/** A code in her hand lets a revoked device begin again, as a new one; nothing else does. */
async function callWithCode<T>(
  deps: PeopleDeps,
  call: ApiCall,
  schema: v.GenericSchema<unknown, T>,
  cancel: Cancel,
): Promise<ApiResult<T>> {
  const { token } = await readIdentity(deps.db);
  const result = await callAsDevice(deps, call, schema, cancel);
  if (result.ok || result.problem !== 'revoked-token') return result;
  await becomeNewDevice(deps.db, token);
  return callAsDevice(deps, call, schema, cancel);
}

/** Asks with this device's token, and makes the device known first where the server does not know it. */
export async function callAsDevice<T>(
  deps: PeopleDeps,
  call: ApiCall,
  schema: v.GenericSchema<unknown, T>,
  cancel: Cancel,
): Promise<ApiResult<T>> {
  const { isRegistered, token } = await readIdentity(deps.db);
  if (isRegistered) {
    const result = await callApi(deps, { ...call, token }, schema, cancel);
    if (result.ok || result.problem !== 'unknown-token') return result;
    await markRegistered(deps.db, token, false);
  }
  const failure = await registerDevice(deps, cancel);
  // Registering may have made it a new device.
  return failure ?? callApi(deps, { ...call, token: (await readIdentity(deps.db)).token }, schema, cancel);
}
