import * as v from 'valibot';
import { type Signed, signedSchema } from '../../protocol/pack/signed.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { PackProblem } from './pack-problem.ts';

const LIMIT_BYTES = 65_536;
const signedTextSchema = v.pipe(v.string(), v.parseJson(), signedSchema);

/**
 * Fetches a signed file of the store; whether its signature is good is still to be seen. The browser makes the request
 * conditional (`no-cache`): what has not changed costs headers only. Throws PackProblem.
 */
export async function fetchSigned(
  { fetch, source = '' }: LibraryDeps,
  path: string,
  { signal }: Cancellable,
): Promise<Signed> {
  const bytes = await fetchBytes(fetch, `${source}/packs/${path}`, {
    limitBytes: LIMIT_BYTES,
    cache: 'no-cache',
    signal,
  });
  const signed = v.safeParse(signedTextSchema, new TextDecoder().decode(bytes));
  if (!signed.success) throw new PackProblem('altered');
  return signed.output;
}
