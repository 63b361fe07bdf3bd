import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newKeyring } from '../store/edit-keyring.ts';
import { makeKeyFile, makeKeys, writeKeyring } from '../store/keys.ts';

const ROOT_FILES = ['root.key', 'root.pub'] as const;

/**
 * Puts into `folder` the root key that the built app trusts, where it is here, else one that previews have for themselves, and a
 * keyring of its own: a look at a course changes nothing about who publishes, and needs nobody's key.
 */
export function preparePreviewKeys(folder: string, { keys, cache }: { keys: string; cache: string }): void {
  const own = join(cache, 'keys');
  const isHere = existsSync(join(keys, 'root.key'));
  if (!isHere && !existsSync(own)) makeKeys(own);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of ROOT_FILES) cpSync(join(isHere ? keys : own, name), join(folder, name));
  writeKeyring(folder, newKeyring(makeKeyFile(join(folder, 'catalogue.key'))));
}
