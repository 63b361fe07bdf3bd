import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const PART_BYTES = 65_536;

/**
 * The SHA-256 of a file, in hex; undefined where there is none. It is read through one small buffer: whole chunks would lie in memory by the dozen
 * until they are collected, on a computer that has little of it.
 */
export async function hashOfFile(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const hash = createHash('sha256');
    const buffer = new Uint8Array(PART_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, PART_BYTES);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
