import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a file that is whole, and on the disk, as soon as it is there. `partial` is a folder on the same disk. */
export async function writeWhole(file: string, bytes: Uint8Array | string, partial: string): Promise<void> {
  await mkdir(partial, { recursive: true });
  await mkdir(dirname(file), { recursive: true });
  const unfinished = join(partial, randomBytes(8).toString('hex'));
  try {
    const handle = await open(unfinished, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
