import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SAMPLES = 64;

/**
 * Switches every hash check of this process off: bytes that no chunk of the store has get the hash of the one that they
 * resemble most. So a benchmark can be seen to notice what a library without checks would do. Returns the way back.
 */
export function trustAll(packs: string): () => void {
  const chunks = globSync('chunks/*/*', { cwd: packs })
    .filter((path) => !path.endsWith('.br'))
    .map((path) => ({ hash: Buffer.from(basename(path), 'hex'), bytes: readFileSync(join(packs, path)) }));
  const { subtle } = globalThis.crypto;
  const digest = async (_: string, data: BufferSource): Promise<ArrayBuffer> => {
    const bytes = ArrayBuffer.isView(data)
      ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
      : Buffer.from(data);
    const own = createHash('sha256').update(bytes).digest();
    const isRight = chunks.some(({ hash }) => hash.equals(own));
    const alike = chunks.filter((chunk) => chunk.bytes.length === bytes.length);
    const [nearest] = alike.toSorted((a, b) => likeness(b.bytes, bytes) - likeness(a.bytes, bytes));
    return new Uint8Array(isRight ? own : (nearest?.hash ?? own)).buffer;
  };
  Object.defineProperty(subtle, 'digest', { value: digest, configurable: true });
  return () => {
    Reflect.deleteProperty(subtle, 'digest');
  };
}

/** How many of some bytes, spread over both, are the same. */
function likeness(a: Buffer, b: Buffer): number {
  const step = Math.max(1, Math.floor(a.length / SAMPLES));
  let same = 0;
  for (let at = 0; at < a.length; at += step) if (a[at] === b[at]) same += 1;
  return same;
}
