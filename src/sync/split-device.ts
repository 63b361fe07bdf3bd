import { becomeSplitDevice, readIdentity } from '../data/study/identity.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { type RegistrationFailure, registerDevice } from './register-device.ts';

/**
 * The server has found this storage to be a copy of another device's: from now on it is a device of its own, of the same
 * person, and sends all again [REP2]. Where it was cut off in the middle, it goes on. Undefined when the server knows it.
 */
export async function splitDevice(
  deps: Pick<SyncDeps, 'db' | 'fetch'>,
  cancel: Cancel,
): Promise<RegistrationFailure | undefined> {
  const { token, formerToken } = await readIdentity(deps.db);
  if (formerToken === undefined) await becomeSplitDevice(deps.db, token);
  return registerDevice(deps, cancel);
}
