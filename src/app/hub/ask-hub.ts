import * as v from 'valibot';
import { linkedAbort } from '../../data/linked-abort.ts';
import { HUB_API, type HubDescription, hubDescriptionSchema } from '../../protocol/hub/hub-api.ts';
import { isBlocked } from './hub-address.ts';

/** A hub is near: who has not answered by then is not there. She may have to answer the browser's question meanwhile. */
const PATIENCE_MS = 30_000;

const JSON_TYPE = 'application/json';

/** `silent`: nobody answers. `no-hub`: somebody else does. `blocked`: this browser may not ask there. `denied`: she has forbidden it. */
export type HubProblem = 'silent' | 'no-hub' | 'blocked' | 'denied';

export type HubAnswer = { readonly kind: 'hub'; readonly described: HubDescription } | { readonly kind: HubProblem };

/** Asks an origin whether it is a hub, and what it holds [HUB1]. `origin` is empty for this page's own. */
export async function askHub(
  fetch: typeof globalThis.fetch,
  origin: string,
  { signal }: { signal: AbortSignal },
): Promise<HubAnswer> {
  if (origin !== '' && isBlocked(origin)) return { kind: 'blocked' };
  const call = linkedAbort(signal);
  const timer = setTimeout(call.abort, PATIENCE_MS);
  try {
    const url = `${origin}${HUB_API.description}`;
    const answer = await fetch(url, { cache: 'no-store', redirect: 'error', signal: call.signal });
    if (!answer.ok || answer.headers.get('content-type')?.startsWith(JSON_TYPE) !== true) return { kind: 'no-hub' };
    const described = v.safeParse(v.pipe(v.string(), v.parseJson(), hubDescriptionSchema), await answer.text());
    return described.success ? { kind: 'hub', described: described.output } : { kind: 'no-hub' };
  } catch {
    signal.throwIfAborted();
    return { kind: (await isDenied()) ? 'denied' : 'silent' };
  } finally {
    clearTimeout(timer);
    call.done();
  }
}

/** Chrome's names for the permission: of 142, and of the versions that split it. In no lib of TypeScript. */
const NAMES = ['local-network-access', 'local-network'];

async function isDenied(): Promise<boolean> {
  for (const name of NAMES) {
    const descriptor: { name: string } = { name };
    const query: (wanted: object) => Promise<PermissionStatus> = (wanted) =>
      Reflect.apply(navigator.permissions.query, navigator.permissions, [wanted]);
    const status = await query(descriptor).catch(() => undefined);
    if (status?.state === 'denied') return true;
  }
  return false;
}
