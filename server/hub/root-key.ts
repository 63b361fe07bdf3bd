import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { publicKeySchema } from '../../src/protocol/pack/signed.ts';
import { type HubOptions, HubOptionsError } from './hub-options.ts';
import { writeWhole } from './mirror/chunk-files.ts';

/** The same names that the build of the app goes by. */
export interface RootKeyEnvironment {
  readonly ROOT_KEY?: string | undefined;
  readonly ROOT_KEY_FILE?: string | undefined;
}

const BUILT_WITH = 'data/keys/root.pub';

/**
 * The public root key under which packs are believed: of the command line, the environment, the hub's own folder from an earlier
 * start, or what this checkout's app was built with. It is kept in the hub's folder. @throws HubOptionsError where there is none
 */
export async function readRootKey(
  { rootKey, dataDir }: Pick<HubOptions, 'rootKey' | 'dataDir'>,
  env: RootKeyEnvironment,
): Promise<string> {
  const kept = join(dataDir, 'root.pub');
  const files = [...(env.ROOT_KEY_FILE ? [env.ROOT_KEY_FILE] : []), kept, BUILT_WITH];
  let key = rootKey ?? env.ROOT_KEY;
  for (const file of files) key ??= await readFile(file, 'utf8').catch(() => undefined);
  const parsed = v.safeParse(v.pipe(v.string(), v.trim(), publicKeySchema), key);
  if (!parsed.success) {
    throw new HubOptionsError('--root-key HEX is needed once: the main server has it in its folder, in keys/root.pub');
  }
  await writeWhole(kept, `${parsed.output}\n`);
  return parsed.output;
}
