import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { writeVia } from '../files/write-via.ts';

/** Writes a file that is whole, and on the disk, as soon as it is there. `partial` is a folder on the same disk. */
export const writeWhole = (file: string, bytes: Uint8Array | string, partial: string): Promise<void> =>
  writeVia(join(partial, randomBytes(8).toString('hex')), file, bytes);
