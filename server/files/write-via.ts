import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file by way of a draft on the same disk: after a power cut there is the old file, the new one, or none, and never a half.
 * Nothing else may be writing that draft.
 */
export async function writeVia(draft: string, file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(draft), { recursive: true });
  await mkdir(dirname(file), { recursive: true });
  try {
    const handle = await open(draft, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
