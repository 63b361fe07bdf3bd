import { get, set } from 'idb-keyval';
import * as v from 'valibot';
import { useLoaded } from '../study/use-loaded.ts';
import { askHub } from './ask-hub.ts';

const keptSchema = v.object({
  /** Null: this origin is no hub. */
  name: v.nullable(v.string()),
  /** When it was asked, in milliseconds since 1970. */
  at: v.number(),
});

const KEY = 'own-hub';
const ASK_AGAIN_AFTER_MS = 24 * 3_600_000;

/** The name of the hub that this app comes from; undefined where it comes from a server, and until that is known. */
export const useOwnHub = (): string | undefined => useLoaded(() => readOwnHub(), [])?.value ?? undefined;

/** Asks this page's own origin once a day whether it is a hub [HUB1]. */
async function readOwnHub(): Promise<string | null> {
  const kept = v.safeParse(keptSchema, await get<unknown>(KEY).catch(() => undefined));
  const name = kept.success ? kept.output.name : null;
  if (kept.success && Math.abs(Date.now() - kept.output.at) < ASK_AGAIN_AFTER_MS) return name;
  const { deps } = await import('../deps.ts');
  const answer = await askHub(deps().fetch, '', { signal: new AbortController().signal });
  if (answer.kind !== 'hub' && answer.kind !== 'no-hub') return name;
  const now = answer.kind === 'hub' ? answer.described.name : null;
  await set(KEY, { name: now, at: Date.now() }).catch(() => undefined);
  return now;
}
