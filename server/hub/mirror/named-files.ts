import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as v from 'valibot';
import { signedSchema } from '../../../src/protocol/pack/signed.ts';
import { numberSchema } from '../../../src/protocol/pack/words.ts';
import { brotliOptions } from '../../../studio/store/compress-text.ts';
import { KEYRING_PATH } from '../../../studio/store/keyring-file.ts';
import { HubFault } from '../hub-fault.ts';
import { writeWhole } from './chunk-files.ts';

/** As far as one signed file is older or newer than another. */
const countedSchema = v.pipe(v.string(), v.parseJson(), v.object({ counter: numberSchema }));
const signedTextSchema = v.pipe(v.string(), v.parseJson(), signedSchema);

/**
 * Puts the files with names of their own into the mirror, the keyring first and the catalogue last, as the origin signed them. A hub goes back
 * behind nothing that it has shown to a phone [HUB4]. @throws HubFault bad-source
 */
export async function keepNamedFiles(dir: string, named: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const isSigned = (path: string) => path === KEYRING_PATH || path.startsWith('catalogue/');
  for (const [path, bytes] of named) {
    if (!isSigned(path)) continue;
    const kept = await readFile(join(dir, path)).catch(() => undefined);
    if (kept && counterOf(bytes) < counterOf(kept)) {
      throw new HubFault('bad-source', `${path} of the origin is older than what this hub has shown already`);
    }
  }
  const order = (path: string) => (path === KEYRING_PATH ? 0 : isSigned(path) ? 2 : 1);
  for (const [path, bytes] of [...named].sort(([a], [b]) => order(a) - order(b))) {
    const kept = await readFile(join(dir, path)).catch(() => undefined);
    if (kept?.equals(bytes)) continue;
    // An old compressed form beside a new file would be served in its place.
    await writeWhole(join(dir, `${path}.br`), brotliCompressSync(bytes, brotliOptions(bytes)));
    await writeWhole(join(dir, path), bytes);
  }
}

/** 0 of what the disk has damaged: anything that is signed takes its place. */
function counterOf(file: Uint8Array): number {
  const signed = v.safeParse(signedTextSchema, Buffer.from(file).toString());
  const counted = v.safeParse(countedSchema, signed.success ? signed.output.payload : undefined);
  return counted.success ? counted.output.counter : 0;
}
