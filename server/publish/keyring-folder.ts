import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring } from '../../src/protocol/pack/keyring.ts';
import { readKeyring } from '../../studio/store/keys.ts';

/** Whether a folder holds what the server signs its catalogue with. The root key need not be among it. */
export const canSign = (folder: string): boolean =>
  ['catalogue.key', 'keys.json', 'root.pub'].every((name) => existsSync(join(folder, name)));

/** The keyring of a folder as it is now: a key that was taken back counts for nothing from the next request on. */
export function keyringOf(folder: string): () => Keyring {
  let known: { text: string; keyring: Keyring } | undefined;
  return () => {
    const text = readFileSync(join(folder, 'keys.json'), 'utf8');
    // Its signature is looked at once for each text.
    if (known?.text !== text) known = { text, keyring: readKeyring(folder).keyring };
    return known.keyring;
  };
}
