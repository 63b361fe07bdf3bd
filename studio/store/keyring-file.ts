import * as v from 'valibot';
import { keyringSchema } from '../../src/protocol/pack/keyring.ts';
import { signedSchema } from '../../src/protocol/pack/signed.ts';
import type { Report } from '../report/finding.ts';
import type { PublishingKeys } from './keys.ts';
import { readJson } from './read-json.ts';
import { isSignedBy } from './signing.ts';
import type { Store } from './store.ts';

/** The keyring's place in a store. */
export const KEYRING_PATH = 'keys.json';

/** Puts the keyring into the store; false, and a finding, where the store has a newer one than the keys (pack-spec [KEY2]). */
export function writeKeyringOf(
  store: Store,
  { keyring, signedKeyring, rootKey }: PublishingKeys,
  report: Report,
): boolean {
  const standing = readJson(store, KEYRING_PATH, signedSchema, report);
  if (standing && standing.payload !== signedKeyring.payload && isSignedBy(standing, rootKey)) {
    const before = v.safeParse(v.pipe(v.string(), v.parseJson(), keyringSchema), standing.payload);
    if (before.success && before.output.counter >= keyring.counter) {
      const message = `the store has the keyring ${before.output.counter}, and these keys know ${keyring.counter} only`;
      report('bad-keys', KEYRING_PATH, undefined, `${message}: phones would refuse it`);
      return false;
    }
  }
  store.putFile(KEYRING_PATH, `${JSON.stringify(signedKeyring)}\n`, { compress: true });
  return true;
}
