import { API } from '../protocol/people/api.ts';
import { type Recoverable, recoverablesSchema } from '../protocol/people/rescue-api.ts';
import { callApi } from './call-api.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { type PeopleResult, shown } from './people-result.ts';

/** Whom the server finds by what it left with this browser; nobody where cookies were cleared too. */
export async function findRecoverable(
  { fetch }: Pick<SyncDeps, 'fetch'>,
  cancel: Cancel,
): Promise<PeopleResult<{ people: readonly Recoverable[] }>> {
  const result = await callApi({ fetch }, { method: 'GET', path: API.recover }, recoverablesSchema, cancel);
  return result.ok ? { ok: true, people: result.value.people } : shown(result);
}
