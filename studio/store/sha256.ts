import { createHash } from 'node:crypto';

/** SHA-256 in hex: the name of a chunk. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
