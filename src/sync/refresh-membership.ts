import { readIdentity, saveMembership } from '../data/study/identity.ts';
import { profileOf } from '../data/study/profile-of.ts';
import { API, membershipSchema } from '../protocol/people/api.ts';
import { callApi } from './call-api.ts';
import type { Cancel, SyncDeps } from './deps.ts';

/**
 * Asks the server who this device's person is now, and keeps it: another of her phones may have merged her into the person she
 * is there [JOIN2]. The answer also renews the recovery cookie of a page [REC2]. Whether it came.
 */
export async function refreshMembership(
  { db, fetch }: Pick<SyncDeps, 'db' | 'fetch'>,
  cancel: Cancel,
): Promise<boolean> {
  const { token } = await readIdentity(db);
  const call = { method: 'GET', path: `${API.me}?profile=${profileOf(db)}`, token } as const;
  const result = await callApi({ fetch }, call, membershipSchema, cancel);
  if (!result.ok) return false;
  const now = await readIdentity(db);
  const isNews = result.value.name !== null || result.value.classes.length > 0 || now.membership !== undefined;
  const isSamePerson = result.value.person === now.person;
  if (now.token === token && (isNews || !isSamePerson)) await saveMembership(db, result.value);
  return true;
}
