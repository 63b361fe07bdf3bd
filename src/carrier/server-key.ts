import { get, set } from 'idb-keyval';
import * as v from 'valibot';
import { fromHex } from '../protocol/bytes/hex.ts';
import { CARRIER_API, serverKeySchema } from '../protocol/carrier/api.ts';
import { callApi } from '../sync/call-api.ts';
import type { Cancel, SyncDeps } from '../sync/deps.ts';

const KEY = 'server-key';
/** A server that was set up anew has another key. */
const ASK_AGAIN_AFTER_MS = 30 * 24 * 60 * 60_000;

const keptSchema = v.object({ ...serverKeySchema.entries, at: v.number() });

/** The server's public key, 65 bytes, as this phone was told; undefined where it has never met the server. */
export async function readServerKey(): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const kept = v.safeParse(keptSchema, await get<unknown>(KEY));
  return kept.success ? fromHex(kept.output.publicKey) : undefined;
}

/** Asks for the key where none is known, or once a month, so that work can be sealed later without a network. */
export async function rememberServerKey(
  { fetch, now }: Pick<SyncDeps, 'fetch' | 'now'>,
  cancel: Cancel,
): Promise<void> {
  const kept = v.safeParse(keptSchema, await get<unknown>(KEY));
  if (kept.success && Math.abs(now() - kept.output.at) < ASK_AGAIN_AFTER_MS) return;
  const answer = await callApi({ fetch }, { method: 'GET', path: CARRIER_API.serverKey }, serverKeySchema, cancel);
  if (answer.ok) await set(KEY, { ...answer.value, at: now() });
}
